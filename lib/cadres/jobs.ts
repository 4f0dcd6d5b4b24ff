// 每月1、5、9日提醒核对本级团干部，11日记下逾期的（CAD-16、ORG-37、JOB-09）。
import { tellDesk } from "#lib/administrators/commands";
import { reminderDue, staffWords } from "#lib/cadres/checks/rules";
import { countStaffs, type CountedStaff } from "#lib/cadres/queries";
import { isStaffComplete } from "#lib/cadres/rules";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";

const AT_ONCE = 500;
const FIRST = "";

/** Notes the reminder of one organization and writes to its desk; once, however often it is run. */
async function remind(tx: Tx, { id, path, ...staff }: CountedStaff, { month, day }: { month: string; day: number }): Promise<void> {
  const { cadres, incomplete } = staff;
  const noted = { organizationId: id, month, day, cadres, incomplete, sentAt: now() };
  const { count } = await tx.cadreReminder.createMany({ data: [noted], skipDuplicates: true });
  const words = staffWords(staff, day);
  if (count === 0 || !words || !staff.administered) return;
  await tellDesk(tx, path, { title: words, body: "在“团干部列表”里补充录入、补齐资料。", href: "/manage/cadres" });
}

/** Reminds every organization whose cadres are too few or incomplete; on the 11th it is late. */
export async function remindOfCadres(): Promise<void> {
  const today = dayOf(now());
  const due = { month: today.slice(0, 7), day: reminderDue(today) };
  for (let after = FIRST; ; ) {
    const page = await countStaffs(after, AT_ONCE);
    const late = page.filter((staff) => !isStaffComplete(staff, staff.category));
    await transaction(async (tx) => {
      for (const staff of late) await remind(tx, staff, due);
    });
    const last = page.at(-1);
    if (!last || page.length < AT_ONCE) return;
    after = last.path;
  }
}
