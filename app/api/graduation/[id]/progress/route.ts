import { forManagers, json } from "#lib/auth/api";
import { getBatch } from "#lib/graduation/batches/queries";
import { refuse } from "#lib/verdict";

/** How far a batch is, for the page that waits. */
export const GET = forManagers<{ id: string }>("transferOut:C", async ({ scope }, _, { id }) => {
  const { state, progress, ready } = (await getBatch(scope, id)) ?? refuse("E-GEN-08");
  return json({ state, progress, total: ready });
});
