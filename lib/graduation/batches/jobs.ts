// 成批转接的后台：定好、一段一段办理、整批撤销。被打断就从没办的接着办，不会重复，也不会漏。
import type { GraduateBatch } from "#generated/client";
import type { BatchState } from "#generated/enums";
import { type Actor, deskActor } from "#lib/auth/actor";
import { pathEnd } from "#lib/auth/reach";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { laterByDays } from "#lib/dates";
import { db, type Tx, transaction } from "#lib/db";
import { dropFiles } from "#lib/files/commands";
import { advance, takeForJob } from "#lib/graduation/batches/commands";
import { keepPlan } from "#lib/graduation/batches/planning/commands";
import { listSheetWishes } from "#lib/graduation/batches/planning/queries";
import { judgeWishes, listWishes } from "#lib/graduation/batches/queries";
import { runChunk } from "#lib/graduation/batches/running/commands";
import { takeBackAll } from "#lib/graduation/batches/undoing/commands";
import { log } from "#lib/log";
import { no, Refusal, refuse } from "#lib/verdict";

/** Whoever pressed, as they are now: somebody who lost the desk meanwhile does nothing. */
async function runnerOf({ organizationId, createdById }: GraduateBatch, personId = createdById): Promise<Actor> {
  const home = await db().organization.findUniqueOrThrow({ where: { id: organizationId } });
  const person = await db().person.findUniqueOrThrow({ where: { id: personId } });
  const seated = await db().orgAdmin.count({ where: { personId: person.id, organizationId, status: "ACTIVE" } });
  return seated > 0 ? deskActor(person, home, false) : refuse("E-PERM-01");
}

const tell = (tx: Tx, { id, createdById }: GraduateBatch, { title, body }: { title: string; body: string }) =>
  tx.message.create({
    data: { id: newId(), personId: createdById, title, body, href: `/manage/graduation/batches/${id}`, createdAt: now() },
  });

type Step = { batchId: string; state: "PLANNING" | "RUNNING" | "UNDOING"; last: boolean };
const STOPS = { PLANNING: "fail", RUNNING: "pause", UNDOING: "keep" } as const;
const SORRY = { PLANNING: "成批转接没有定好", RUNNING: "成批转接停下了", UNDOING: "成批转接没有撤销" } as const;

/** A refusal stops the batch with its sentence; anything else is tried again by the queue, and stops it too when it was the last time. */
async function orStop({ batchId, state, last }: Step, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) && !last) throw error;
    if (!(error instanceof Refusal)) log().error({ err: error, batchId }, "graduates given up");
    const failure = error instanceof Refusal ? error.message : no("E-GEN-05").because;
    await transaction(async (tx) => {
      const batch = await takeForJob(tx, batchId, state);
      if (!batch) return;
      await advance(tx, batch, STOPS[state], { failure });
      await tell(tx, batch, { title: SORRY[state], body: failure });
    });
  }
}

/** Finds out for everybody where they go and whether they can; nothing is done yet. */
export const planBatch = (batchId: string, last = false, personId?: string): Promise<void> =>
  orStop({ batchId, state: "PLANNING", last }, async () => {
    const started = performance.now();
    const batch = await db().graduateBatch.findFirst({ where: { id: batchId, state: "PLANNING" } });
    if (!batch) return;
    const actor = await runnerOf(batch, personId);
    const area = await db().organization.findUniqueOrThrow({ where: { id: batch.areaId } });
    const wishes = batch.fileId
      ? await listSheetWishes(batch.fileId, { path: area.path, end: pathEnd(area.path) })
      : await listWishes(area);
    const judged = await judgeWishes(actor, wishes);
    await transaction(async (tx) => {
      const mine = await takeForJob(tx, batchId, "PLANNING");
      if (mine) await keepPlan(tx, mine, { judged, millis: Math.round(performance.now() - started) });
    }, 120_000);
  });

/** Carries a confirmed batch out, a few people at a time; after a crash it goes on with those who are left. */
export const carryOutBatch = (batchId: string, last = false, personId?: string): Promise<void> =>
  orStop({ batchId, state: "RUNNING", last }, async () => {
    const batch = await db().graduateBatch.findFirst({ where: { id: batchId, state: "RUNNING" } });
    if (!batch) return;
    const actor = await runnerOf(batch, personId);
    while ((await runChunk(actor, batchId)) > 0);
    await transaction(async (tx) => {
      const mine = await takeForJob(tx, batchId, "RUNNING");
      if (!mine) return;
      const counted = await tx.graduateBatchRow.groupBy({ by: ["verdict"], where: { batchId }, _count: true });
      const of = (verdict: string) => counted.find((c) => c.verdict === verdict)?._count ?? 0;
      const runMillis = mine.startedAt ? now().getTime() - mine.startedAt.getTime() : null;
      await advance(tx, mine, "done", { doneAt: now(), runMillis });
      const body = `已发起 ${of("FILED")} 人，已转入 ${of("MOVED")} 人，不能办理 ${of("BLOCKED")} 人。`;
      await tell(tx, mine, { title: "成批转接办好了", body });
    });
  });

/** Takes a whole batch back, in one transaction: all of it or nothing. */
export const takeBackBatch = (batchId: string, last = false, personId?: string): Promise<void> =>
  orStop({ batchId, state: "UNDOING", last }, () =>
    transaction(async (tx) => {
      const batch = await takeForJob(tx, batchId, "UNDOING");
      if (!batch) return;
      await takeBackAll(tx, await runnerOf(batch, personId), batch);
      await advance(tx, batch, "undone", { undoneAt: now() });
      await tell(tx, batch, { title: "成批转接已整批撤销", body: "没有决定的转出已撤回，已转入的回到原支部，申报又可以改。" });
    }, 300_000),
  );

const KEPT_DAYS = 30;

/** Plans that nobody confirmed, and their workbooks, are forgotten after a month. */
export async function dropOldPlans(): Promise<void> {
  const before = laterByDays(now(), -KEPT_DAYS);
  const states = { in: ["PLANNING", "PLANNED", "FAILED", "DISCARDED"] as BatchState[] };
  const old = await db().graduateBatch.findMany({ where: { createdAt: { lt: before }, startedAt: null, state: states } });
  const files = old.flatMap((b) => (b.fileId ? [b.fileId] : []));
  await db().graduateBatch.deleteMany({ where: { id: { in: old.map((b) => b.id) } } });
  await dropFiles(files);
}
