import { forMembers, json } from "#lib/auth/api";
import { listPlaces, searchPlaces } from "#lib/transfers/targets/queries";
import { placeSchema } from "#lib/transfers/targets/schema";

/** Where one may be transferred to: the next level of the country's tree, or places by name, spelling or way. */
export const GET = forMembers("transfer-targets", async ({ actor }, _, request) => {
  const { q, parent, from, reason } = placeSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const going = { fromBranchId: from ?? actor.branch?.id ?? null, reason: reason ?? null };
  if (parent) return json(await listPlaces(parent, going));
  return json(q === "" ? [] : await searchPlaces(q, going));
});
