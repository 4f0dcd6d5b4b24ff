import { forMembers, json } from "#lib/auth/api";
import { searched } from "#lib/fields";
import { searchTargets } from "#lib/graduation/declarations/queries";

/** Organizations that one may go to, for the phone's form: names only, few. */
export const GET = forMembers<{ typed: string }>("targets", async (_, { typed }) =>
  json(await searchTargets(searched.parse(decodeURIComponent(typed)))),
);
