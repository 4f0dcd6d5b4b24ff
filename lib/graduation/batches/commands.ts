// 成批转接的操作：开始、办理、撤销、放弃，与后台每一步怎么写（A10、TRF-31）。
import type { GraduateBatch } from "#generated/client";
import type { BatchSource } from "#generated/enums";
import { requireSeat } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { laterByMinutes } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { listDependents } from "#lib/graduation/batches/queries";
import { BATCH, type BatchMove } from "#lib/graduation/batches/rules";
import { BATCH_STATE_LABELS } from "#lib/graduation/labels";
import type { TaskName } from "#lib/jobs/queue";
import { enqueue } from "#lib/jobs/queue";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";

/** Locks a batch of the actor's desk; the state machine says whether the step is possible now. */
async function lockOwn(tx: Tx, actor: Actor, { batchId, move }: { batchId: string; move: BatchMove }): Promise<GraduateBatch> {
  await requireSeat(tx, actor);
  await tx.$executeRaw`SELECT 1 FROM graduate_batch WHERE id = ${batchId}::uuid FOR UPDATE`;
  const batch = await tx.graduateBatch.findFirst({ where: { id: batchId, organizationId: actor.organizationId ?? "" } });
  if (!batch) refuse("E-GEN-08");
  if (!findMove(BATCH, batch.state, move)) refuse("E-IMP-15", { state: BATCH_STATE_LABELS[batch.state] });
  return batch;
}

/** Whether a job's step is still wanted; a repeated or late job finds it is not. */
export async function takeForJob(tx: Tx, batchId: string, state: GraduateBatch["state"]): Promise<GraduateBatch | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM graduate_batch WHERE id = ${batchId}::uuid AND state::text = ${state} FOR UPDATE`;
  return row ? tx.graduateBatch.findUnique({ where: { id: batchId } }) : null;
}

/** Moves a locked batch on. */
export const advance = (tx: Tx, batch: GraduateBatch, move: BatchMove, data: object = {}): Promise<GraduateBatch> =>
  tx.graduateBatch.update({
    where: { id: batch.id },
    data: { ...data, state: findMove(BATCH, batch.state, move)?.to ?? refuse("E-IMP-15", { state: BATCH_STATE_LABELS[batch.state] }) },
  });

/** What the background does, it does in the name of whoever pressed. */
const send = (tx: Tx, { personId }: Actor, { task, batchId }: { task: TaskName; batchId: string }): Promise<void> =>
  enqueue(tx, task, { batchId, personId }, `${task}/${batchId}`);

export type Beginning = { source: BatchSource; areaId: string | null; fileId: string | null };

/** Begins to plan a batch from declarations below an organization, or from an uploaded workbook. */
export const beginBatch = (actor: Actor, { source, areaId, fileId }: Beginning): Promise<{ batchId: string }> =>
  transaction(async (tx) => {
    await requireSeat(tx, actor);
    const organizationId = actor.organizationId ?? refuse("E-PERM-01");
    const area = await tx.organization.findFirst({ where: { id: areaId ?? organizationId, status: { not: "DELETED" } } });
    permit(area ? may(actor, "members:V", area) : { yes: false, code: "E-GEN-08", because: "" });
    const file = fileId && (await tx.storedFile.findFirst({ where: { id: fileId, createdById: actor.personId, purpose: "import" } }));
    if ((source === "WORKBOOK") !== Boolean(file)) refuse("E-GEN-08");
    const id = newId();
    const by = { organizationId, createdById: actor.personId, createdAt: now() };
    const from = { source, areaId: area?.id ?? organizationId, fileId: source === "WORKBOOK" ? fileId : null };
    await tx.graduateBatch.create({ data: { id, ...by, ...from, state: "PLANNING" } });
    await send(tx, actor, { task: "planGraduates", batchId: id });
    await record(tx, actor, { action: "graduation.batchBegun", subject: { type: "graduateBatch", id } });
    return { batchId: id };
  });

/** Confirms: from here on the background carries it out, or goes on where it was interrupted. */
export const runBatch = (actor: Actor, { batchId }: { batchId: string }): Promise<void> =>
  transaction(async (tx) => {
    const batch = await lockOwn(tx, actor, { batchId, move: "run" });
    if (batch.ready === 0) refuse("E-GRAD-17");
    await advance(tx, batch, "run", { startedAt: batch.startedAt ?? now(), failure: null });
    await send(tx, actor, { task: "runGraduates", batchId });
    await record(tx, actor, {
      action: "graduation.batchRun",
      subject: { type: "graduateBatch", id: batchId },
      detail: { people: batch.ready },
    });
  });

/** Refuses to take back what others have built upon; they are named. */
export async function requireFree(batchId: string): Promise<void> {
  const dependents = await listDependents(batchId);
  const names = dependents.slice(0, 5).map((d) => d.name);
  if (dependents.length > 0) refuse("E-GRAD-19", { n: dependents.length, names: names.join("、") });
}

/** Takes a whole batch back while nothing depends on it, within a day (A10). */
export const undoBatch = (actor: Actor, { batchId }: { batchId: string }): Promise<void> =>
  transaction(async (tx) => {
    const batch = await lockOwn(tx, actor, { batchId, move: "undo" });
    const { "import.undoHours": hours } = await readSettings(actor.organization?.path ?? null);
    if (batch.doneAt && now() > laterByMinutes(batch.doneAt, hours * 60)) refuse("E-IMP-14", { n: hours });
    await requireFree(batchId);
    await advance(tx, batch, "undo", { failure: null });
    await send(tx, actor, { task: "undoGraduates", batchId });
    await record(tx, actor, { action: "graduation.batchUndone", subject: { type: "graduateBatch", id: batchId } });
  });

/** Gives a plan up before anything was done; its lines are forgotten. */
export const discardBatch = (actor: Actor, { batchId }: { batchId: string }): Promise<void> =>
  transaction(async (tx) => {
    const batch = await lockOwn(tx, actor, { batchId, move: "discard" });
    const done = await tx.graduateBatchRow.count({ where: { batchId, transferId: { not: null } } });
    if (done > 0) refuse("E-IMP-15", { state: BATCH_STATE_LABELS.RUNNING });
    await tx.graduateBatchRow.deleteMany({ where: { batchId } });
    await advance(tx, batch, "discard");
    await record(tx, actor, { action: "graduation.batchDiscarded", subject: { type: "graduateBatch", id: batchId } });
  });
