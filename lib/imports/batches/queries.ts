// 导入批次的读取：到了哪一步、各有多少、哪些行有什么问题。
import type { ImportBatch, ImportRow, Organization } from "#generated/client";
import type { ImportKind, ImportState, ImportVerdict } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { unsealJson } from "#lib/crypto/seal";
import { dayOf } from "#lib/dates";
import { db, Prisma, type Tx } from "#lib/db";
import { withDoubt, withoutMark } from "#lib/excel/cells";
import type { Template } from "#lib/excel/template";
import { isId } from "#lib/crypto/ids";
import { fileName } from "#lib/files/queries";
import { groupOf } from "#lib/imports/labels";
import { type Counts, type Firsts, NO_COUNTS, type RowChange, type RowFinding } from "#lib/imports/rules";
import { templateOf } from "#lib/imports/sheet";
import type { PreviewFilter } from "#lib/imports/schema";
import { idFix } from "#lib/members/entry/rules";
import { canonicalId } from "#lib/members/identity/rules";
import type { Cells } from "#lib/members/sheet";

export const PREVIEW_PAGE = 50;

/** Where what a row replaced is sealed. */
export const beforePlace = (batchId: string, rowNo: number) => ({ column: "import_row.before", row: `${batchId}/${rowNo}` });

const place = (batchId: string, rowNo: number) => ({ column: "import_row.cells", row: `${batchId}/${rowNo}` });
export const openCells = (row: Pick<ImportRow, "batchId" | "rowNo" | "cells">): string[] =>
  unsealJson(row.cells, place(row.batchId, row.rowNo));
export const cellPlace = place;

/** The cells of a row by column, as the batch maps them. */
export const mappedCells = (mapping: Readonly<Record<string, number>>, cells: readonly string[]): Cells =>
  Object.fromEntries(Object.entries(mapping).map(([key, at]) => [key, cells[at] ?? ""]));

export const mappingOf = (batch: Pick<ImportBatch, "mapping">): Record<string, number> => (batch.mapping ?? {}) as Record<string, number>;
export const countsOf = (batch: Pick<ImportBatch, "counts">): Counts => ({ ...NO_COUNTS, ...(batch.counts as Partial<Counts>) });

export type Failure = { code: string; because: string };
export type BatchView = {
  id: string;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  organizationId: string;
  progress: number;
  total: number;
  counts: Counts;
  failure: Failure | null;
  checkMillis: number | null;
  createdAt: Date;
  appliedAt: Date | null;
  undoneAt: Date | null;
};

const viewOf = (batch: ImportBatch, name: string): BatchView => ({
  id: batch.id,
  kind: batch.kind,
  state: batch.state,
  fileName: name,
  organizationId: batch.organizationId,
  progress: batch.progress,
  total: batch.total,
  counts: countsOf(batch),
  failure: batch.failure as Failure | null,
  checkMillis: batch.checkMillis,
  createdAt: batch.createdAt,
  appliedAt: batch.appliedAt,
  undoneAt: batch.undoneAt,
});

const nameOf = async (batch: ImportBatch): Promise<string> => {
  const file = await db().storedFile.findUnique({ where: { id: batch.fileId } });
  return file ? fileName(file) : "名单";
};

/** A batch of the organization at whose desk one sits; null otherwise. */
export async function getBatch(scope: Scope, batchId: string): Promise<{ view: BatchView; batch: ImportBatch } | null> {
  if (!isId(batchId)) return null;
  const batch = await db().importBatch.findFirst({ where: { id: batchId, organizationId: scope.organizationId } });
  return batch && { batch, view: viewOf(batch, await nameOf(batch)) };
}

/** The latest batches of the organization. */
export async function listBatches(scope: Scope): Promise<BatchView[]> {
  const batches = await db().importBatch.findMany({
    where: { organizationId: scope.organizationId, state: { not: "DISCARDED" } },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  return Promise.all(batches.map(async (b) => viewOf(b, await nameOf(b))));
}

export type PreviewRow = {
  rowNo: number;
  cells: Cells;
  verdict: ImportVerdict | null;
  findings: RowFinding[];
  changes: RowChange[];
};

/** With the repair of an ID number, which is not kept with the findings. */
const withRepair =
  ({ idNumber }: Cells) =>
  (finding: RowFinding): RowFinding => {
    const fix = finding.code === "E-ID-01" && idNumber ? idFix(canonicalId(idNumber), dayOf(now())) : undefined;
    return fix ? { ...finding, fixes: [{ label: fix.label, set: { idNumber: fix.value } }] } : finding;
  };

function previewOf(batch: ImportBatch, row: ImportRow): PreviewRow {
  const cells = mappedCells(mappingOf(batch), openCells(row).map(withoutMark));
  const findings = (row.findings as RowFinding[]).map(withRepair(cells));
  return { rowNo: row.rowNo, cells, verdict: row.verdict, findings, changes: row.changes as RowChange[] };
}

/** What is looked at under headings: what keeps rows out, and what warns in rows that go in. */
const FOUND = {
  SKIP: Prisma.sql`r.verdict = 'SKIP' AND NOT (f->>'soft')::boolean`,
  WARN: Prisma.sql`r.verdict IN ('NEW', 'UPDATE') AND (f->>'soft')::boolean`,
};
type Concern = keyof typeof FOUND;
const concernOf = (show: PreviewFilter["show"]): Concern => (show === "WARN" ? "WARN" : "SKIP");

export type Group = { group: string; rows: number; codes: string[] };

/** How many rows each kind of problem has, by heading; a row counts under each heading once. */
export async function listGroups(batchId: string, concern: Concern): Promise<Group[]> {
  const found = await db().$queryRaw<{ code: string; rows: number }[]>`
    SELECT f->>'code' AS code, count(DISTINCT r.row_no)::int AS rows
    FROM import_row r, jsonb_array_elements(r.findings) f
    WHERE r.batch_id = ${batchId}::uuid AND ${FOUND[concern]} GROUP BY 1`;
  const groups = new Map<string, Group>();
  for (const { code, rows } of found) {
    const group = groupOf(code);
    const known = groups.get(group) ?? { group, rows: 0, codes: [] };
    groups.set(group, { group, rows: known.rows + rows, codes: [...known.codes, code] });
  }
  return [...groups.values()].sort((a, b) => b.rows - a.rows);
}

/** Rows that go in with something to look at (0.3 Soft). */
async function countWarned(batchId: string): Promise<number> {
  const [found] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(DISTINCT r.row_no)::int AS n FROM import_row r, jsonb_array_elements(r.findings) f
    WHERE r.batch_id = ${batchId}::uuid AND ${FOUND.WARN}`;
  return found?.n ?? 0;
}

function conditionsOf(filter: PreviewFilter, groups: readonly Group[]): Prisma.Sql {
  const codes = groups.find((g) => g.group === filter.group)?.codes ?? [];
  const any = Prisma.sql`jsonb_array_elements(r.findings) f WHERE`;
  const conditions = [
    Prisma.sql`TRUE`,
    ...(filter.show === "ALL" || filter.show === "WARN" ? [] : [Prisma.sql`r.verdict::text = ${filter.show}`]),
    ...(filter.show === "WARN" ? [Prisma.sql`EXISTS (SELECT 1 FROM ${any} ${FOUND.WARN})`] : []),
    ...(codes.length > 0 ? [Prisma.sql`EXISTS (SELECT 1 FROM ${any} f->>'code' = ANY(${codes}::text[]))`] : []),
  ];
  return Prisma.join(conditions, " AND ");
}

export type PreviewPage = { groups: Group[]; warned: number; rows: PreviewRow[]; more: boolean };

/** One page of a batch's rows: by verdict and, among those with something to look at, by heading. */
export async function listPreview(batch: ImportBatch, filter: PreviewFilter): Promise<PreviewPage> {
  const groups = await listGroups(batch.id, concernOf(filter.show));
  const rows = await db().$queryRaw<{ rowNo: number }[]>`
    SELECT r.row_no AS "rowNo" FROM import_row r
    WHERE r.batch_id = ${batch.id}::uuid AND ${conditionsOf(filter, groups)}
    ORDER BY r.row_no LIMIT ${PREVIEW_PAGE + 1} OFFSET ${(filter.page - 1) * PREVIEW_PAGE}`;
  const page = await db().importRow.findMany({
    where: { batchId: batch.id, rowNo: { in: rows.slice(0, PREVIEW_PAGE).map((r) => r.rowNo) } },
    orderBy: { rowNo: "asc" },
  });
  const shown = page.map((row) => previewOf(batch, row));
  return { groups, warned: await countWarned(batch.id), rows: shown, more: rows.length > PREVIEW_PAGE };
}

/** Rows that did not go in, for the workbook that is handed back. */
export async function listReturned(batch: ImportBatch, template: Template) {
  const mapping = mappingOf(batch);
  const rows = await db().importRow.findMany({ where: { batchId: batch.id, verdict: "SKIP" }, orderBy: { rowNo: "asc" } });
  return rows.map((row) => {
    const findings = (row.findings as RowFinding[]).filter((f) => !f.soft);
    const bad = new Map<number, string>();
    for (const f of findings) {
      const at = mapping[f.column];
      if (at !== undefined) bad.set(at, bad.has(at) ? `${bad.get(at)}\n${f.because}` : f.because);
    }
    const labels = new Map(template.columns.map((c) => [c.key, c.header]));
    const reason = findings.map((f) => `${labels.get(f.column) ?? ""}：${f.because}`).join("\n");
    return { cells: openCells(row).map(withDoubt), bad, reason };
  });
}

/** Numbers of a batch's rows, or of those with a verdict. */
export async function listRowNos(tx: Tx, batchId: string, verdict: ImportVerdict | null = null): Promise<number[]> {
  const found = await tx.$queryRaw<{ rowNo: number }[]>`
    SELECT row_no AS "rowNo" FROM import_row WHERE batch_id = ${batchId}::uuid AND (${verdict}::text IS NULL OR verdict::text = ${verdict})
    ORDER BY row_no`;
  return found.map((f) => f.rowNo);
}

export type OpenRow = { rowNo: number; cells: Cells; targetId: string | null };

/** Rows of a batch with their cells by column, in their order. */
export async function loadRows(tx: Tx, batch: ImportBatch, rowNos: readonly number[]): Promise<OpenRow[]> {
  const found = await tx.$queryRaw<Pick<ImportRow, "rowNo" | "cells" | "targetId">[]>`
    SELECT row_no AS "rowNo", cells, target_id AS "targetId" FROM import_row
    WHERE batch_id = ${batch.id}::uuid AND row_no = ANY(${[...rowNos]}::int[]) ORDER BY row_no`;
  const mapping = mappingOf(batch);
  return found.map(({ rowNo, cells, targetId }) => ({
    rowNo,
    targetId,
    cells: mappedCells(mapping, openCells({ batchId: batch.id, rowNo, cells })),
  }));
}

type Repeated = { kind: keyof Firsts; key: string; first: number };

/** First rows of keys that occur more than once in a batch. */
export async function findFirsts(tx: Tx, batchId: string): Promise<Firsts> {
  const found = await tx.$queryRaw<Repeated[]>`
    SELECT 'id' AS kind, encode(id_key, 'hex') AS key, min(row_no)::int AS first FROM import_row
      WHERE batch_id = ${batchId}::uuid AND id_key IS NOT NULL GROUP BY id_key HAVING count(*) > 1
    UNION ALL
    SELECT 'text', text_key, min(row_no)::int FROM import_row
      WHERE batch_id = ${batchId}::uuid AND text_key IS NOT NULL GROUP BY text_key HAVING count(*) > 1
    UNION ALL
    SELECT 'desk', desk_key, min(row_no)::int FROM import_row
      WHERE batch_id = ${batchId}::uuid AND desk_key IS NOT NULL GROUP BY desk_key HAVING count(*) > 1
    UNION ALL
    SELECT 'mobile', encode(mobile_key, 'hex'), min(row_no)::int FROM import_row
      WHERE batch_id = ${batchId}::uuid AND mobile_key IS NOT NULL GROUP BY mobile_key HAVING count(*) > 1`;
  const of = (kind: Repeated["kind"]) => new Map(found.filter((f) => f.kind === kind).map((f) => [f.key, f.first]));
  return { id: of("id"), text: of("text"), desk: of("desk"), mobile: of("mobile") };
}

/** The template that a batch is read by. */
export const templateFor = (batch: Pick<ImportBatch, "kind">, organization: Organization, actor: Pick<Actor, "role">): Template =>
  templateOf(batch.kind, organization, actor.role === "OPERATOR");
