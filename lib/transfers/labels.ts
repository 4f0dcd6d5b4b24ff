// 组织关系转接的用词（规格 5.1、5.19、8.6）。
import type {
  AppealState,
  OverseasState,
  SchoolType,
  TransferKind,
  TransferReason,
  TransferRefusal,
  TransferRoute,
  TransferState,
  TransferStepKind,
} from "#generated/enums";

export const TRANSFER_KIND_LABELS: Record<TransferKind, string> = {
  OUT: "办理转出",
  IN: "办理转入",
  SELF: "本人申请",
  BULK: "批量接转",
};

export const ROUTE_LABELS: Record<TransferRoute, string> = {
  NORMAL: "一般",
  EXTERNAL: "转往北京、广东、福建",
  SPECIAL: "转往特殊单位专属库",
};

export const TRANSFER_STATE_LABELS: Record<TransferState, string> = {
  PENDING_OUT: "待转出审批",
  PENDING_IN: "待转入审批",
  PENDING_ASSIGN: "待分配团支部",
  WAIT_REPORT: "待团员报到",
  PENDING_LIST: "待列入上报名单",
  PENDING_PROVINCE: "待省级审核",
  DONE: "已完成",
  RETURNED: "已退回",
  RETURNED_TIMEOUT: "超时退回",
  WITHDRAWN: "已撤销",
  CANCELLED: "已终止",
};

export const TRANSFER_REASON_LABELS: Record<TransferReason, string> = {
  FURTHER_STUDY: "升学",
  EMPLOYED: "已落实工作单位（工作单位有团组织）",
  EMPLOYED_WITHOUT_LEAGUE: "已落实工作单位（工作单位无团组织）",
  UNEMPLOYED: "未落实就业去向",
  ARMY: "参军入伍/转往涉密单位",
  STUDY_ABROAD: "出国（境）学习研究",
  ABROAD_ON_DUTY: "出国（因公出国/境）",
  ABROAD_PRIVATELY: "出国（因私出国/境）",
  JOB_CHANGE: "就业/工作调动",
  SCHOOL_CHANGE: "转学",
  LEFT_SCHOOL: "退学",
  RESIDENCE: "户籍或居住地变更",
  DELAYED_GRADUATION: "延迟毕业",
  REORGANIZATION: "组织调整",
  OTHER: "其他原因",
};

export const SCHOOL_TYPE_LABELS: Record<SchoolType, string> = {
  SENIOR_HIGH: "普通高中",
  VOCATIONAL: "中等职业院校",
  UNIVERSITY: "普通高校",
  HIGHER_VOCATIONAL: "高等职业院校",
};

export const REFUSAL_LABELS: Record<TransferRefusal, string> = {
  WRONG_DESTINATION: "去向不符",
  WRONG_INFORMATION: "信息有误",
  NOT_OURS: "非本组织接收范围",
  OTHER: "其他",
};

export const TRANSFER_STEP_LABELS: Record<TransferStepKind, string> = {
  FILED: "发起",
  CONTINUED: "更正后继续",
  APPROVED: "同意",
  ASSIGNED: "分配团支部",
  REPORTED: "报到",
  LISTED: "列入上报名单",
  REFUSED: "退回",
  APPEALED: "申诉",
  APPEAL_UPHELD: "申诉成立",
  APPEAL_DISMISSED: "申诉不成立",
  WITHDRAWN: "撤销",
  EXPIRED: "超时退回",
  CANCELLED: "终止",
};

export const APPEAL_LABELS: Record<AppealState, string> = {
  WAITING: "申诉中",
  UPHELD: "申诉成立",
  DISMISSED: "申诉不成立",
  CANCELLED: "申诉终止",
};

export const OVERSEAS_LABELS: Record<OverseasState, string> = {
  SUBMITTED: "等待审批",
  APPROVED: "已登记",
  REFUSED: "未同意",
  WITHDRAWN: "已撤回",
  CANCELLED: "已作废",
  ENDED: "已结束",
};
