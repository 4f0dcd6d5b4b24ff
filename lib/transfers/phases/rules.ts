// 按工作阶段：申请期、审核期、收尾期（TRF-16）。
import type { Day } from "#lib/dates";

export type Phase = "APPLYING" | "REVIEWING" | "CLOSING";

/** Which phase of the year a day lies in. */
export function phaseOn(day: Day): Phase {
  const month = Number(day.slice(5, 7));
  if (month >= 5 && month <= 8) return "APPLYING";
  return month === 9 ? "REVIEWING" : "CLOSING";
}
