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
import { watched } from "#lib/jobs/watch";
import { makeLibraries } from "#lib/organizations/libraries/commands";
import { remindOfEmptied, remindOfLacking } from "#lib/reorganization/jobs";

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
  remindOfEmptied,
  remindOfLacking,
  ensureLibraries: makeLibraries,
  returnTransfers: returnOverdue,
  remindOfLists,
  remindAbroad,
  purge: () => Promise.all([purge(), dropUnusedProofs(), dropUnusedFiles(), dropOldPlans()]),
};

/** The tasks as the queue calls them. */
export const TASK_LIST: TaskList = Object.fromEntries(
  Object.entries(TASKS).map(([name, task]): [string, Task] => [
    name,
    async (payload, { job }) => void (await watched(name, () => task((payload ?? {}) as Payload, job.attempts >= job.max_attempts))),
  ]),
);

export const TICK_MS = 1000;
/** What happens every second, beside the queue. */
export const tick = async (): Promise<void> => {
  await foldCounters();
};
