// 账号的用词。
import type { AccountState, CodePurpose, SessionKind } from "#generated/enums";

export const ACCOUNT_STATE_LABELS: Readonly<Record<AccountState, string>> = { PENDING: "待激活", ACTIVE: "正常", CLOSED: "已注销" };
export const SESSION_KIND_LABELS: Readonly<Record<SessionKind, string>> = { FULL: "完整", RESTRICTED: "受限" };
export const CODE_PURPOSE_LABELS: Readonly<Record<CodePurpose, string>> = { ACTIVATION: "激活码", RESET: "重置密码验证码" };
