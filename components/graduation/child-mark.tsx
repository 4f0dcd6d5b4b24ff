// 下级列表里的毕业时间：标了什么，没标的写明，标错的从这里更正（ORG-14、GRAD-06）。
import { TextLink } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { MARK_STATE_LABELS, showMark } from "#lib/graduation/labels";
import { graduates, markStateOf } from "#lib/graduation/rules";
import type { ChildRow } from "#lib/organizations/queries";

type Row = Pick<ChildRow, "id" | "shortName" | "category" | "schoolField" | "graduationMonth" | "graduationReason" | "graduationNote">;

export function ChildMark({ row, mayCorrect }: { row: Row; mayCorrect: boolean }) {
  if (!graduates(row)) return <span className="text-ink-3">–</span>;
  const state = markStateOf(row);
  if (state === "UNMARKED") return <Status kind="warn">毕业时间未标记</Status>;
  const mark = { month: row.graduationMonth, reason: row.graduationReason, note: row.graduationNote };
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <Status kind={state === "CONVERTED" ? "off" : "ok"}>
        {MARK_STATE_LABELS[state]}（{row.graduationMonth ?? showMark(mark)}）
      </Status>
      {mayCorrect && (
        <TextLink href={`/manage/corrections/graduation/${row.id}`} className="inline-flex min-h-[var(--touch)] items-center desk:min-h-0">
          更正
          <span className="sr-only">{row.shortName}的毕业时间</span>
        </TextLink>
      )}
    </span>
  );
}
