// 导入批次的推进：读、对列、查、写、撤。每一步都是比较之后再改，重启之后从原处继续。
import type { ImportBatch } from "#generated/client";
import type { ImportState } from "#generated/enums";
import { now } from "#lib/clock";
import { sealJson } from "#lib/crypto/seal";
import { bytesForRow, insertMany, type Tx } from "#lib/db";
import { beforePlace, cellPlace } from "#lib/imports/batches/queries";
import { STATE_LABELS } from "#lib/imports/labels";
import { type CheckedRow, type Counts, IMPORT_FLOW, NO_COUNTS, type RowKeys } from "#lib/imports/rules";
import { no, refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";
import type { SheetRow } from "#lib/excel/read";

type MoveName = (typeof IMPORT_FLOW)["moves"][number]["name"];

/** Locks a batch; the state machine says whether the step is possible now. */
export async function lockForMove(tx: Tx, batchId: string, move: MoveName): Promise<ImportBatch> {
  await tx.$executeRaw`SELECT 1 FROM import_batch WHERE id = ${batchId}::uuid FOR UPDATE`;
  const batch = (await tx.importBatch.findUnique({ where: { id: batchId } })) ?? refuse("E-GEN-08");
  if (!findMove(IMPORT_FLOW, batch.state, move)) refuse("E-IMP-15", { state: STATE_LABELS[batch.state] });
  return batch;
}

/** Whether a job's step is still wanted; a repeated or late job finds it is not. */
export async function takeForJob(tx: Tx, batchId: string, state: ImportState): Promise<ImportBatch | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM import_batch WHERE id = ${batchId}::uuid AND state::text = ${state} FOR UPDATE SKIP LOCKED`;
  return row ? tx.importBatch.findUnique({ where: { id: batchId } }) : null;
}

/** Moves a locked batch on. */
export const advance = (tx: Tx, batch: ImportBatch, move: MoveName, data: object = {}) => {
  const to = findMove(IMPORT_FLOW, batch.state, move)?.to ?? refuse("E-IMP-15", { state: STATE_LABELS[batch.state] });
  return tx.importBatch.update({ where: { id: batch.id }, data: { ...data, state: to } });
};

/** Stores rows as they come from the sheet; cells are sealed. */
export const keepRows = (tx: Tx, batchId: string, rows: readonly SheetRow[]): Promise<void> =>
  insertMany(
    tx,
    "import_row",
    rows.map(({ row, cells }) => ({
      batch_id: batchId,
      row_no: row,
      cells: bytesForRow(sealJson(cells, cellPlace(batchId, row))),
      findings: [],
      changes: [],
    })),
  );

const AT_ONCE = 2000;

/** Replaces the cells of rows. */
export async function rewriteCells(tx: Tx, batchId: string, rows: readonly SheetRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const part = rows.slice(at, at + AT_ONCE);
    const list = JSON.stringify(
      part.map(({ row, cells }) => ({ row_no: row, cells: bytesForRow(sealJson(cells, cellPlace(batchId, row))) })),
    );
    await tx.$executeRaw`
      UPDATE import_row r SET cells = n.cells FROM json_to_recordset(${list}::json) AS n(row_no int, cells bytea)
      WHERE r.batch_id = ${batchId}::uuid AND r.row_no = n.row_no`;
  }
}

/** Keys as they are kept. */
const keptKeys = ({ idKey, textKey, deskKey, mobileKey }: RowKeys) => ({
  id_key: idKey && bytesForRow(idKey),
  text_key: textKey,
  desk_key: deskKey,
  mobile_key: mobileKey && bytesForRow(mobileKey),
});

/** Notes by which keys rows may repeat each other. */
export async function keepKeys(tx: Tx, batchId: string, keys: readonly RowKeys[]): Promise<void> {
  const list = JSON.stringify(keys.map((k) => ({ row_no: k.rowNo, ...keptKeys(k) })));
  await tx.$executeRaw`
    UPDATE import_row r SET id_key = n.id_key, text_key = n.text_key, desk_key = n.desk_key, mobile_key = n.mobile_key
    FROM json_populate_recordset(NULL::import_row, ${list}::json) n
    WHERE r.batch_id = ${batchId}::uuid AND r.row_no = n.row_no`;
}

/** Notes what became of rows in the check, and by which keys they may repeat each other. */
export async function keepVerdicts(tx: Tx, batchId: string, rows: readonly CheckedRow[], keys: readonly RowKeys[]): Promise<void> {
  const byRow = new Map(keys.map((k) => [k.rowNo, keptKeys(k)]));
  const list = rows.map(({ rowNo, verdict, findings, changes, targetId }) => {
    return { row_no: rowNo, verdict, findings, changes, target_id: targetId, ...byRow.get(rowNo) };
  });
  await tx.$executeRaw`
    UPDATE import_row r SET verdict = n.verdict, findings = n.findings, changes = n.changes, target_id = n.target_id,
      id_key = n.id_key, text_key = n.text_key, desk_key = n.desk_key, mobile_key = n.mobile_key
    FROM json_populate_recordset(NULL::import_row, ${JSON.stringify(list)}::json) n
    WHERE r.batch_id = ${batchId}::uuid AND r.row_no = n.row_no`;
}

/** Counts the verdicts of a batch and stores them with it. */
export async function recount(tx: Tx, batchId: string): Promise<Counts> {
  const found = await tx.importRow.groupBy({ by: ["verdict"], where: { batchId }, _count: true });
  const counts = { ...NO_COUNTS };
  for (const { verdict, _count } of found) if (verdict) counts[verdict] = _count;
  await tx.importBatch.update({ where: { id: batchId }, data: { counts } });
  return counts;
}

/** Notes how far the work is, outside its transaction, so that others see it. */
export const showProgress = (tx: Tx, batchId: string, progress: number, total: number) =>
  tx.importBatch.updateMany({ where: { id: batchId, state: { in: ["READING", "CHECKING", "APPLYING"] } }, data: { progress, total } });

/** Ends a batch that cannot go on, with the sentence for its owner. */
export const failBatch = (tx: Tx, batch: ImportBatch, failure: { code: string; because: string }) =>
  advance(tx, batch, "fail", { failure, checkedAt: now() });

/** What a row became: whom it is about, in which version, and what they were before. */
type Kept = { rowNo: number; targetId: string; version: number; before: object | null };

/** Notes what was written where; rows that were taken meanwhile are skipped after all. */
export async function keepOutcomes(tx: Tx, batch: ImportBatch, outcomes: readonly Kept[]): Promise<void> {
  const list = JSON.stringify(
    outcomes.map((o) => ({
      row_no: o.rowNo,
      target: o.targetId,
      version: o.version,
      before: o.before ? bytesForRow(sealJson(o.before, beforePlace(batch.id, o.rowNo))) : null,
    })),
  );
  await tx.$executeRaw`
    UPDATE import_row r SET target_id = n.target, version = n.version, before = n.before
    FROM json_to_recordset(${list}::json) AS n(row_no int, target uuid, version int, before bytea)
    WHERE r.batch_id = ${batch.id}::uuid AND r.row_no = n.row_no`;
  const late = no("E-IMP-19");
  const column = batch.kind === "ORGANIZATIONS" ? "shortName" : "idNumber";
  const finding = JSON.stringify([{ column, code: late.code, because: late.because, soft: false, fixes: [] }]);
  await tx.$executeRaw`
    UPDATE import_row SET verdict = 'SKIP', findings = ${finding}::jsonb
    WHERE batch_id = ${batch.id}::uuid AND verdict IN ('NEW', 'UPDATE') AND version IS NULL`;
}
