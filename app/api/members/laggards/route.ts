import { forManagers, json } from "#lib/auth/api";
import { remindRoster } from "#lib/members/roster/report";
import { rosterFilterSchema } from "#lib/members/schema";
import { refuse } from "#lib/verdict";

/** Who of the filtered member list has something left to do, for the text that goes to the group. */
export const GET = forManagers("members:V", async ({ scope }, request) => {
  const filter = rosterFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  return json((await remindRoster(scope, filter)) ?? refuse("E-GEN-08"));
});
