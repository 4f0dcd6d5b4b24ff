import { forManagers, json } from "#lib/auth/api";
import { searchTree } from "#lib/organizations/queries";

const LONGEST = 40;

/** Organizations within reach by name, spelling or initials. */
export const GET = forManagers("members:V", async ({ scope }, request) => {
  const typed = (new URL(request.url).searchParams.get("q") ?? "").replaceAll("\0", "").trim().slice(0, LONGEST);
  return json(typed === "" ? [] : await searchTree(scope, typed));
});
