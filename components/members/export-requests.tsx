// 本组织申请过的大批导出：谁要的、做什么用、谁同意的、导出了没有（滥用案例 23）。
import { Cells, OrgName } from "#components/ui/bits";
import { buttonClass } from "#components/ui/button";
import { Empty } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { showFullMoment } from "#lib/dates";
import type { RequestRow } from "#lib/members/exports/queries";
import { EXPORT_STATE_LABELS } from "#lib/members/labels";

const KINDS = { WAITING: "other", APPROVED: "ok", REFUSED: "bad", WITHDRAWN: "off", USED: "off" } as const;

function told({ state, decidedBy, expiresAt, usedAt }: RequestRow): string {
  if (usedAt) return `${decidedBy}同意，${showFullMoment(usedAt)}导出`;
  if (state === "APPROVED" && expiresAt) return `${decidedBy}同意，${showFullMoment(expiresAt)}前可以导出一次`;
  return state === "REFUSED" ? `${decidedBy}没有同意` : "";
}

export function ExportRequests({ rows }: { rows: readonly RequestRow[] }) {
  if (rows.length === 0) return <Empty title="还没有申请过">在团员列表按“导出所见”，超过 500 行时就会提示申请。</Empty>;
  return (
    <Cells className="max-w-4xl">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
          <span className="min-w-0 flex-[1_1_18rem]">
            <b>
              <OrgName>{row.areaName}</OrgName>，{row.size.toLocaleString("zh-CN")}
              {"\u00a0"}人
            </b>
            <span className="block text-ink-2 text-small">用途：{row.reason}</span>
            <span className="block text-ink-3 text-mini">
              {row.requestedBy}，{showFullMoment(row.requestedAt)}申请
            </span>
          </span>
          <span className="text-small">
            <Status kind={KINDS[row.state]}>{EXPORT_STATE_LABELS[row.state]}</Status>
            <span className="block text-ink-3 text-mini">{told(row)}</span>
          </span>
          {row.open && (
            <a href={`/api/exports/members/${row.id}`} className={buttonClass("ink")}>
              导出
            </a>
          )}
        </li>
      ))}
    </Cells>
  );
}
