import { forManagers, json } from "#lib/auth/api";
import { searched } from "#lib/fields";
import { listEntryNodes, searchEntryBranches } from "#lib/members/entry/queries";
import { entryReach } from "#lib/members/policy";
import { readSettings } from "#lib/settings/settings";
import { refuse } from "#lib/verdict";

/** Branches into which this desk enters members: below a node of the tree, or by name, spelling or initials. */
export const GET = forManagers("enterMember:C", async ({ actor, scope }, request) => {
  const asked = new URL(request.url).searchParams;
  const own = actor.organization ?? refuse("E-GEN-08");
  const reach = entryReach(own.category, await readSettings(own.path));
  const parent = asked.get("parent");
  if (parent !== null) return json(await listEntryNodes(scope, reach, parent));
  const typed = searched.parse(asked.get("q"));
  return json(typed === "" ? [] : await searchEntryBranches(scope, reach, typed));
});
