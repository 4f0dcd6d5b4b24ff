// 毕业随时间而来的事：六月一日的转换，每小时补一次（JOB-02）；每天的期满提醒（JOB-12）。
import { convertBranches, flagLatecomers, graduateDelayed } from "#lib/graduation/conversion/commands";
import { sendReminders } from "#lib/graduation/reminders/commands";
import { listDueReminders } from "#lib/graduation/reminders/queries";
import { listDueBranches, listDueMembers } from "#lib/graduation/conversion/queries";

/** So many are converted in one transaction, so that nobody waits long for a branch. */
const AT_ONCE = 200;

async function inParts<T>(due: readonly T[], work: (part: readonly T[]) => Promise<number>): Promise<number> {
  let done = 0;
  for (let at = 0; at < due.length; at += AT_ONCE) done += await work(due.slice(at, at + AT_ONCE));
  return done;
}

/** Converts what is due, whenever it runs and however many run; answers how many branches and people it moved. */
export async function convertGraduates(): Promise<{ branches: number; people: number }> {
  const branches = await inParts(await listDueBranches(), convertBranches);
  const people = await inParts(await listDueMembers(), graduateDelayed);
  return { branches, people: people + (await flagLatecomers()) };
}

/** Reminds whoever stayed too long, once for each date on which it falls due; answers how many letters went out. Studies abroad have a reminder of their own. */
export const remindGraduates = async (): Promise<number> =>
  inParts(
    (await listDueReminders(null)).filter((due) => due.kind !== "OVERSEAS"),
    sendReminders,
  );
