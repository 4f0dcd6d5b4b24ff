// 发期满提醒：同一个人、同一件事、同一个到期日只发一次，谁先登记谁发（JOB-12）。
import { record, SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { dayToDb } from "#lib/dates";
import { insertMany, transaction } from "#lib/db";
import type { DueReminder } from "#lib/graduation/reminders/queries";
import { LETTERS } from "#lib/graduation/reminders/rules";

/** Writes to those who have not been written to for this date. */
export const sendReminders = (due: readonly DueReminder[]): Promise<number> =>
  transaction(async (tx) => {
    const data = due.map(({ personId, kind, dueOn }) => ({ personId, kind, dueOn: dayToDb(dueOn) as Date, sentAt: now() }));
    const sent = await tx.graduateReminder.createManyAndReturn({ data, skipDuplicates: true });
    if (sent.length === 0) return 0;
    const letters = sent.map(({ personId, kind }) => ({ id: newId(), person_id: personId, ...LETTERS[kind], created_at: now() }));
    await insertMany(tx, "message", letters);
    await record(tx, SYSTEM, { action: "graduation.reminded", subject: { type: "person", id: null }, detail: { people: sent.length } });
    return sent.length;
  });
