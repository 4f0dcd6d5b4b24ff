// 大批导出（滥用案例 23）：超过五百行要另一位管理员同意，四小时内导出一次，每一行写着谁导出的。
import type { ExportState } from "#generated/enums";
import { showFullMoment } from "#lib/dates";
import { workflow } from "#lib/workflow";

/** So many rows are exported by oneself. */
export const EXPORT_LIMIT = 500;
/** So many rows may be asked for. */
export const EXPORT_MOST = 20_000;
/** Hours in which what was approved may be fetched, once. */
export const EXPORT_HOURS = 4;

export const EXPORT = workflow<ExportState, "approve" | "refuse" | "withdraw" | "use">(
  ["WAITING", "APPROVED", "REFUSED", "WITHDRAWN", "USED"],
  [
    { name: "approve", from: ["WAITING"], to: "APPROVED" },
    { name: "refuse", from: ["WAITING"], to: "REFUSED" },
    { name: "withdraw", from: ["WAITING"], to: "WITHDRAWN" },
    { name: "use", from: ["APPROVED"], to: "USED" },
  ],
);

/** What stands in every row of a large export, so that a page of it still tells whose it is. */
export const watermark = (by: string, approvedBy: string, at: Date): string => `${by} ${showFullMoment(at)}导出，${approvedBy}同意`;
