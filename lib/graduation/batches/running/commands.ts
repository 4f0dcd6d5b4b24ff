// 办理一段：再核对一遍，范围之内的立即转入，之外的发起转出；办不了的写明原因，不拖住别人。
import type { GraduateBatch, GraduateBatchRow } from "#generated/client";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { separately, type Tx, transaction } from "#lib/db";
import { takeForJob } from "#lib/graduation/batches/commands";
import { type Judged, judgeWishes, openForm, type Wish } from "#lib/graduation/batches/queries";
import { fileMany, type Going, moveMany } from "#lib/transfers/many/commands";
import type { Site } from "#lib/transfers/places/queries";
import { Refusal } from "#lib/verdict";

/** So many people in one transaction: few enough that nobody waits, many enough that it is quick. */
const CHUNK = 150;

const wishOf = (row: GraduateBatchRow): Wish => ({
  ...{ rowNo: row.rowNo, personId: row.personId, name: row.name, targetId: row.targetId, targetName: row.targetName },
  ...{ reason: row.reason, declarationId: row.declarationId, form: openForm(row), problem: null },
});

/** What became of lines: filed, moved or blocked. */
type Outcome = { rowNo: number; verdict: "FILED" | "MOVED" | "BLOCKED"; because: string | null; transferId: string | null };

const goingOf = ({ traveller, reason, form, to }: Judged): Going[] =>
  traveller && reason && to ? [{ traveller, form: { ...form, reason }, to }] : [];

const outcomesOf = (judged: readonly Judged[], transfers: ReadonlyMap<string, string>, verdict: "FILED" | "MOVED"): Outcome[] =>
  judged.map(({ rowNo, personId }) => ({ rowNo, verdict, because: null, transferId: transfers.get(personId ?? "") ?? null }));

const ARRIVED = { title: (to: Site) => `你的组织关系已转到${to.shortName}`, body: "由学校团组织成批办理。" };

/** Moves people; whatever is no longer fit stops all of these and nobody else. */
async function moveTogether(tx: Tx, actor: Actor, judged: readonly Judged[]): Promise<Outcome[]> {
  const move = { going: judged.flatMap(goingOf), initiatorOrgId: actor.organizationId ?? "", ...ARRIVED };
  try {
    return outcomesOf(judged, await separately(tx, () => moveMany(tx, actor, move)), "MOVED");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { message: because } = error;
    return judged.map(({ rowNo }) => ({ rowNo, verdict: "BLOCKED", because, transferId: null }));
  }
}

/** All at once; if one place refuses, each place for itself. */
async function moveInside(tx: Tx, actor: Actor, inside: readonly Judged[]): Promise<Outcome[]> {
  if (inside.length === 0) return [];
  const together = await moveTogether(tx, actor, inside);
  if (!together.some((o) => o.verdict === "BLOCKED")) return together;
  const outcomes: Outcome[] = [];
  for (const target of new Set(inside.map((j) => j.to?.id)))
    outcomes.push(
      ...(await moveTogether(
        tx,
        actor,
        inside.filter((j) => j.to?.id === target),
      )),
    );
  return outcomes;
}

async function keepOutcomes(tx: Tx, batch: GraduateBatch, outcomes: readonly Outcome[]): Promise<void> {
  const list = JSON.stringify(outcomes.map((o) => ({ row_no: o.rowNo, verdict: o.verdict, because: o.because, transfer: o.transferId })));
  await tx.$executeRaw`
    UPDATE graduate_batch_row r SET verdict = n.verdict::"BatchVerdict", because = n.because, transfer_id = n.transfer
    FROM json_to_recordset(${list}::json) AS n(row_no int, verdict text, because text, transfer uuid)
    WHERE r.batch_id = ${batch.id}::uuid AND r.row_no = n.row_no`;
  await tx.$executeRaw`
    UPDATE graduate_declaration d SET used_at = ${now()} FROM graduate_batch_row r, json_to_recordset(${list}::json) AS n(row_no int, transfer uuid)
    WHERE r.batch_id = ${batch.id}::uuid AND r.row_no = n.row_no AND n.transfer IS NOT NULL AND d.id = r.declaration_id`;
  await tx.graduateBatch.update({ where: { id: batch.id }, data: { progress: { increment: outcomes.length } } });
}

/** Carries out the next lines that wait; answers how many were looked at. What was done is done for good when this commits. */
export const runChunk = (actor: Actor, batchId: string): Promise<number> =>
  transaction(async (tx) => {
    const batch = await takeForJob(tx, batchId, "RUNNING");
    if (!batch) return 0;
    const where = { batchId, verdict: "READY" } as const;
    const rows = await tx.graduateBatchRow.findMany({ where, orderBy: [{ targetId: "asc" }, { rowNo: "asc" }], take: CHUNK });
    const ids = rows.flatMap((r) => (r.personId ? [r.personId] : [])).sort();
    await tx.$executeRaw`SELECT 1 FROM person WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
    const judged = await judgeWishes(actor, rows.map(wishOf));
    const blocked = judged.filter((j) => j.because !== null);
    const outside = judged.filter((j) => j.because === null && !j.inside);
    const moved = await moveInside(
      tx,
      actor,
      judged.filter((j) => j.because === null && j.inside),
    );
    const filed = await fileMany(tx, actor, { going: outside.flatMap(goingOf), initiatorOrgId: batch.organizationId });
    const stopped = blocked.map(({ rowNo, because }): Outcome => ({ rowNo, verdict: "BLOCKED", because, transferId: null }));
    await keepOutcomes(tx, batch, [...stopped, ...moved, ...outcomesOf(outside, filed, "FILED")]);
    return rows.length;
  }, 120_000);
