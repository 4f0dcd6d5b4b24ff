// 导出所见：与转接列表同样的条件；谁导出了谁，本人看得到。
import type { Actor } from "#lib/auth/actor";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { dayOf, showFullMoment } from "#lib/dates";
import type { PlainSheet } from "#lib/excel/template";
import { noteExport } from "#lib/members/disclosures/commands";
import { EXPORT_LIMIT } from "#lib/members/exports/rules";
import { TRANSFER_KIND_LABELS, TRANSFER_REASON_LABELS, TRANSFER_STATE_LABELS } from "#lib/transfers/labels";
import { listTransferRows, type TransferRow } from "#lib/transfers/queries";
import type { TransferFilter } from "#lib/transfers/schema";
import { refuse } from "#lib/verdict";

const HEAD = ["姓名", "类型", "转出团支部", "转入组织", "转接原因", "状态", "现在在", "提交时间", "到期时间", "办结时间"];
const WIDTHS = [12, 12, 34, 34, 34, 16, 26, 20, 20, 20];

const moment = (at: Date | null): string => (at ? showFullMoment(at) : "");
const cells = (row: TransferRow): string[] => [
  ...[
    row.name,
    TRANSFER_KIND_LABELS[row.kind],
    row.from,
    row.toBranch ?? row.to,
    TRANSFER_REASON_LABELS[row.reason],
    TRANSFER_STATE_LABELS[row.state],
  ],
  ...[row.holder ?? "", moment(row.createdAt), moment(row.closedAt ? null : row.deadlineAt), moment(row.closedAt)],
];

/** The rows that a desk sees, as a sheet; refused above the limit. */
export async function exportTransfers(actor: Actor, scope: Scope, filter: TransferFilter): Promise<{ sheet: PlainSheet; name: string }> {
  const rows = await listTransferRows(scope, filter, { limit: EXPORT_LIMIT + 1 });
  if (rows.length > EXPORT_LIMIT) refuse("E-EXP-01");
  await noteExport(actor, [...new Set(rows.map((r) => r.personId))], { fields: HEAD });
  return { sheet: { name: "组织关系转接", head: HEAD, widths: WIDTHS, rows: rows.map(cells) }, name: `组织关系转接 ${dayOf(now())}.xlsx` };
}
