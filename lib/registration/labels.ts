// 注册码与自行注册的用词。
import type { CodeState, SelfRegistrationState } from "#generated/enums";

export const CODE_STATE_LABELS: Readonly<Record<CodeState, string>> = {
  ISSUED: "未领",
  USED: "已用",
  EXPIRED: "已过期",
  REVOKED: "已作废",
};

export const SELF_REGISTRATION_LABELS: Readonly<Record<SelfRegistrationState, string>> = {
  PENDING: "等支部审批",
  APPROVED: "已通过",
  REFUSED: "没有通过",
  EXPIRED: "已过期",
};
