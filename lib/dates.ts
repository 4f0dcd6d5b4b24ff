// 日期：一律按 Asia/Shanghai（全年 UTC+8）计算，日期写作 YYYY-MM-DD。
const SHANGHAI = 8 * 3600_000;
const DAY = 24 * 3600_000;

/** A calendar day in Shanghai, `YYYY-MM-DD`. */
export type Day = string;
/** A calendar month, `YYYY-MM`. */
export type Month = string;

/** How exactly a date is known. A month-only date is stored with day 01. */
export type Precision = "DAY" | "MONTH";
export type DatedValue = { day: Day; precision: Precision };

/** The Shanghai day of an instant. */
export const dayOf = (at: Date): Day => new Date(at.getTime() + SHANGHAI).toISOString().slice(0, 10);

/** The instant at which a Shanghai day begins. */
export const startOfDay = (day: Day): Date => new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI);

/** A database date (UTC midnight) as a day. */
export const dayFromDb = (date: Date | null): Day | null => (date ? date.toISOString().slice(0, 10) : null);

/** A day as a database date. */
export const dayToDb = (day: Day | null | undefined): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);

export const addDays = (day: Day, n: number): Day => new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10);

/** `n` natural days later, to the same clock time (0.3 Working calendar). */
export const laterByDays = (at: Date, n: number): Date => new Date(at.getTime() + n * DAY);
export const laterByMinutes = (at: Date, n: number): Date => new Date(at.getTime() + n * 60_000);

/** Last day of the month that `day` lies in. */
export function endOfMonth(day: Day): Day {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Completed years between two days; a birthday on February 29 counts from March 1 in common years. */
export function completedYears(from: Day, to: Day): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) >= from.slice(5) ? years : years - 1;
}

/** The same day some years later; February 29 becomes March 1 in common years. */
export function addYears(day: Day, n: number): Day {
  const later = `${Number(day.slice(0, 4)) + n}${day.slice(4)}`;
  return isRealDay(later) ? later : `${later.slice(0, 4)}-03-01`;
}

/** The same day some months later; where that month is shorter, its last day. */
export function addMonths(day: Day, n: number): Day {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + n, 1)).toISOString().slice(0, 8);
  const later = `${first}${day.slice(8)}`;
  return isRealDay(later) ? later : endOfMonth(`${first}01`);
}

/** Age at a date; a month-only date is taken at its last day, in favour of the person (0.3 Age). */
export const ageAt = (birth: Day, at: DatedValue): number => completedYears(birth, at.precision === "MONTH" ? endOfMonth(at.day) : at.day);

const FORMS: readonly RegExp[] = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})-(\d{1,2})$/,
  /^(\d{4})[/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月$/,
  /^(\d{4})(\d{2})$/,
];

/** Reads the date forms people write (0.3 Dates). Anything else, or a day that does not exist, is null. */
export function parseDate(text: string): DatedValue | null {
  const tidy = text.normalize("NFKC").replace(/\s+/g, "");
  const match = FORMS.map((form) => form.exec(tidy)).find(Boolean);
  if (!match) return null;
  const [, year = "", month = "", dayText] = match;
  const day = `${year}-${month.padStart(2, "0")}-${(dayText ?? "1").padStart(2, "0")}`;
  if (!isRealDay(day)) return null;
  return { day, precision: dayText ? "DAY" : "MONTH" };
}

/** Whether `YYYY-MM-DD` names a day of the calendar. */
export function isRealDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day;
}

/** Whether a date lies after today; the current month is not the future (Q12). */
export const isFuture = (value: DatedValue, today: Day): boolean =>
  value.precision === "MONTH" ? value.day.slice(0, 7) > today.slice(0, 7) : value.day > today;

/** Whether one date lies before another, as far as both are known: by month when either is known by month only. */
export function isEarlier(a: DatedValue, b: DatedValue): boolean {
  const known = a.precision === "DAY" && b.precision === "DAY" ? 10 : 7;
  return a.day.slice(0, known) < b.day.slice(0, known);
}

/** 2025年3月3日 */
export function showDay(day: Day): string {
  const [y, m, d] = day.split("-").map(Number);
  return `${y}年${m}月${d}日`;
}

/** 3月3日, or with its year when that is not this year. */
export function showShortDay(day: Day, today: Day): string {
  const [, m, d] = day.split("-").map(Number);
  return day.slice(0, 4) === today.slice(0, 4) ? `${m}月${d}日` : showDay(day);
}

const WEEKDAYS = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];
export const weekday = (day: Day): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";

/** 2025年3月 */
export function showMonth(month: Month): string {
  const [y, m] = month.split("-").map(Number);
  return `${y}年${m}月`;
}

const shifted = (at: Date) => new Date(at.getTime() + SHANGHAI).toISOString();

/** The hour of the day, 0 to 23. */
export const hourOf = (at: Date): number => Number(shifted(at).slice(11, 13));
/** 10:32 */
export const showTime = (at: Date): string => shifted(at).slice(11, 16);
/** 10:32:05 */
export const showSecond = (at: Date): string => shifted(at).slice(11, 19);
/** 3月3日 10:32 */
export const showMoment = (at: Date, today: Day): string => `${showShortDay(dayOf(at), today)} ${showTime(at)}`;
/** 2025年3月3日 10:32 */
export const showFullMoment = (at: Date): string => `${showDay(dayOf(at))} ${showTime(at)}`;

/** 还有 3 天、还有 5 小时、还有 20 分钟; past instants give null. */
export function showRemaining(until: Date, from: Date): string | null {
  const left = until.getTime() - from.getTime();
  if (left <= 0) return null;
  if (left >= DAY) return `${Math.floor(left / DAY)}\u00a0天`;
  if (left >= 3600_000) return `${Math.floor(left / 3600_000)}\u00a0小时`;
  return `${Math.max(1, Math.floor(left / 60_000))}\u00a0分钟`;
}
