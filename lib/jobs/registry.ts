// 任务与节拍：各名词的 jobs.ts 在这里登记。
import type { TaskName } from "#lib/jobs/queue";
import { sealAudit } from "#lib/audit/seal";
import { foldCounters } from "#lib/counters/jobs";
import { applyBatch, checkBatch, readBatch } from "#lib/imports/jobs";
import { completeAtEighteen } from "#lib/members/jobs";
import { expireRegistrationCodes } from "#lib/registration/jobs";
import { purge } from "#lib/jobs/purge";

type Payload = { batchId?: string };

/** What each task does; every one may run twice without harm. */
export const TASKS: Readonly<Record<TaskName, (payload: Payload) => Promise<unknown>>> = {
  readImport: ({ batchId = "" }) => readBatch(batchId),
  checkImport: ({ batchId = "" }) => checkBatch(batchId),
  applyImport: ({ batchId = "" }) => applyBatch(batchId),
  sealAudit,
  expireCodes: expireRegistrationCodes,
  completeAtEighteen,
  purge,
};

/** Cron lines, in UTC: minutes after midnight in Shanghai are 16 hours of the day before. */
export const CRONTAB = `
* * * * * sealAudit ?max=1
0 * * * * expireCodes ?fill=1d&max=1
5 16 * * * completeAtEighteen ?fill=7d&max=1
30 19 * * * purge ?fill=2d&max=1
`;

export const TICK_MS = 1000;
/** What happens every second, beside the queue. */
export const tick = async (): Promise<void> => {
  await foldCounters();
};
