import { forManagers, json } from "#lib/auth/api";
import { getMemberCard } from "#lib/members/card/queries";
import { refuse } from "#lib/verdict";

/** What the drawer beside the list shows of a member; masked. */
export const GET = forManagers<{ id: string }>("members:V", async ({ actor, scope }, _, { id }) =>
  json((await getMemberCard(actor, scope, id)) ?? refuse("E-GEN-08")),
);
