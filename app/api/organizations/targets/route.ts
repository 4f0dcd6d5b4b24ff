import { forManagers, json } from "#lib/auth/api";
import { searched } from "#lib/fields";
import { searchTargets } from "#lib/reorganization/moves/queries";

const SHORTEST = 2;

/** Superiors to whom the own organization could move, by name, spelling or initials; in the whole tree, names only. */
export const GET = forManagers("move:C", async ({ scope }, request) => {
  const typed = searched.parse(new URL(request.url).searchParams.get("q"));
  return json(typed.length < SHORTEST ? [] : await searchTargets(scope, typed));
});
