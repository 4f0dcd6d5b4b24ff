// 本人修改资料的审批（MEM-17）：设置要求时，支部或直属上级同意之后才生效。
import type { SelfEditState } from "#generated/enums";
import { workflow } from "#lib/workflow";

export const SELF_EDIT = workflow<SelfEditState, "approve" | "refuse" | "cancel">(
  ["WAITING", "APPROVED", "REFUSED", "CANCELLED"],
  [
    { name: "approve", from: ["WAITING"], to: "APPROVED" },
    { name: "refuse", from: ["WAITING"], to: "REFUSED" },
    { name: "cancel", from: ["WAITING"], to: "CANCELLED" },
  ],
);
