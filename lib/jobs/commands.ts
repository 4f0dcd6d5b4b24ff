// 任务的变更：系统后台叫一个任务现在就做。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { mayUse } from "#lib/auth/permissions";
import { transaction } from "#lib/db";
import { enqueue, type TaskName } from "#lib/jobs/queue";
import { permit } from "#lib/verdict";

/** Puts a job of the clock into the queue beside its hours; pressed twice it waits once. */
export const runJob = (actor: Actor, { task }: { task: string }): Promise<void> =>
  transaction(async (tx) => {
    permit(mayUse(actor, "settings:E"));
    await enqueue(tx, task as TaskName, {}, `now:${task}`);
    await record(tx, actor, { action: "job.started", subject: { type: "job", id: null }, detail: { task } });
  });
