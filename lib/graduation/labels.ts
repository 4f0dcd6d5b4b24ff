// 毕业的用词。
import type { MarkReason } from "#generated/enums";
import { showMonth } from "#lib/dates";
import type { Mark, MarkState } from "#lib/graduation/rules";

export const MARK_REASON_LABELS: Readonly<Record<MarkReason, string>> = { TEACHERS: "教师支部", MIXED: "混合支部", OTHER: "其他" };

export const MARK_STATE_LABELS: Readonly<Record<MarkState, string>> = {
  UNMARKED: "未标记",
  MARKED_MONTH: "已标记",
  MARKED_REASON: "无法确定",
  CONVERTED: "已毕业",
};

/** 2027年6月；混合支部；其他：学制未定 */
export function showMark({ month, reason, note }: Mark): string {
  if (month) return showMonth(month);
  if (!reason) return "未标记";
  return reason === "OTHER" && note ? `其他：${note}` : MARK_REASON_LABELS[reason];
}

/** The notice that is read before a mark is made (GRAD-03). */
export const MARK_NOTICE: readonly string[] = [
  "到毕业当年6月1日，标记了毕业时间的团支部自动转为毕业生团组织，在册团员自动标为毕业生，进入当年的学社衔接。",
  "标记成功后不能自行取消或修改；标错了要逐级上报省级团委更正。",
  "一次标记的团支部必须是同一个毕业时间；入学年级不同的，请分别标记。",
];
