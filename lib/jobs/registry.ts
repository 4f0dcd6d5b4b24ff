// 任务与节拍：各名词的 jobs.ts 在这里登记。
import type { Task, TaskList } from "graphile-worker";
import type { TaskName } from "#lib/jobs/queue";
import { sealAudit } from "#lib/audit/seal";
import { dropUnusedProofs } from "#lib/corrections/jobs";
import { remindOfCadres } from "#lib/cadres/jobs";
import { foldCounters } from "#lib/counters/jobs";
import { carryOutBatch, dropOldPlans, planBatch, takeBackBatch } from "#lib/graduation/batches/jobs";
import { convertGraduates, remindGraduates } from "#lib/graduation/jobs";
import { applyBatch, checkBatch, readBatch } from "#lib/imports/jobs";
import { completeAtEighteen, indexMobiles } from "#lib/members/jobs";
import { expireApplications, expireRegistrationCodes } from "#lib/registration/jobs";
import { verifyRealNames } from "#lib/members/real-name/jobs";
import { findIrregularNumbers } from "#lib/members/irregular/jobs";
import { dropUnusedFiles, remindAbroad, remindOfLists, returnOverdue } from "#lib/transfers/jobs";
import { purge } from "#lib/jobs/purge";

type Payload = { batchId?: string; personId?: string };

/** What each task does; every one may run twice without harm. `last` says that a failure is not tried again. */
export const TASKS: Readonly<Record<TaskName, (payload: Payload, last: boolean) => Promise<unknown>>> = {
  readImport: ({ batchId = "" }, last) => readBatch(batchId, last),
  checkImport: ({ batchId = "" }, last) => checkBatch(batchId, last),
  applyImport: ({ batchId = "" }, last) => applyBatch(batchId, last),
  planGraduates: ({ batchId = "", personId }, last) => planBatch(batchId, last, personId),
  runGraduates: ({ batchId = "", personId }, last) => carryOutBatch(batchId, last, personId),
  undoGraduates: ({ batchId = "", personId }, last) => takeBackBatch(batchId, last, personId),
  sealAudit,
  expireCodes: expireRegistrationCodes,
  expireApplications,
  completeAtEighteen,
  indexMobiles,
  verifyRealNames,
  findIrregularNumbers,
  remindOfCadres,
  convertGraduates,
  remindGraduates,
  returnTransfers: returnOverdue,
  remindOfLists,
  remindAbroad,
  purge: () => Promise.all([purge(), dropUnusedProofs(), dropUnusedFiles(), dropOldPlans()]),
};

/** The tasks as the queue calls them. */
export const TASK_LIST: TaskList = Object.fromEntries(
  Object.entries(TASKS).map(([name, task]): [string, Task] => [
    name,
    async (payload, { job }) => void (await task((payload ?? {}) as Payload, job.attempts >= job.max_attempts)),
  ]),
);

/** Cron lines, in UTC: minutes after midnight in Shanghai are 16 hours of the day before. */
export const CRONTAB = `
* * * * * sealAudit ?max=1
0 * * * * expireCodes ?fill=1d&max=1
0 * * * * convertGraduates ?fill=1d&max=3
30 0 * * * remindGraduates ?fill=3d&max=3
10 * * * * expireApplications ?fill=1d&max=1
0 0 1,5,9,11 * * remindOfCadres ?fill=3d&max=3
0 * * * * returnTransfers ?fill=7d&max=1
0 0 * * * remindOfLists ?fill=3d&max=3
30 0 * * * remindAbroad ?fill=3d&max=3
5 16 * * * completeAtEighteen ?fill=7d&max=1
0 18 * * * verifyRealNames ?fill=1d&max=1
0 19 * * * findIrregularNumbers ?fill=1d&max=1
30 19 * * * purge ?fill=2d&max=1
`;

export const TICK_MS = 1000;
/** What happens every second, beside the queue. */
export const tick = async (): Promise<void> => {
  await foldCounters();
};
