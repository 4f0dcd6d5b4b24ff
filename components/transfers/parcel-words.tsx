// 包裹上的每一步怎么说（TRF-20）。
import type { StatusKind } from "#components/ui/status";
import type { TransferKind, TransferState, TransferStepKind } from "#generated/enums";

/** How a state is told at a glance. */
export const TRANSFER_STATUS: Readonly<Record<TransferState, StatusKind>> = {
  PENDING_OUT: "other",
  PENDING_IN: "other",
  PENDING_ASSIGN: "other",
  WAIT_REPORT: "other",
  PENDING_LIST: "other",
  PENDING_PROVINCE: "other",
  DONE: "ok",
  RETURNED: "bad",
  RETURNED_TIMEOUT: "bad",
  WITHDRAWN: "off",
  CANCELLED: "off",
};

const FILED: Readonly<Record<TransferKind, string>> = { OUT: "发起转出", IN: "申请转入", SELF: "提交了申请", BULK: "办理了接转" };
const APPROVED: Partial<Record<TransferState, string>> = {
  PENDING_OUT: "同意转出",
  PENDING_IN: "同意转入",
  PENDING_PROVINCE: "同意进入专属库",
};
const OTHERS: Readonly<Record<Exclude<TransferStepKind, "FILED" | "APPROVED">, string>> = {
  CONTINUED: "更正后继续",
  ASSIGNED: "分配了团支部",
  REPORTED: "已报到",
  LISTED: "列入上报名单",
  REFUSED: "退回",
  APPEALED: "提出申诉",
  APPEAL_UPHELD: "认定申诉成立",
  APPEAL_DISMISSED: "认定申诉不成立",
  WITHDRAWN: "撤回",
  EXPIRED: "到期自动退回",
  CANCELLED: "终止",
};

/** What somebody did; `before` is the state that they found. */
export function stepWords(step: TransferStepKind, kind: TransferKind, before: TransferState | null): string {
  if (step === "FILED") return FILED[kind];
  if (step === "APPROVED") return (before && APPROVED[before]) ?? "同意";
  return OTHERS[step];
}

/** What is to be done in a state, after the name of whoever does it. */
export const STATE_WORK: Readonly<Record<TransferState, string>> = {
  PENDING_OUT: "审批转出",
  PENDING_IN: "审批转入",
  PENDING_ASSIGN: "分配团支部",
  WAIT_REPORT: "团员报到",
  PENDING_LIST: "列入上报名单",
  PENDING_PROVINCE: "省级审核",
  DONE: "到新支部报到",
  RETURNED: "退回",
  RETURNED_TIMEOUT: "到期退回",
  WITHDRAWN: "撤回",
  CANCELLED: "终止",
};
