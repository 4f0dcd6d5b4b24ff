// 期满提醒的名单：谁、什么事、从哪天起、哪天到期。
import { Cell } from "#components/layout/member";
import { Cells } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { showDay } from "#lib/dates";
import { REMINDER_LABELS } from "#lib/graduation/labels";
import type { DueReminder } from "#lib/graduation/reminders/queries";
import { moveOnBy } from "#lib/graduation/reminders/rules";

const told = ({ kind, since, dueOn }: DueReminder): string =>
  kind === "EMPLOYED" ? `${showDay(since)}申报就业，${showDay(moveOnBy(since))}前转出` : `自${showDay(since)}，${showDay(dueOn)}到期`;

export function ReminderList({ rows }: { rows: readonly DueReminder[] }) {
  return (
    <Cells className="max-w-4xl">
      {rows.map((row) => (
        <Cell
          key={`${row.personId}/${row.kind}`}
          href={`/manage/members/${row.personId}`}
          title={<b>{row.name}</b>}
          note={`${row.branchName}，${told(row)}`}
          value={<Status kind="warn">{REMINDER_LABELS[row.kind]}</Status>}
        />
      ))}
    </Cells>
  );
}
