// 导入的后台工作：读取、检查、写入。被打断也只是从头做这一步，不会留下半行。
import type { ImportBatch, Organization } from "#generated/client";
import { type Actor, deskActor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { db, overlapped, type Tx, transaction } from "#lib/db";
import { readSheet, type SheetRow as ReadRow } from "#lib/excel/read";
import { MARKER_SHEET, mapHeaders, unmapped } from "#lib/excel/template";
import { pathOf } from "#lib/files/names";
import { fileName } from "#lib/files/queries";
import {
  advance,
  failBatch,
  keepKeys,
  keepOutcomes,
  keepRows,
  keepVerdicts,
  recount,
  showProgress,
  takeForJob,
} from "#lib/imports/batches/commands";
import { countsOf, type Failure, findFirsts, listRowNos, loadRows, templateFor } from "#lib/imports/batches/queries";
import { KIND_LABELS } from "#lib/imports/labels";
import { type Outcome, type ToWrite, writeNew, writeUpdates } from "#lib/imports/members/commands";
import { writeCadres } from "#lib/imports/cadres/commands";
import { checkCadreRows } from "#lib/imports/cadres/queries";
import { contextOf, type MemberRow, readCadreRows, readRows, type SheetRow } from "#lib/imports/branches/queries";
import { checkMemberRows, keysOf as memberKeys } from "#lib/imports/members/queries";
import { writeChildren } from "#lib/imports/organizations/commands";
import { checkOrganizationRows, keysOf as organizationKeys } from "#lib/imports/organizations/queries";
import { type CheckedRow, type Firsts, noFirsts, noteFirsts, type RowKeys } from "#lib/imports/rules";
import { writeTransfers } from "#lib/imports/transfers/commands";
import { checkTransferRows, transferKeys } from "#lib/imports/transfers/queries";
import { fitsKind, recognise } from "#lib/imports/sheet";
import { enqueue } from "#lib/jobs/queue";
import { log } from "#lib/log";
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

type Step = { batchId: string; state: "READING" | "CHECKING" | "APPLYING"; last: boolean };

const endBatch = ({ batchId, state }: Step, failure: Failure): Promise<void> =>
  transaction(async (tx) => {
    const batch = await takeForJob(tx, batchId, state);
    if (!batch) return;
    await failBatch(tx, batch, failure);
    await tell(tx, batch, "导入没有完成", `${failure.because}没有写入任何数据。`);
  });

/** A refusal ends the batch with its sentence; anything else is tried again by the queue, and ends it too when it was the last time. */
async function orFail(step: Step, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return endBatch(step, { code: error.code, because: error.message });
    if (!step.last) throw error;
    log().error({ err: error, batchId: step.batchId }, "import given up");
    const busy = no("E-GEN-05");
    await endBatch(step, { code: busy.code, because: busy.because });
  }
}

type Gathered = { mark: string | undefined; headers: string[]; total: number };
const TITLE_ROWS = 5;

/** Where the headers stand: people put a title above, or a line about who filled the sheet. */
const headerPlace = (rows: readonly ReadRow[], home: Organization): number =>
  Math.max(
    0,
    rows.slice(0, TITLE_ROWS).findIndex(({ cells }) => recognise(undefined, cells, home) !== null),
  );

/** Reads the sheet and stores its rows as they come; one of another kind is refused at its first row. */
async function gather(tx: Tx, batch: ImportBatch, home: Organization): Promise<Gathered> {
  const gathered: Gathered = { mark: undefined, headers: [], total: 0 };
  const file = await tx.storedFile.findUniqueOrThrow({ where: { id: batch.fileId } });
  const { "import.maxRows": maxRows } = await readSettings(home.path);
  const onMark = ([kind]: string[]) => {
    gathered.mark = kind;
  };
  const onRows = async (rows: ReadRow[]) => {
    const at = gathered.headers.length === 0 ? headerPlace(rows, home) : -1;
    const data = rows.slice(at + 1);
    if (at >= 0) gathered.headers = rows[at]?.cells ?? [];
    if (data.length === 0) return;
    if (gathered.total === 0) permit(fitsKind(recognise(gathered.mark, gathered.headers, home), batch.kind));
    gathered.total += data.length;
    await keepRows(tx, batch.id, data);
  };
  await readSheet({ path: pathOf(file.location), maxRows, marker: MARKER_SHEET, onMark, onRows });
  if (gathered.total === 0) refuse(gathered.headers.length > 0 ? "E-IMP-07" : "E-IMP-01");
  return gathered;
}

/** Reads the sheet, recognises it, and goes on to the check or asks for columns. */
export const readBatch = (batchId: string, last = false): Promise<void> =>
  orFail({ batchId, state: "READING", last }, () =>
    transaction(async (tx) => {
      const batch = await takeForJob(tx, batchId, "READING");
      if (!batch) return;
      const { actor, home } = await importerOf(batch);
      const { headers, total } = await gather(tx, batch, home);
      const template = templateFor(batch, home, actor);
      const mapping = mapHeaders(template, headers);
      const complete = unmapped(template, mapping).length === 0;
      await advance(tx, batch, complete ? "check" : "ask", { headers, mapping, total, progress: 0 });
      if (complete) await enqueue(tx, "checkImport", { batchId }, `check/${batchId}`);
    }, 120_000),
  );

/** So many rows are held open at once. */
const chunksOf = (rowNos: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(rowNos.length / CHUNK) }, (_, c) => rowNos.slice(c * CHUNK, (c + 1) * CHUNK));

/** Rows that were read by the rules of their kind: their keys, and how they are judged beside the first rows of equal keys. */
type Read = { keys: RowKeys[]; check: (firsts: Firsts) => Promise<CheckedRow[]> };

/** How the rows of a batch are read, by its kind. */
async function readerOf(batch: ImportBatch): Promise<(rows: readonly SheetRow[]) => Promise<Read>> {
  const { actor, home } = await importerOf(batch);
  if (batch.kind === "ORGANIZATIONS") {
    const below = { parent: home, operator: actor.role === "OPERATOR" };
    return async (rows) => ({ keys: rows.map(organizationKeys), check: (firsts) => checkOrganizationRows(below, rows, firsts) });
  }
  if (batch.kind === "TRANSFERS_IN")
    return async (rows) => ({ keys: rows.map(transferKeys), check: (firsts) => checkTransferRows({ actor, home }, rows, firsts) });
  const context = batch.kind === "CADRES" ? null : await contextOf(actor, home, batch.kind === "MEMBERS_BELOW");
  return async (rows) => {
    const read = context ? await readRows(context, rows) : readCadreRows(home, rows);
    const check = (firsts: Firsts) => (context ? checkMemberRows(context, read, firsts) : checkCadreRows(home, read, firsts));
    return { keys: read.map(memberKeys), check };
  };
}

/** Notes anew by which keys rows may repeat each other. */
export async function keyRows(tx: Tx, batch: ImportBatch, rowNos: readonly number[]): Promise<void> {
  const read = await readerOf(batch);
  await keepKeys(tx, batch.id, (await read(await loadRows(tx, batch, rowNos))).keys);
}

/** Judges rows of a checked batch again, against the others as they stand. */
export async function judgeRows(tx: Tx, batch: ImportBatch, rowNos: readonly number[]): Promise<void> {
  const read = await readerOf(batch);
  const { keys, check } = await read(await loadRows(tx, batch, rowNos));
  await keepVerdicts(tx, batch.id, await check(await findFirsts(tx, batch.id)), keys);
}

/** Judges all rows once, a few at a time, in their order: a row can only repeat one that stands above it. */
async function judgeAll(batch: ImportBatch): Promise<void> {
  const chunks = chunksOf(await listRowNos(db(), batch.id));
  const read = await readerOf(batch);
  const above = noFirsts();
  await overlapped(chunks.entries(), async ([i, chunk]) => {
    const { keys, check } = await read(await loadRows(db(), batch, chunk));
    noteFirsts(above, keys);
    const checked = await check(above);
    return async () => {
      await keepVerdicts(db(), batch.id, checked, keys);
      await showProgress(db(), batch.id, Math.min((i + 1) * CHUNK, batch.total), batch.total);
    };
  });
}

/** Checks the whole batch; nothing is written to the roster. */
export const checkBatch = (batchId: string, last = false): Promise<void> =>
  orFail({ batchId, state: "CHECKING", last }, async () => {
    const started = performance.now();
    const batch = await db().importBatch.findFirst({ where: { id: batchId, state: "CHECKING" } });
    if (!batch) return;
    await judgeAll(batch);
    await transaction(async (tx) => {
      const mine = await takeForJob(tx, batchId, "CHECKING");
      if (!mine) return;
      const { NEW, UPDATE, SKIP } = await recount(tx, batchId);
      await advance(tx, mine, "finish", { checkedAt: now(), checkMillis: Math.round(performance.now() - started) });
      await tell(tx, mine, `${KIND_LABELS[mine.kind]}名单查完了`, `新增${NEW}，更新${UPDATE}，跳过${SKIP}。确认之后才会写入。`);
    });
  });

type ReadAll = (rows: readonly SheetRow[]) => MemberRow[] | Promise<MemberRow[]>;

/** Rows with a verdict as they are to be written; their cells are read and let go a few at a time. */
async function rowsToWrite(tx: Tx, batch: ImportBatch, readAll: ReadAll, verdict: "NEW" | "UPDATE" = "NEW"): Promise<ToWrite[]> {
  const found: ToWrite[] = [];
  for (const chunk of chunksOf(await listRowNos(tx, batch.id, verdict))) {
    const rows = await loadRows(tx, batch, chunk);
    const read = await readAll(rows);
    found.push(...read.map(({ rowNo, draft, branch }, i) => ({ rowNo, draft, branch, targetId: rows[i]?.targetId ?? null })));
  }
  return found;
}

async function writeRows(tx: Tx, batch: ImportBatch): Promise<Outcome[]> {
  const { actor, home } = await importerOf(batch);
  const file = await tx.storedFile.findUniqueOrThrow({ where: { id: batch.fileId } });
  const named = { id: batch.id, name: fileName(file) };
  if (batch.kind === "ORGANIZATIONS")
    return writeChildren(tx, actor, home, await loadRows(tx, batch, await listRowNos(tx, batch.id, "NEW")));
  if (batch.kind === "TRANSFERS_IN")
    return writeTransfers(tx, { actor, home }, await loadRows(tx, batch, await listRowNos(tx, batch.id, "NEW")));
  if (batch.kind === "CADRES") {
    const rows = await rowsToWrite(tx, batch, (sheet) => readCadreRows(home, sheet));
    return writeCadres(tx, { actor, home, batch: named }, rows);
  }
  const context = await contextOf(actor, home, batch.kind === "MEMBERS_BELOW");
  const read: ReadAll = (rows) => readRows(context, rows);
  const fresh = await writeNew(tx, context, named, await rowsToWrite(tx, batch, read));
  return [...fresh, ...(await writeUpdates(tx, context, named, await rowsToWrite(tx, batch, read, "UPDATE")))];
}

/** Writes the batch in one transaction: all of it or, after an interruption, all of it later. */
export const applyBatch = (batchId: string, last = false): Promise<void> =>
  orFail({ batchId, state: "APPLYING", last }, () =>
    transaction(async (tx) => {
      const batch = await takeForJob(tx, batchId, "APPLYING");
      if (!batch) return;
      await keepOutcomes(tx, batch, await writeRows(tx, batch));
      const { NEW, UPDATE } = await recount(tx, batchId);
      await advance(tx, batch, "done", { appliedAt: now(), progress: countsOf(batch).NEW + countsOf(batch).UPDATE });
      const { path } = await tx.organization.findUniqueOrThrow({ where: { id: batch.organizationId } });
      const { "import.undoHours": hours } = await readSettings(path);
      await tell(tx, batch, `${KIND_LABELS[batch.kind]}名单写好了`, `新增${NEW}，更新${UPDATE}。${hours}小时内可以整批撤销。`);
    }, 300_000),
  );
