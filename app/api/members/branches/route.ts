import { forManagers, json } from "#lib/auth/api";
import { searched } from "#lib/fields";
import { searchEntryBranches } from "#lib/members/entry/queries";
import { entryReach } from "#lib/members/policy";
import { readSettings } from "#lib/settings/settings";
import { refuse } from "#lib/verdict";

/** Branches into which this desk enters members, by name, spelling or initials. */
export const GET = forManagers("enterMember:C", async ({ actor, scope }, request) => {
  const typed = searched.parse(new URL(request.url).searchParams.get("q"));
  const own = actor.organization ?? refuse("E-GEN-08");
  const reach = entryReach(own.category, await readSettings(own.path));
  return json(typed === "" ? [] : await searchEntryBranches(scope, reach, typed));
});
