// 导入的后台工作：读取、检查、写入。被打断也只是从头做这一步，不会留下半行。
import type { ImportBatch, ImportRow, Organization } from "#generated/client";
import { type Actor, deskActor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { db, type Tx, transaction } from "#lib/db";
import { readSheet, type SheetRow as ReadRow } from "#lib/excel/read";
import { MARKER_SHEET, mapHeaders, unmapped } from "#lib/excel/template";
import { fileName, pathOf } from "#lib/files/queries";
import { advance, failBatch, keepKeys, keepRows, keepVerdicts, recount, showProgress, takeForJob } from "#lib/imports/batches/commands";
import { countsOf, findFirsts, mappedCells, mappingOf, openCells, templateFor } from "#lib/imports/batches/queries";
import { sealJson } from "#lib/crypto/seal";
import { bytesForRow } from "#lib/db";
import { KIND_LABELS } from "#lib/imports/labels";
import { type Outcome, writeNew, writeUpdates } from "#lib/imports/members/commands";
import { checkMemberRows, keysOf as memberKeys, loadBranches, readRows, type Context, type SheetRow } from "#lib/imports/members/queries";
import { writeChildren } from "#lib/imports/organizations/commands";
import { checkOrganizationRows, keysOf as organizationKeys } from "#lib/imports/organizations/queries";
import type { CheckedRow, Firsts, RowKeys } from "#lib/imports/rules";
import { fitsKind, recognise } from "#lib/imports/sheet";
import { enqueue } from "#lib/jobs/queue";
import { no, permit, Refusal, refuse } from "#lib/verdict";
import { readSettings } from "#lib/settings/settings";

const CHUNK = 500;

/** The importer as they are now: somebody who lost the desk meanwhile writes nothing. */
async function importerOf(batch: ImportBatch): Promise<{ actor: Actor; home: Organization }> {
  const home = await db().organization.findUniqueOrThrow({ where: { id: batch.organizationId } });
  const person = await db().person.findUniqueOrThrow({ where: { id: batch.createdById }, include: { account: true } });
  const admin = await db().orgAdmin.count({ where: { personId: person.id, organizationId: home.id, status: "ACTIVE" } });
  const operator = person.account?.isOperator ?? false;
  if (admin === 0 && !operator) refuse("E-PERM-01");
  return { actor: deskActor(person, home, operator), home };
}

async function tell(tx: Tx, batch: ImportBatch, title: string, body: string): Promise<void> {
  await tx.message.create({
    data: { id: newId(), personId: batch.createdById, title, body, href: `/manage/imports/${batch.id}`, createdAt: now() },
  });
}

/** A refusal ends the batch with its sentence; anything else is tried again by the queue. */
async function orFail(batchId: string, state: "READING" | "CHECKING" | "APPLYING", work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await transaction(async (tx) => {
      const batch = await takeForJob(tx, batchId, state);
      if (!batch) return;
      await failBatch(tx, batch, { code: error.code, because: error.message });
      await tell(tx, batch, "导入没有完成", error.message);
    });
  }
}

type Gathered = { mark: string | undefined; rows: ReadRow[] };

async function gather(path: string, maxRows: number): Promise<Gathered> {
  const gathered: Gathered = { mark: undefined, rows: [] };
  await readSheet({
    path,
    maxRows,
    marker: MARKER_SHEET,
    onMark: ([kind]) => {
      gathered.mark = kind;
    },
    onRows: async (rows) => void gathered.rows.push(...rows),
  });
  return gathered;
}

const TITLE_ROWS = 5;

/** The headers and the rows below them: people put a title above, or a line about who filled the sheet. */
function withHeaders({ rows }: Gathered, home: Organization): { headers: string[]; data: ReadRow[] } {
  const found = rows.slice(0, TITLE_ROWS).findIndex(({ cells }) => recognise(undefined, cells, home) !== null);
  const at = Math.max(0, found);
  const [headers, data] = [rows[at]?.cells ?? [], rows.slice(at + 1)];
  if (data.length === 0) refuse(headers.length > 0 ? "E-IMP-07" : "E-IMP-01");
  return { headers, data };
}

/** Reads the sheet, recognises it, and goes on to the check or asks for columns. */
export const readBatch = (batchId: string): Promise<void> =>
  orFail(batchId, "READING", () =>
    transaction(async (tx) => {
      const batch = await takeForJob(tx, batchId, "READING");
      if (!batch) return;
      const { actor, home } = await importerOf(batch);
      const file = await tx.storedFile.findUniqueOrThrow({ where: { id: batch.fileId } });
      const { "import.maxRows": maxRows } = await readSettings(home.path);
      const gathered = await gather(pathOf(file.location), maxRows);
      const { headers, data } = withHeaders(gathered, home);
      permit(fitsKind(recognise(gathered.mark, headers, home), batch.kind));
      await keepRows(tx, batchId, data);
      const template = templateFor(batch, home, actor);
      const mapping = mapHeaders(template, headers);
      const complete = unmapped(template, mapping).length === 0;
      await advance(tx, batch, complete ? "check" : "ask", { headers, mapping, total: data.length, progress: 0 });
      if (complete) await enqueue(tx, "checkImport", { batchId }, `check/${batchId}`);
    }, 120_000),
  );

type Checker = { keys: RowKeys[]; check: (chunk: readonly number[], firsts: Firsts) => Promise<CheckedRow[]> };

/** How the rows of a batch are judged, by its kind. `chunk` holds places in `rows`. */
async function checkerOf(batch: ImportBatch, rows: readonly SheetRow[]): Promise<Checker> {
  const { actor, home } = await importerOf(batch);
  if (batch.kind === "ORGANIZATIONS") {
    const check = (chunk: readonly number[], firsts: Firsts) =>
      checkOrganizationRows(
        { parent: home, operator: actor.role === "OPERATOR" },
        chunk.flatMap((i) => rows[i] ?? []),
        firsts,
      );
    return { keys: rows.map(organizationKeys), check };
  }
  const below = batch.kind === "MEMBERS_BELOW";
  const context: Context = { actor, home, below, branches: below ? await loadBranches(home) : [] };
  const read = readRows(context, rows);
  return {
    keys: read.map(memberKeys),
    check: (chunk, firsts) =>
      checkMemberRows(
        context,
        chunk.flatMap((i) => read[i] ?? []),
        firsts,
      ),
  };
}

const loadRows = async (tx: Tx, batch: ImportBatch, where: object = {}): Promise<(SheetRow & { row: ImportRow })[]> => {
  const rows = await tx.importRow.findMany({ where: { batchId: batch.id, ...where }, orderBy: { rowNo: "asc" } });
  return rows.map((row) => ({ rowNo: row.rowNo, cells: mappedCells(mappingOf(batch), openCells(row)), row }));
};

const chunksOf = (length: number): number[][] =>
  Array.from({ length: Math.ceil(length / CHUNK) }, (_, c) =>
    Array.from({ length: Math.min(CHUNK, length - c * CHUNK) }, (_, i) => c * CHUNK + i),
  );

/** Notes by which keys rows repeat each other. */
export async function keyRows(tx: Tx, batch: ImportBatch, where: object): Promise<void> {
  const { keys } = await checkerOf(batch, await loadRows(tx, batch, where));
  await keepKeys(tx, batch.id, keys);
}

/** Judges rows of a batch and stores the verdicts. */
export async function judgeRows(
  tx: Tx,
  batch: ImportBatch,
  where: object = {},
  onProgress?: (done: number) => Promise<unknown>,
): Promise<void> {
  const rows = await loadRows(tx, batch, where);
  const { keys, check } = await checkerOf(batch, rows);
  await keepKeys(tx, batch.id, keys);
  const firsts = await findFirsts(tx, batch.id);
  for (const chunk of chunksOf(rows.length)) {
    await keepVerdicts(tx, batch.id, await check(chunk, firsts));
    await onProgress?.((chunk.at(-1) ?? 0) + 1);
  }
}

/** Checks the whole batch; nothing is written to the roster. */
export const checkBatch = (batchId: string): Promise<void> =>
  orFail(batchId, "CHECKING", async () => {
    const started = performance.now();
    const batch = await db().importBatch.findFirst({ where: { id: batchId, state: "CHECKING" } });
    if (!batch) return;
    await judgeRows(db(), batch, {}, (done) => showProgress(db(), batchId, done, batch.total));
    await transaction(async (tx) => {
      const mine = await takeForJob(tx, batchId, "CHECKING");
      if (!mine) return;
      const { NEW, UPDATE, SKIP } = await recount(tx, batchId);
      await advance(tx, mine, "finish", { checkedAt: now(), checkMillis: Math.round(performance.now() - started) });
      await tell(tx, mine, `${KIND_LABELS[mine.kind]}名单查完了`, `新增${NEW}，更新${UPDATE}，跳过${SKIP}。确认之后才会写入。`);
    });
  });

async function writeRows(tx: Tx, batch: ImportBatch): Promise<Outcome[]> {
  const { actor, home } = await importerOf(batch);
  const file = await tx.storedFile.findUniqueOrThrow({ where: { id: batch.fileId } });
  const named = { id: batch.id, name: fileName(file) };
  const fresh = await loadRows(tx, batch, { verdict: "NEW" });
  if (batch.kind === "ORGANIZATIONS") return writeChildren(tx, actor, home, fresh);
  const below = batch.kind === "MEMBERS_BELOW";
  const context: Context = { actor, home, below, branches: below ? await loadBranches(home) : [] };
  const updates = await loadRows(tx, batch, { verdict: "UPDATE" });
  const withTarget = (rows: typeof fresh) => readRows(context, rows).map((r, i) => ({ ...r, targetId: rows[i]?.row.targetId ?? null }));
  return [...(await writeNew(tx, context, named, withTarget(fresh))), ...(await writeUpdates(tx, context, named, withTarget(updates)))];
}

const beforePlace = (batchId: string, rowNo: number) => ({ column: "import_row.before", row: `${batchId}/${rowNo}` });
export const beforeOf = beforePlace;

/** Notes what was written where; rows that were taken meanwhile are skipped after all. */
async function keepOutcomes(tx: Tx, batch: ImportBatch, outcomes: readonly Outcome[]): Promise<void> {
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

/** Writes the batch in one transaction: all of it or, after an interruption, all of it later. */
export const applyBatch = (batchId: string): Promise<void> =>
  orFail(batchId, "APPLYING", () =>
    transaction(async (tx) => {
      const batch = await takeForJob(tx, batchId, "APPLYING");
      if (!batch) return;
      await keepOutcomes(tx, batch, await writeRows(tx, batch));
      const { NEW, UPDATE } = await recount(tx, batchId);
      await advance(tx, batch, "done", { appliedAt: now(), progress: countsOf(batch).NEW + countsOf(batch).UPDATE });
      await tell(tx, batch, `${KIND_LABELS[batch.kind]}名单写好了`, `新增${NEW}，更新${UPDATE}。24小时内可以整批撤销。`);
    }, 300_000),
  );
