import { forMembers, json } from "#lib/auth/api";
import { targetFilterSchema } from "#lib/transfers/schema";
import { listTargets } from "#lib/transfers/targets/queries";

/** Organizations that one can be transferred to, by name or going down the tree. */
export const GET = forMembers("transfers.targets", async (_own, _params, request) => {
  const { searchParams } = new URL(request.url);
  return json(await listTargets(targetFilterSchema.parse({ q: searchParams.get("q") ?? "", at: searchParams.get("at") ?? undefined })));
});
