// 注册码的用词。
import type { CodeState } from "#generated/enums";

export const CODE_STATE_LABELS: Readonly<Record<CodeState, string>> = {
  ISSUED: "未领",
  USED: "已用",
  EXPIRED: "已过期",
  REVOKED: "已作废",
};
