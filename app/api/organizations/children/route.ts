import { forManagers, json } from "#lib/auth/api";
import { listTreeChildren } from "#lib/organizations/queries";

/** The next level of the tree, when a node is opened. */
export const GET = forManagers("children:V", async ({ scope }, request) => {
  const parent = new URL(request.url).searchParams.get("parent") ?? scope.organizationId;
  return json(await listTreeChildren(scope, parent));
});
