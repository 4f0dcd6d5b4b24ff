// 导入：像人一样上传、检查、改、确认、撤销。
import type { ImportBatch } from "#generated/client";
import type { ImportKind, ImportVerdict } from "#generated/enums";
import { db } from "#lib/db";
import { storeFile } from "#lib/files/commands";
import { applyImport, beginImport } from "#lib/imports/actions";
import { mappedCells, mappingOf, openCells } from "#lib/imports/batches/queries";
import type { RowChange, RowFinding } from "#lib/imports/rules";
import { work } from "#tests/support/jobs";
import { actorFor, given, type Player, press } from "#tests/support/people";
import { call } from "#tests/support/routes";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const bodyOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]).stream() as ReadableStream<Uint8Array>;

/** Sends a workbook through the upload door. */
export const upload = (player: Player, bytes: Uint8Array, name = "名单.xlsx"): Promise<Response> =>
  call(player.browser, "/api/uploads", {
    method: "POST",
    body: bytes,
    headers: { "x-file-name": encodeURIComponent(name), "content-type": XLSX, "content-length": String(bytes.length) },
  });

/** Stores a workbook as the upload door does, without its limit on how often. */
export async function store(player: Player, bytes: Uint8Array, name = "名单.xlsx"): Promise<string> {
  const arrival = { body: bodyOf(bytes), name, mime: XLSX, purpose: "import", maxBytes: 10 * 1024 * 1024 };
  return (await storeFile(await actorFor(player), arrival)).id;
}

/** Uploads and begins; nothing was read yet. */
export async function begin(player: Player, kind: ImportKind, bytes: Uint8Array): Promise<string> {
  const fileId = await store(player, bytes);
  return given(await press(player.browser, beginImport, { kind, fileId })).batchId;
}

export const batchOf = (batchId: string): Promise<ImportBatch> => db().importBatch.findUniqueOrThrow({ where: { id: batchId } });

/** Why a batch ended, if it did. */
export const failureOf = (batch: ImportBatch): { code: string; because: string } | null => batch.failure as never;

/** Uploads, and lets the background read and check. */
export async function check(player: Player, kind: ImportKind, bytes: Uint8Array): Promise<ImportBatch> {
  const batchId = await begin(player, kind, bytes);
  await work();
  return batchOf(batchId);
}

/** Confirms, and lets the background write. */
export async function confirm(player: Player, batchId: string): Promise<ImportBatch> {
  given(await press(player.browser, applyImport, { batchId }));
  await work();
  return batchOf(batchId);
}

export type SeenRow = {
  rowNo: number;
  cells: Readonly<Record<string, string>>;
  verdict: ImportVerdict | null;
  codes: string[];
  findings: RowFinding[];
  changes: RowChange[];
  targetId: string | null;
};

/** The rows of a batch as they lie in the database. */
export async function rowsOf(batchId: string): Promise<SeenRow[]> {
  const batch = await batchOf(batchId);
  const rows = await db().importRow.findMany({ where: { batchId }, orderBy: { rowNo: "asc" } });
  return rows.map((row) => {
    const findings = row.findings as RowFinding[];
    const { rowNo, verdict, targetId } = row;
    const cells = mappedCells(mappingOf(batch), openCells(row));
    return { rowNo, cells, verdict, targetId, findings, codes: findings.map((f) => f.code).sort(), changes: row.changes as RowChange[] };
  });
}
