// 任务队列：随事务一起提交，同名任务只排一个。
import type { Tx } from "#lib/db";

export type TaskName =
  | "readImport"
  | "checkImport"
  | "applyImport"
  | "sealAudit"
  | "expireCodes"
  | "expireApplications"
  | "completeAtEighteen"
  | "indexMobiles"
  | "verifyRealNames"
  | "findIrregularNumbers"
  | "remindOfCadres"
  | "planGraduates"
  | "runGraduates"
  | "undoGraduates"
  | "convertGraduates"
  | "remindGraduates"
  | "returnTransfers"
  | "remindOfLists"
  | "remindAbroad"
  | "remindOfEmptied"
  | "remindOfLacking"
  | "ensureLibraries"
  | "purge";

/** Puts a task into the queue as part of the running transaction; with a key an equal one that still waits is replaced. */
export async function enqueue(tx: Tx, task: TaskName, payload: Record<string, string>, key: string): Promise<void> {
  const json = JSON.stringify(payload);
  await tx.$queryRaw`SELECT 1 FROM graphile_worker.add_job(${task}, ${json}::json, job_key => ${key}, max_attempts => 10)`;
}
