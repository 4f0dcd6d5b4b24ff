// 管理员变更的用词。
import type { AdminChangeKind, AdminChangeState } from "#generated/enums";

export const ADMIN_CHANGE_LABELS: Readonly<Record<AdminChangeKind, string>> = {
  ADD: "添加管理员",
  CHANGE: "更换管理员",
  REVOKE: "撤销管理员",
};

export const ADMIN_CHANGE_STATE_LABELS: Readonly<Record<AdminChangeState, string>> = {
  PENDING: "等上级审批",
  EFFECTIVE: "已生效",
  REFUSED: "未同意",
  WITHDRAWN: "已撤回",
  CANCELLED: "已作废",
};
