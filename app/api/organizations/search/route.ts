import { forManagers, json } from "#lib/auth/api";
import { searched } from "#lib/fields";
import { searchTree } from "#lib/organizations/queries";

/** Organizations within reach by name, spelling or initials. */
export const GET = forManagers("members:V", async ({ scope }, request) => {
  const typed = searched.parse(new URL(request.url).searchParams.get("q"));
  return json(typed === "" ? [] : await searchTree(scope, typed));
});
