// 组织变动的用词。
import type { OrgMoveState, OrganizationReminderKind } from "#generated/enums";

export const ORG_MOVE_LABELS: Readonly<Record<OrgMoveState, string>> = {
  PENDING_RELEASE: "等原上级同意迁出",
  PENDING_RECEIVE: "等新上级同意接收",
  DONE: "已迁移",
  REFUSED: "未同意",
  WITHDRAWN: "已撤回",
  CANCELLED: "已作废",
};

export const REMINDER_LABELS: Readonly<Record<OrganizationReminderKind, string>> = {
  EMPTIED: "毕业生团组织已空",
  LACKING: "下级里有人数不足或空心的组织",
};
