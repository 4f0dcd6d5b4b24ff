// 转接的时间：工作阶段（TRF-16）、自动退回的期限（TRF-15、TRF-19）。一律按 Asia/Shanghai。
import type { TransferRoute, TransferState } from "#generated/enums";
import { addDays, type Day, dayOf, laterByDays, startOfDay } from "#lib/dates";

export type Phase = "APPLICATION" | "REVIEW" | "CLOSING";
type Season = { from: string; to: string };

/** The phase of the campaign on a day: 申请期 until August, 审核期 in September, 收尾期 from October to April. */
export function phaseOf(day: Day): Phase {
  const month = Number(day.slice(5, 7));
  if (month === 9) return "REVIEW";
  return month >= 5 && month <= 8 ? "APPLICATION" : "CLOSING";
}

export const PHASES: Readonly<Record<Phase, { label: string; says: string }>> = {
  APPLICATION: { label: "申请期", says: "5月1日至8月31日：可以随时发起和撤销，不自动退回。转往社会的请在8月31日前发起。" },
  REVIEW: { label: "审核期", says: "9月1日至9月30日：收到的申请须在本月内审核完；升学的请在入学一个月内发起。" },
  CLOSING: { label: "收尾期", says: "10月1日起：十天内没有办结的自动退回，须重新发起。升学的须在10月31日前办结。" },
};

/** The day on which the season that holds a day, or comes next after it, begins. */
function seasonStart(day: Day, { from, to }: Season): Day {
  const [year, at] = [Number(day.slice(0, 4)), day.slice(5)];
  const wraps = from > to;
  if (wraps && at <= to) return `${year - 1}-${from}`;
  return !wraps && at > to ? `${year + 1}-${from}` : `${year}-${from}`;
}

/** The first day after the season that began on a day. */
function seasonEnd(start: Day, { from, to }: Season): Day {
  const year = Number(start.slice(0, 4)) + (from > to ? 1 : 0);
  return addDays(`${year}-${to}`, 1);
}

export type Limits = { days: number; season: Season; specialDays: number };

/**
 * When a transfer returns by itself. Within the season so many days after it was handed in, or after the season began; one
 * that would run out after the season waits for the next. For the library a fixed number of days, whatever the season.
 */
export function deadlineOf({ route, submittedAt }: { route: TransferRoute; submittedAt: Date }, limits: Limits): Date {
  if (route === "SPECIAL") return laterByDays(submittedAt, limits.specialDays);
  const start = seasonStart(dayOf(submittedAt), limits.season);
  const begins = startOfDay(start);
  const due = laterByDays(submittedAt > begins ? submittedAt : begins, limits.days);
  const end = seasonEnd(start, limits.season);
  return due < startOfDay(end) ? due : laterByDays(startOfDay(seasonStart(end, limits.season)), limits.days);
}

/** How long before it returns the holders are reminded (JOB-03). */
export const REMIND_DAYS = 3;

/** Whether somebody should have been on a list by now (TRF-19): marked, until the list has them. */
export const isUnlisted = ({ state, submittedAt }: { state: TransferState; submittedAt: Date }, at: Date, days: number): boolean =>
  state === "PENDING_LIST" && at >= laterByDays(submittedAt, days);
