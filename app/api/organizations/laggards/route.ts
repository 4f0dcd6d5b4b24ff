import { forManagers, json } from "#lib/auth/api";
import { MOST_NAMED } from "#lib/members/reminders/rules";
import { findOrganization } from "#lib/organizations/queries";
import { listLagging } from "#lib/organizations/reminders/queries";
import { childFilterSchema } from "#lib/organizations/schema";
import { refuse } from "#lib/verdict";

/** Which of the filtered lower organizations lag behind, for the text that goes to their secretaries. */
export const GET = forManagers("children:V", async ({ scope }, request) => {
  const filter = childFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const at = (await findOrganization(scope, filter.at ?? scope.organizationId)) ?? refuse("E-GEN-08");
  return json(await listLagging(scope, { at, filter, most: MOST_NAMED }));
});
