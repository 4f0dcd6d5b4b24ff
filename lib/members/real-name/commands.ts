// 实名认证的变更：送一批，收结果。结果只认送核时的姓名和号码，期间更正过的重新送。
import { record, type Recorder, SYSTEM } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { blindIndex } from "#lib/crypto/blind";
import { newId } from "#lib/crypto/ids";
import { laterByMinutes } from "#lib/dates";
import { bytesForRow, insertMany, type Tx, transaction } from "#lib/db";
import { readSheet } from "#lib/excel/read";
import { MARKER_SHEET } from "#lib/excel/template";
import { pathOf } from "#lib/files/names";
import { realNameProvider } from "#lib/members/real-name/provider/commands";
import { BATCH_SIZE, REAL_NAME, type Result, type Subject } from "#lib/members/real-name/rules";
import { readResults } from "#lib/members/real-name/sheet";
import { openIdNumber } from "#lib/members/record/queries";
import { readSettings } from "#lib/settings/settings";
import { refuse } from "#lib/verdict";

type Waiting = { id: string; name: string; idNumber: Uint8Array<ArrayBuffer>; idIndex: Uint8Array };

/** Who failed within these minutes waits for the next night. */
const TONIGHT = 12 * 60;

/** Everybody who waits, locked; those who were never asked about come first. */
const takeWaiting = (tx: Tx): Promise<Waiting[]> => tx.$queryRaw`
  SELECT id, name, id_number AS "idNumber", id_index AS "idIndex" FROM person
  WHERE real_name_check IN ('UNCHECKED', 'FAILED') AND status = 'ACTIVE'
    AND (real_name_check = 'UNCHECKED' OR NOT EXISTS (SELECT 1 FROM real_name_item i WHERE i.person_id = person.id AND i.decided_at > ${laterByMinutes(now(), -TONIGHT)}))
  ORDER BY real_name_check, id LIMIT ${BATCH_SIZE} FOR UPDATE SKIP LOCKED`;

type Sent = { batchId: string; subjects: Subject[] };

const makeBatch = (who: Recorder): Promise<Sent | null> =>
  transaction(async (tx) => {
    const people = await takeWaiting(tx);
    if (people.length === 0) return null;
    const batchId = newId();
    await tx.realNameBatch.create({ data: { id: batchId, size: people.length, createdAt: now() } });
    const items = people.map((p) => ({ batch_id: batchId, person_id: p.id, name: p.name, id_index: bytesForRow(p.idIndex) }));
    await insertMany(tx, "real_name_item", items);
    await tx.person.updateMany({ where: { id: { in: people.map((p) => p.id) } }, data: { realNameCheck: "SENT" } });
    await record(tx, who, { action: "realName.sent", subject: { type: "realNameBatch", id: batchId }, detail: { people: people.length } });
    const subjects = people.map((p) => ({ name: p.name, idNumber: openIdNumber({ id: p.id, idNumber: new Uint8Array(p.idNumber) }) }));
    return { batchId, subjects };
  });

const MOVED: Readonly<Record<"pass" | "fail", string>> = { pass: "认证通过", fail: "认证不通过" };
const stateAfter = (name: "pass" | "fail") => REAL_NAME.moves.find((m) => m.name === name)?.to;

type Settled = { personId: string; passed: boolean; reason: string };

/** Writes answers at the open items that they are about; who was corrected meanwhile stays as they are. */
const settle = (tx: Tx, results: readonly Result[]): Promise<Settled[]> => {
  const rows = results.map((r) => ({
    ...{ name: r.name, passed: r.passed, reason: r.reason },
    id_index: bytesForRow(blindIndex("id-number", r.idNumber)),
  }));
  return tx.$queryRaw`
    WITH told AS (SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS t(name text, id_index bytea, passed boolean, reason text)),
    answered AS (UPDATE real_name_item i SET result = (CASE WHEN t.passed THEN ${stateAfter("pass")} ELSE ${stateAfter("fail")} END)::"RealNameCheck",
        reason = nullif(t.reason, ''), decided_at = ${now()}
      FROM told t WHERE i.id_index = t.id_index AND i.name = t.name AND i.result IS NULL
      RETURNING i.person_id, i.name, i.id_index, i.result, t.passed, t.reason)
    UPDATE person p SET real_name_check = a.result FROM answered a
    WHERE p.id = a.person_id AND p.real_name_check = 'SENT' AND p.name = a.name AND p.id_index = a.id_index AND p.status = 'ACTIVE'
    RETURNING p.id AS "personId", a.passed, a.reason`;
};

/** Applies answers of the service and closes batches that have all of theirs; how many people it settled. */
export const applyResults = (who: Recorder, results: readonly Result[]): Promise<number> =>
  transaction(async (tx) => {
    const settled = await settle(tx, results);
    await tx.$executeRaw`
      UPDATE real_name_batch b SET done_at = ${now()} WHERE b.done_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM real_name_item i WHERE i.batch_id = b.id AND i.result IS NULL)`;
    const changes = settled.map(({ personId, passed, reason }) => ({
      ...{ personId, kind: "CERTIFIED" as const },
      note: `实名${MOVED[passed ? "pass" : "fail"]}${reason ? `：${reason}` : ""}`,
    }));
    if (changes.length > 0)
      await record(tx, who, {
        action: "realName.answered",
        subject: { type: "realNameBatch", id: null },
        detail: { people: changes.length },
        changes,
      });
    return settled.length;
  });

/** Sends one batch and takes what is answered at once; how many were sent. */
export async function sendBatch(who: Recorder = SYSTEM): Promise<number> {
  const sent = await makeBatch(who);
  if (!sent) return 0;
  const results = await realNameProvider(await readSettings(null))(sent.subjects);
  if (results.length > 0) await applyResults(who, results);
  return sent.subjects.length;
}

/** The operator sends a batch now instead of at night. */
export async function sendRealNames(actor: Actor): Promise<{ sent: number }> {
  return { sent: await sendBatch(actor) };
}

/** Takes in the workbook that came back from the service. */
export async function importRealNames(actor: Actor, { fileId }: { fileId: string }): Promise<{ settled: number; rows: number }> {
  const results = await transaction(async (tx) => {
    const file = (await tx.storedFile.findFirst({ where: { id: fileId, createdById: actor.personId } })) ?? refuse("E-GEN-08");
    const rows: string[][] = [];
    const onRows = async (read: readonly { cells: string[] }[]) => void rows.push(...read.map((r) => r.cells));
    await readSheet({ path: pathOf(file.location), maxRows: BATCH_SIZE * 4, marker: MARKER_SHEET, onMark: () => undefined, onRows });
    return readResults(rows[0] ?? [], rows.slice(1)) ?? refuse("E-IMP-01");
  });
  if (results.length === 0) refuse("E-IMP-07");
  return { settled: await applyResults(actor, results), rows: results.length };
}
