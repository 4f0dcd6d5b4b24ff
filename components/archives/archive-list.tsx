// 电子数据库的名单：谁到哪一步、什么时候前要传、点开去传或去审（EDB-02、EDB-08、EDB-09）。
import { Cell } from "#components/layout/member";
import { ARCHIVE_KINDS } from "#components/members/home";
import { Cells, OrgName } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import type { ArchiveRow } from "#lib/archives/list/queries";
import { type Day, showShortDay } from "#lib/dates";
import { ARCHIVE_LABELS } from "#lib/members/labels";

function Deadline({ row, today }: { row: ArchiveRow; today: Day }) {
  if (row.state !== "NOT_UPLOADED" && row.state !== "REJECTED") return row.paperFiled ? <Status kind="ok">纸质已归档</Status> : null;
  const words = `${showShortDay(row.deadline, today)}前`;
  return row.overdue ? <Status kind="bad">{`已过期，应在${words}`}</Status> : <span>{words}</span>;
}

function note(row: ArchiveRow) {
  return (
    <>
      <OrgName>{row.home}</OrgName>
      {row.number && (
        <>
          ，<span className="code">{row.number}</span>
        </>
      )}
      {row.state === "REJECTED" && row.reason && <span className="block">{`退回理由：${row.reason}`}</span>}
    </>
  );
}

export function ArchiveList({ rows, today }: { rows: readonly ArchiveRow[]; today: Day }) {
  return (
    <Cells>
      {rows.map((row) => (
        <Cell
          key={row.personId}
          href={row.paperId ? `/manage/inbox/${row.paperId}` : `/manage/archives/${row.personId}`}
          title={<b>{row.name}</b>}
          note={note(row)}
          value={
            <span className="grid justify-items-end gap-0.5">
              <Status kind={row.paperId ? "me" : ARCHIVE_KINDS[row.state]}>{row.paperId ? "等您审批" : ARCHIVE_LABELS[row.state]}</Status>
              <Deadline row={row} today={today} />
            </span>
          }
        />
      ))}
    </Cells>
  );
}
