import { forManagers, json } from "#lib/auth/api";
import { getBatch } from "#lib/imports/batches/queries";
import { refuse } from "#lib/verdict";

/** How far a batch is, for the page that waits. */
export const GET = forManagers<{ id: string }>("enterMember:C", async ({ scope }, _, { id }) => {
  const { view } = (await getBatch(scope, id)) ?? refuse("E-GEN-08");
  return json({ state: view.state, progress: view.progress, total: view.total });
});
