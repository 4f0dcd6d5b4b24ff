// 节拍：由定时表算出一个任务下一次什么时候做。
import { parseCrontab } from "graphile-worker";
import { laterByMinutes } from "#lib/dates";
import type { TaskName } from "#lib/jobs/queue";

/** Cron lines, in UTC: minutes after midnight in Shanghai are 16 hours of the day before. */
export const CRONTAB = `
* * * * * sealAudit ?max=1
0 * * * * expireCodes ?fill=1d&max=1
0 * * * * convertGraduates ?fill=1d&max=3
30 0 * * * remindGraduates ?fill=3d&max=3
10 * * * * expireApplications ?fill=1d&max=1
0 0 1,5,9,11 * * remindOfCadres ?fill=3d&max=3
20 0 * * * remindOfEmptied ?fill=7d&max=3
30 0 * * 1 remindOfLacking ?fill=6d&max=3
15 16 * * * ensureLibraries ?fill=1d&max=3
0 * * * * returnTransfers ?fill=7d&max=1
0 0 * * * remindOfLists ?fill=3d&max=3
30 0 * * * remindAbroad ?fill=3d&max=3
5 16 * * * completeAtEighteen ?fill=7d&max=1
0 18 * * * verifyRealNames ?fill=1d&max=1
0 19 * * * findIrregularNumbers ?fill=1d&max=1
30 19 * * * purge ?fill=2d&max=1
`;

const LINES = parseCrontab(CRONTAB);
const YEAR = 366 * 24 * 60;

const digestOf = (at: Date) => ({
  min: at.getUTCMinutes(),
  hour: at.getUTCHours(),
  date: at.getUTCDate(),
  month: at.getUTCMonth() + 1,
  dow: at.getUTCDay(),
});

/** The first time after an instant at which the clock starts a task; null when it never does. */
export function nextRun(task: TaskName, after: Date): Date | null {
  const line = LINES.find((l) => l.task === task);
  const minute = new Date(Math.floor(after.getTime() / 60_000) * 60_000);
  for (let n = 1; line && n <= YEAR; n++) {
    const at = laterByMinutes(minute, n);
    if (line.match(digestOf(at))) return at;
  }
  return null;
}
