// 工作阶段的用词（TRF-16）。
import type { Phase } from "#lib/transfers/phases/rules";

export const PHASE_LABELS: Record<Phase, string> = { APPLYING: "申请期", REVIEWING: "审核期", CLOSING: "收尾期" };

export const PHASE_SPANS: Record<Phase, string> = {
  APPLYING: "5月1日至8月31日",
  REVIEWING: "9月1日至9月30日",
  CLOSING: "10月1日至次年4月30日",
};

/** What the phase means for whoever applies or decides. */
export const PHASE_NOTES: Record<Phase, string> = {
  APPLYING: "随时可以发起和撤回，不催着办。转到社会单位的请在8月31日前发起。",
  REVIEWING: "收到的申请这个月都要办完；转到社会单位的9月30日前接收，升学的入学一个月内转到新学校。",
  CLOSING: "提交满 10\u00a0天还没有办完的，系统自动退回，要重新发起。升学的10月31日前办完。",
};
