import { readSlip } from "#lib/accounts/activation/queries";
import { readAddress } from "#lib/auth/request";
import { writeApplication, writePass } from "#lib/auth/cookies";
import { allow } from "#lib/auth/throttle";
import { type LinkKind, readLinkToken } from "#lib/crypto/codes";
import { readInvitation } from "#lib/registration/queries";
import { getStanding } from "#lib/registration/self/queries";
import { readArrivalCode } from "#lib/transfers/arrival/queries";
import { addressOf, ENDED } from "#lib/transfers/arrival/rules";

type Context = { params: Promise<{ token: string }> };

const go = (location: string): Response =>
  new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });

type Opening = { page: string; read: (id: string) => Promise<unknown> };
type Slip = Extract<LinkKind, "activation" | "registration" | "application">;
const OPENS: Readonly<Record<Slip, Opening>> = {
  activation: { page: "/activate", read: readSlip },
  registration: { page: "/register/administrator", read: readInvitation },
  application: { page: "/register/member", read: getStanding },
};
const PURPOSES = { joining: "JOIN", reporting: "REPORT" } as const;

type Link = { kind: LinkKind; id: string };
const isBranchCode = (link: Link): link is Link & { kind: keyof typeof PURPOSES } => link.kind in PURPOSES;

/** A branch's code leads members on; who is not signed in signs in on the way and comes back. */
async function openBranchCode({ kind, id }: Link & { kind: keyof typeof PURPOSES }): Promise<Response> {
  const code = await readArrivalCode(id);
  return go(code?.purpose === PURPOSES[kind] ? addressOf(code) : ENDED);
}

/** Where every code lands: an activation slip opens the activation, a registration code the registration, an application its course, a branch's code the way to it. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  if (!(await allow("door", await readAddress()))) return go("/faq#busy");
  const { token } = await params;
  const link = readLinkToken(token);
  if (!link) return go("/faq#code");
  if (isBranchCode(link)) return openBranchCode(link);
  const { page, read } = OPENS[link.kind as Slip];
  if (!(await read(link.id))) return go(`${page}?ended=1`);
  if (link.kind === "application") await writeApplication(token);
  else await writePass({ codeId: link.id });
  return go(page);
}
