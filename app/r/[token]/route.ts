import { readSlip } from "#lib/accounts/activation/queries";
import { readAddress } from "#lib/auth/request";
import { writePass } from "#lib/auth/cookies";
import { allow } from "#lib/auth/throttle";
import { readLinkToken } from "#lib/crypto/codes";
import { readInvitation } from "#lib/registration/queries";

type Context = { params: Promise<{ token: string }> };

const go = (location: string): Response =>
  new Response(null, { status: 303, headers: { Location: location, "Cache-Control": "no-store" } });

/** Where every code lands: an activation slip opens the activation, a registration code the registration. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  if (!(await allow("door", await readAddress()))) return go("/faq#busy");
  const link = readLinkToken((await params).token);
  if (!link) return go("/faq#code");
  const [opens, page] =
    link.kind === "activation" ? [await readSlip(link.id), "/activate"] : [await readInvitation(link.id), "/register/administrator"];
  if (!opens) return go(`${page}?ended=1`);
  await writePass({ codeId: link.id });
  return go(page);
}
