// 按推进阶段逾期的记号（ORG-33）。
import { Status } from "#components/ui/status";
import type { Lateness } from "#lib/organizations/stages/queries";

export function Late({ late }: { late: Lateness | undefined }) {
  if (!late) return null;
  return (
    <span className="block">
      <Status kind="bad">{`${late.overdue ? "已逾期" : "过了期限"}：${late.parts.join("、")}`}</Status>
    </span>
  );
}
