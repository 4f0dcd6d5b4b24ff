// 团员列表的几格。
import { ARCHIVE_KINDS } from "#components/members/home";
import { OrgName } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { REAL_NAME_LABELS, SHORT_ARCHIVE_LABELS } from "#lib/members/labels";
import { type ColumnKey, missingText, ROSTER_COLUMNS } from "#lib/members/roster/labels";
import type { RosterRow } from "#lib/members/roster/queries";

const TEXTS = new Map(ROSTER_COLUMNS.map((c) => [c.key, c.text]));

/** A cell of the roster as it is drawn; what has no own drawing is its text. */
export function RosterCell({ column, row }: { column: ColumnKey; row: RosterRow }) {
  if (column === "branchName") return <OrgName>{row.branchName}</OrgName>;
  if (column === "complete")
    return row.complete ? <Status kind="ok">完整</Status> : <Status kind="warn">{`缺：${missingText(row.missing)}`}</Status>;
  if (column === "archiveState")
    return (
      <Status kind={ARCHIVE_KINDS[row.archiveState]} className={row.archiveState === "NOT_REQUIRED" ? "max-desk:hidden" : ""}>
        {SHORT_ARCHIVE_LABELS[row.archiveState]}
      </Status>
    );
  if (column === "realNameCheck") return REAL_NAME_LABELS[row.realNameCheck];
  if (column === "activated") return row.activated ? <Status kind="ok">已激活</Status> : <Status kind="other">待激活</Status>;
  if (column === "developmentNo" && !row.developmentNo) return <span className="text-ink-3 text-tab">可不填</span>;
  return TEXTS.get(column)?.(row) || <span className="text-ink-3">–</span>;
}
