// 毕业的用词。
import type { BatchSource, BatchState, BatchVerdict, MarkReason, ReminderKind } from "#generated/enums";
import { showMonth } from "#lib/dates";
import type { DeclaredField, Lane, Route } from "#lib/graduation/declarations/rules";
import type { Stage } from "#lib/graduation/funnel/rules";
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

/** Routes as one says them oneself, with what follows from each (TRF-23). */
export const ROUTE_WORDS: Readonly<Record<Route, { label: string; note: string }>> = {
  FURTHER_STUDY: { label: "升学", note: "转到新学校的团组织，入学后一个月内办理；不能转到户籍地等乡镇街道" },
  EMPLOYED: { label: "就业，单位有团组织", note: "转到工作单位的团组织，自主创业也在这里" },
  EMPLOYED_WITHOUT_LEAGUE: { label: "就业，单位没有团组织", note: "转到工作单位所在地的乡镇街道团组织或青年之家" },
  UNEMPLOYED: { label: "还没有落实去向", note: "转到居住地或户籍地的乡镇街道流动团员团支部，也可以在学校最多保留 6 个月" },
  ARMY: { label: "参军入伍或去涉密单位", note: "转入本省特殊单位专属库；入伍通知书等材料线下给支部看，不要上传" },
  STUDY_ABROAD: { label: "出国（境）学习研究", note: "团籍留在学校，登记之后转入出国学习团支部" },
  ABROAD_ON_DUTY: { label: "因公出国（境）", note: "出国之前转到派出单位的团组织" },
  ABROAD_PRIVATELY: { label: "因私出国（境）", note: "出国之前转到户籍地或本人、父母居住地的乡镇街道团组织" },
  DELAYED_GRADUATION: { label: "延迟毕业", note: "由学院标记，转到延迟毕业团组织；到自己毕业那年再转出" },
};

export const LANE_WORDS: Readonly<Record<Lane, string>> = {
  TRANSFER: "办理转出",
  LIBRARY: "转入特殊单位专属库",
  REGISTER: "出国学习登记",
  DELAY: "标记延迟毕业",
};

export const DECLARED_LABELS: Readonly<Record<DeclaredField, string>> = {
  school: "毕业去向类别",
  unitName: "学校或单位名称",
  address: "详细地址",
  targetId: "申请转入组织",
  place: "境外学习研究地点",
  startOn: "开始日期",
  endOn: "结束日期",
  domesticContact: "国内常用联系人",
  domesticPhone: "联系人电话",
  month: "预计毕业时间",
  why: "延迟毕业原因",
  contact: "本人常用电话",
};

export const REMINDER_LABELS: Readonly<Record<ReminderKind, string>> = {
  RETENTION: "团籍留在学校期满",
  FLOATING: "在流动团员团支部期满",
  EMPLOYED: "就业后一个月内转出",
  OVERSEAS: "汇报境外学习情况",
};

export const BATCH_SOURCE_LABELS: Readonly<Record<BatchSource, string>> = { DECLARATIONS: "去向申报", WORKBOOK: "工作簿" };

export const BATCH_STATE_LABELS: Readonly<Record<BatchState, string>> = {
  PLANNING: "正在定",
  PLANNED: "等待核对",
  RUNNING: "办理中",
  DONE: "已办理",
  UNDOING: "撤销中",
  UNDONE: "已撤销",
  FAILED: "没有完成",
  DISCARDED: "已放弃",
};

export const BATCH_VERDICT_LABELS: Readonly<Record<BatchVerdict, string>> = {
  READY: "可以办理",
  BLOCKED: "不能办理",
  FILED: "已发起",
  MOVED: "已转入",
  UNDONE: "已撤销",
};

export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  UNDECLARED: "未申报",
  DECLARED: "已申报",
  STARTED: "已发起",
  RETURNED: "退回",
  RECEIVED: "已接收",
  RETAINED: "保留",
};

/** The notice that is read before a mark is made (GRAD-03). */
export const MARK_NOTICE: readonly string[] = [
  "到毕业当年6月1日，标记了毕业时间的团支部自动转为毕业生团组织，在册团员自动标为毕业生，进入当年的学社衔接。",
  "标记成功后不能自行取消或修改；标错了要逐级上报省级团委更正。",
  "一次标记的团支部必须是同一个毕业时间；入学年级不同的，请分别标记。",
];
