import { readSlip } from "#lib/accounts/activation/queries";
import { readAddress } from "#lib/auth/request";
import { writeApplication, writePass } from "#lib/auth/cookies";
import { allow } from "#lib/auth/throttle";
import { type LinkKind, readLinkToken } from "#lib/crypto/codes";
import { readInvitation } from "#lib/registration/queries";
import { getStanding } from "#lib/registration/self/queries";

type Context = { params: Promise<{ token: string }> };

const go = (location: string): Response =>
  new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });

type Opening = { page: string; read: (id: string) => Promise<unknown> };
const OPENS: Readonly<Record<LinkKind, Opening>> = {
  activation: { page: "/activate", read: readSlip },
  registration: { page: "/register/administrator", read: readInvitation },
  application: { page: "/register/member", read: getStanding },
};

/** Where every code lands: an activation slip opens the activation, a registration code the registration, an application its course. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  if (!(await allow("door", await readAddress()))) return go("/faq#busy");
  const { token } = await params;
  const link = readLinkToken(token);
  if (!link) return go("/faq#code");
  const { page, read } = OPENS[link.kind];
  if (!(await read(link.id))) return go(`${page}?ended=1`);
  if (link.kind === "application") await writeApplication(token);
  else await writePass({ codeId: link.id });
  return go(page);
}
