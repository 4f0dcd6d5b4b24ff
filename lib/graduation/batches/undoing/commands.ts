// 整批撤销：没人决定的转出撤回，已转入的转回原支部，申报又可以改；有一个撤不了就一个都不撤。
import type { GraduateBatch } from "#generated/client";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import type { Tx } from "#lib/db";
import { requireFree } from "#lib/graduation/batches/commands";
import { moveMany, withdrawMany } from "#lib/transfers/many/commands";
import { findSites, listTravellers, type Site } from "#lib/transfers/places/queries";
import { refuse } from "#lib/verdict";

type Moved = { personId: string; fromBranchId: string };

const BACK = { title: (to: Site) => `你的组织关系已转回${to.shortName}`, body: "成批办理的转接已整批撤销。" };

/** Everybody who was moved goes back to where they came from. */
async function moveBack(tx: Tx, actor: Actor, moved: readonly Moved[]): Promise<void> {
  const [travellers, sites] = [await listTravellers(moved.map((m) => m.personId)), await findSites(moved.map((m) => m.fromBranchId))];
  const byId = new Map(travellers.map((t) => [t.personId, t]));
  const form = { reason: "REORGANIZATION" as const, remark: "撤销成批转接" };
  const going = moved.map(({ personId, fromBranchId }) => ({
    traveller: byId.get(personId) ?? refuse("E-GEN-02"),
    form,
    to: sites.get(fromBranchId) ?? refuse("E-GEN-08"),
  }));
  if (going.length > 0) await moveMany(tx, actor, { going, initiatorOrgId: actor.organizationId ?? "", ...BACK });
}

/** What was said may be said anew, unless it has been meanwhile. */
const reopenDeclarations = (tx: Tx, batchId: string): Promise<number> => tx.$executeRaw`
  UPDATE graduate_declaration d SET used_at = NULL, updated_at = ${now()} FROM graduate_batch_row r
  WHERE r.batch_id = ${batchId}::uuid AND r.declaration_id = d.id AND r.verdict IN ('FILED', 'MOVED')
    AND NOT EXISTS (SELECT 1 FROM graduate_declaration o WHERE o.person_id = d.person_id AND o.used_at IS NULL)`;

/** Takes back everything that a locked batch did, in the running transaction. */
export async function takeBackAll(tx: Tx, actor: Actor, batch: GraduateBatch): Promise<void> {
  const rows = await tx.graduateBatchRow.findMany({ where: { batchId: batch.id, verdict: { in: ["FILED", "MOVED"] } } });
  const ids = rows.flatMap((r) => (r.personId ? [r.personId] : [])).sort();
  await tx.$executeRaw`SELECT 1 FROM person WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  await requireFree(batch.id);
  const of = (verdict: "FILED" | "MOVED") => rows.filter((r) => r.verdict === verdict);
  await withdrawMany(
    tx,
    actor,
    of("FILED").flatMap((r) => (r.transferId ? [r.transferId] : [])),
  );
  await moveBack(
    tx,
    actor,
    of("MOVED").flatMap(({ personId, fromBranchId }) => (personId && fromBranchId ? [{ personId, fromBranchId }] : [])),
  );
  await reopenDeclarations(tx, batch.id);
  await tx.graduateBatchRow.updateMany({ where: { batchId: batch.id, verdict: { in: ["FILED", "MOVED"] } }, data: { verdict: "UNDONE" } });
}
