// 把定好的一批写下来：每个人去哪里，能不能办。
import type { GraduateBatch } from "#generated/client";
import { sealJson } from "#lib/crypto/seal";
import { bytesForRow, insertMany, type Tx } from "#lib/db";
import { advance } from "#lib/graduation/batches/commands";
import { type Judged, rowPlace } from "#lib/graduation/batches/queries";

const rowOf = (
  batchId: string,
  { rowNo, personId, name, traveller, to, targetId, targetName, reason, declarationId, form, because }: Judged,
) => ({
  ...{ batch_id: batchId, row_no: rowNo, person_id: personId, name, from_branch_id: traveller?.branch.id ?? null },
  ...{ target_id: to?.id ?? targetId, target_name: targetName, reason, declaration_id: declarationId },
  ...{ verdict: because === null ? "READY" : "BLOCKED", because },
  details: bytesForRow(sealJson(form, rowPlace(batchId, rowNo))),
});

/** Keeps the plan of a locked batch; what an interrupted attempt has left is written over. */
export async function keepPlan(
  tx: Tx,
  batch: GraduateBatch,
  { judged, millis }: { judged: readonly Judged[]; millis: number },
): Promise<void> {
  await tx.graduateBatchRow.deleteMany({ where: { batchId: batch.id } });
  await insertMany(
    tx,
    "graduate_batch_row",
    judged.map((j) => rowOf(batch.id, j)),
  );
  const ready = judged.filter((j) => j.because === null).length;
  await advance(tx, batch, "planned", { total: judged.length, ready, progress: 0, planMillis: millis });
}
