// 逐级上报的用词（规格 5.14）。
import type { CorrectionKind, CorrectionState, DeletionReason } from "#generated/enums";

export const CORRECTION_LABELS: Readonly<Record<CorrectionKind, string>> = {
  DELETION: "删除申请",
  IDENTITY: "身份信息更正",
  GRADUATION_MARK: "毕业标记更正",
};

export const CORRECTION_STATE_LABELS: Readonly<Record<CorrectionState, string>> = {
  SUBMITTED: "已提交",
  FORWARDED: "已上报",
  PROVINCE_APPROVED: "省级已同意，等系统后台执行",
  EXECUTED: "已执行",
  REFUSED: "未同意",
  WITHDRAWN: "已撤回",
  CANCELLED: "已作废",
};

export const DELETION_REASON_LABELS: Readonly<Record<DeletionReason, string>> = {
  DUPLICATE: "重复录入",
  WRONG_IDENTITY: "身份信息错误",
  NOT_A_MEMBER: "非团员",
  LEFT: "已退团",
  OTHER: "其他",
};
