// 导入者的操作：开始、对列、改格、确认、撤销、放弃。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { unsealJson } from "#lib/crypto/seal";
import { laterByMinutes } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { textOf, withoutMark } from "#lib/excel/cells";
import { unmapped } from "#lib/excel/template";
import { fileName } from "#lib/files/queries";
import type { ImportBatch } from "#generated/client";
import type { ImportKind } from "#generated/enums";
import { advance, lockForMove, recount, rewriteCells } from "#lib/imports/batches/commands";
import { beforePlace, mappingOf, openCells, templateFor } from "#lib/imports/batches/queries";
import { judgeRows, keyRows } from "#lib/imports/jobs";
import { findDependents, undoMembers, type Written } from "#lib/imports/members/commands";
import { findDependentCadres, undoCadres } from "#lib/imports/cadres/commands";
import { findDependentOrganizations, undoOrganizations } from "#lib/imports/organizations/commands";
import { mayImport } from "#lib/imports/policy";
import { findDecidedTransfers, undoTransfers } from "#lib/imports/transfers/commands";
import { enqueue } from "#lib/jobs/queue";
import type { Draft } from "#lib/members/entry/schema";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

/** Starts an import of a stored workbook; reading goes on in the background. */
export const beginImport = (actor: Actor, { kind, fileId }: { kind: ImportKind; fileId: string }): Promise<{ batchId: string }> =>
  transaction(async (tx) => {
    permit(mayImport(actor, kind));
    const file = await tx.storedFile.findFirst({ where: { id: fileId, createdById: actor.personId, purpose: "import" } });
    if (!file) refuse("E-GEN-08");
    const batchId = newId();
    const organizationId = actor.organizationId ?? "";
    await tx.importBatch.create({
      data: { id: batchId, kind, organizationId, createdById: actor.personId, fileId, state: "READING", createdAt: now() },
    });
    await enqueue(tx, "readImport", { batchId }, `read/${batchId}`);
    await record(tx, actor, { action: "import.begun", subject: { type: "importBatch", id: batchId }, detail: { kind } });
    return { batchId };
  });

async function lockOwn(tx: Tx, actor: Actor, batchId: string, move: Parameters<typeof lockForMove>[2]): Promise<ImportBatch> {
  const known = await tx.importBatch.findFirst({
    where: { id: batchId, organizationId: actor.organizationId ?? "" },
    select: { kind: true },
  });
  if (!known) refuse("E-GEN-08");
  permit(mayImport(actor, known.kind));
  return lockForMove(tx, batchId, move);
}

/** Says which column is which; then the check begins. */
export const mapImportColumns = (actor: Actor, { batchId, mapping }: { batchId: string; mapping: Record<string, number> }): Promise<void> =>
  transaction(async (tx) => {
    const batch = await lockOwn(tx, actor, batchId, "check");
    const home = await tx.organization.findUniqueOrThrow({ where: { id: batch.organizationId } });
    const template = templateFor(batch, home, actor);
    const known = Object.fromEntries(
      Object.entries(mapping).filter(([key, at]) => template.columns.some((c) => c.key === key) && at < batch.headers.length),
    );
    const missing = unmapped(template, known);
    if (missing.length > 0) refuse("E-GEN-01", { fields: missing.map((c) => c.header).join("、") });
    await advance(tx, batch, "check", { mapping: known });
    await enqueue(tx, "checkImport", { batchId }, `check/${batchId}`);
  });

/** Rows that share a key with those that changed are judged again with them. */
async function related(tx: Tx, batchId: string, rowNos: readonly number[]): Promise<number[]> {
  const found = await tx.$queryRaw<{ rowNo: number }[]>`
    WITH edited AS (SELECT * FROM import_row WHERE batch_id = ${batchId}::uuid AND row_no = ANY(${[...rowNos]}::int[]))
    SELECT row_no AS "rowNo" FROM edited
    UNION SELECT o.row_no FROM import_row o JOIN edited e ON o.batch_id = e.batch_id AND o.id_key = e.id_key
    UNION SELECT o.row_no FROM import_row o JOIN edited e ON o.batch_id = e.batch_id AND o.text_key = e.text_key
    UNION SELECT o.row_no FROM import_row o JOIN edited e ON o.batch_id = e.batch_id AND o.desk_key = e.desk_key
    UNION SELECT o.row_no FROM import_row o JOIN edited e ON o.batch_id = e.batch_id AND o.mobile_key = e.mobile_key`;
  return found.map((f) => f.rowNo);
}

/** Where a column stands in the sheet. */
const placeOf = (mapping: Readonly<Record<string, number>>, column: string): number =>
  (Object.hasOwn(mapping, column) ? mapping[column] : undefined) ?? refuse("E-GEN-08");

async function editRows(tx: Tx, batch: ImportBatch, edits: ReadonlyMap<number, Record<string, string>>): Promise<void> {
  const rowNos = [...edits.keys()];
  const before = await related(tx, batch.id, rowNos);
  const rows = await tx.importRow.findMany({ where: { batchId: batch.id, rowNo: { in: rowNos } } });
  const mapping = mappingOf(batch);
  const rewritten = rows.map((row) => {
    const cells = openCells(row);
    for (const [column, value] of Object.entries(edits.get(row.rowNo) ?? {})) {
      const at = placeOf(mapping, column);
      while (cells.length <= at) cells.push("");
      cells[at] = textOf(value);
    }
    return { row: row.rowNo, cells };
  });
  await rewriteCells(tx, batch.id, rewritten);
  await keyRows(tx, batch, rowNos);
  const after = await related(tx, batch.id, rowNos);
  await judgeRows(tx, batch, [...new Set([...before, ...after])]);
  await recount(tx, batch.id);
}

/** Corrects cells of one row in the preview and judges it again. */
export const editImportRow = (
  actor: Actor,
  { batchId, rowNo, set }: { batchId: string; rowNo: number; set: Record<string, string> },
): Promise<void> =>
  transaction(async (tx) => {
    const batch = await lockOwn(tx, actor, batchId, "apply");
    const exists = await tx.importRow.count({ where: { batchId, rowNo } });
    if (exists === 0) refuse("E-GEN-08");
    await editRows(tx, batch, new Map([[rowNo, set]]));
  });

export type Replacement = { batchId: string; column: string; from: string; to: string };

/** Replaces one wrong value everywhere in a column. Answers how many rows had it. */
export const replaceImportValue = (actor: Actor, { batchId, column, from, to }: Replacement): Promise<{ rows: number }> =>
  transaction(async (tx) => {
    const batch = await lockOwn(tx, actor, batchId, "apply");
    const at = placeOf(mappingOf(batch), column);
    const rows = await tx.importRow.findMany({ where: { batchId } });
    const hits = rows.filter((row) => withoutMark(openCells(row)[at] ?? "") === from);
    await editRows(tx, batch, new Map(hits.map((row) => [row.rowNo, { [column]: to }])));
    return { rows: hits.length };
  });

/** Confirms: from here on the background writes. */
export const applyImport = (actor: Actor, { batchId }: { batchId: string }): Promise<void> =>
  transaction(async (tx) => {
    const batch = await lockOwn(tx, actor, batchId, "apply");
    const { NEW, UPDATE } = await recount(tx, batchId);
    if (NEW + UPDATE === 0) refuse("E-IMP-20");
    await advance(tx, batch, "apply", { progress: 0 });
    await enqueue(tx, "applyImport", { batchId }, `apply/${batchId}`);
    await record(tx, actor, { action: "import.confirmed", subject: { type: "importBatch", id: batchId }, detail: { NEW, UPDATE } });
  });

async function writtenRows(tx: Tx, batch: ImportBatch): Promise<Written[]> {
  const rows = await tx.importRow.findMany({ where: { batchId: batch.id, version: { not: null }, verdict: { in: ["NEW", "UPDATE"] } } });
  return rows.map((row) => ({
    targetId: row.targetId ?? "",
    version: row.version ?? 0,
    isNew: row.verdict === "NEW",
    before: row.before ? unsealJson<Draft>(row.before, beforePlace(batch.id, row.rowNo)) : null,
  }));
}

const findDependentOn = (tx: Tx, { kind, organizationId }: ImportBatch, written: readonly Written[]): Promise<string[]> => {
  if (kind === "CADRES") return findDependentCadres(tx, organizationId, written);
  const ids = written.map((w) => w.targetId);
  if (kind === "TRANSFERS_IN") return findDecidedTransfers(tx, ids);
  return kind === "ORGANIZATIONS" ? findDependentOrganizations(tx, ids) : findDependents(tx, written);
};

type Undone = { batch: ImportBatch; named: { id: string; name: string }; written: readonly Written[] };

async function undoKind(tx: Tx, actor: Actor, { batch: { kind, organizationId }, named, written }: Undone): Promise<void> {
  const ids = written.map((w) => w.targetId);
  if (kind === "ORGANIZATIONS") return undoOrganizations(tx, actor, { parentId: organizationId, batch: named, ids });
  if (kind === "TRANSFERS_IN") return undoTransfers(tx, actor, ids);
  if (kind !== "CADRES") return undoMembers(tx, actor, named, written);
  const home = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
  return undoCadres(tx, { actor, home, batch: named }, written);
}

/** Undoes a whole batch while nothing depends on it, within a day (A7). */
export const undoImport = (actor: Actor, { batchId }: { batchId: string }): Promise<void> =>
  transaction(async (tx) => {
    const batch = await lockOwn(tx, actor, batchId, "undo");
    const { "import.undoHours": hours } = await readSettings(actor.organization?.path ?? null);
    if (batch.appliedAt && now() > laterByMinutes(batch.appliedAt, hours * 60)) refuse("E-IMP-14", { n: hours });
    const written = await writtenRows(tx, batch);
    const dependents = await findDependentOn(tx, batch, written);
    if (dependents.length > 0) refuse("E-IMP-13", { n: dependents.length, names: dependents.slice(0, 5).join("、") });
    const file = await tx.storedFile.findUniqueOrThrow({ where: { id: batch.fileId } });
    const named = { id: batchId, name: fileName(file) };
    await undoKind(tx, actor, { batch, named, written });
    await advance(tx, batch, "undo", { undoneAt: now() });
    await record(tx, actor, { action: "import.undone", subject: { type: "importBatch", id: batchId } });
  }, 300_000);

/** Gives a batch up before anything was written; its rows are forgotten. */
export const discardImport = (actor: Actor, { batchId }: { batchId: string }): Promise<void> =>
  transaction(async (tx) => {
    const batch = await lockOwn(tx, actor, batchId, "discard");
    await tx.importRow.deleteMany({ where: { batchId } });
    await advance(tx, batch, "discard");
    await record(tx, actor, { action: "import.discarded", subject: { type: "importBatch", id: batchId } });
  });
