// 团员列表的几格。
import type { ReactNode } from "react";
import { ARCHIVE_KINDS } from "#components/members/home";
import { OrgName, TextLink } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { GRADUATE_LABELS, SHORT_ARCHIVE_LABELS } from "#lib/members/labels";
import { type ColumnKey, missingText, type RosterColumn } from "#lib/members/roster/labels";
import type { RosterRow } from "#lib/members/roster/queries";

const complete = (row: RosterRow): ReactNode =>
  row.complete ? <Status kind="ok">完整</Status> : <Status kind="warn">{`缺：${missingText(row.missing)}`}</Status>;

/** The state is the way to the archive (EDB-03). */
function archiveState({ archiveState: state, personId }: RosterRow): ReactNode {
  const none = state === "NOT_REQUIRED";
  const told = (
    <Status kind={ARCHIVE_KINDS[state]} className={none ? "max-desk:hidden" : ""}>
      {SHORT_ARCHIVE_LABELS[state]}
    </Status>
  );
  return none ? told : <TextLink href={`/manage/archives/${personId}`}>{told}</TextLink>;
}

/** Delayed graduates and teachers lead to where their mark is undone (GRAD-13, GRAD-14). */
function graduateMark({ graduateMark: mark }: RosterRow): ReactNode {
  if (mark !== "TEACHER" && mark !== "DELAYED") return null;
  return (
    <>
      {GRADUATE_LABELS[mark]} <TextLink href={`/manage/graduation/delayed${mark === "TEACHER" ? "?show=teachers" : ""}`}>撤销</TextLink>
    </>
  );
}

const DRAWN: Partial<Record<ColumnKey, (row: RosterRow) => ReactNode>> = {
  branchName: (row) => <OrgName>{row.branchName}</OrgName>,
  complete,
  archiveState,
  graduateMark,
  activated: (row) => (row.activated ? <Status kind="ok">已激活</Status> : <Status kind="other">待激活</Status>),
  developmentNo: (row) => row.developmentNo ?? <span className="text-ink-3 text-tab">可不填</span>,
};

/** A cell of the roster as it is drawn; what has no own drawing is its text. A function, because a page has some two hundred. */
export const drawCell = ({ key, text }: RosterColumn, row: RosterRow): ReactNode =>
  DRAWN[key]?.(row) ?? (text(row) || <span className="text-ink-3">–</span>);
