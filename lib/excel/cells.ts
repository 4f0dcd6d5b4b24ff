// 单元格：无论是文字、数字、日期还是公式的结果，都读成一行文字。
/** Marks a number that lost digits on its way through Excel. */
export const LOST = "\u0001";

const MAX_SAFE_DIGITS = 15;
const MAX_CELL = 2000;
/** As a number 2021.10 is 2021.1: nobody can tell January from October. */
const LOST_MONTH = /^(19|20)\d\d\.1$/;

function fromNumber(value: number): string {
  if (!Number.isFinite(value)) return "";
  const whole = Number.isInteger(value);
  const text = Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);
  const lost = whole ? text.replace("-", "").length > MAX_SAFE_DIGITS : LOST_MONTH.test(text);
  return lost ? LOST + text : text;
}

/** Real dates have no time of day in these forms. */
const fromDate = (value: Date): string => (Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10));

/** Nothing that cannot be seen or stored; tabs and line breaks stay. */
const visible = (text: string): string => text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, "");

/** How Excel saves a long number as text: 3.799E+17. */
const SCIENTIFIC = /^\d(\.\d+)?E\+\d{2}$/i;

/** An apostrophe in front is how Excel is told that text follows; it is not part of the text. */
const unquoted = (text: string): string => text.replace(/^'(?=.)/s, "");

/** A day that is written out instead of counted carries a time of day; these forms have none. */
const STAMP = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/;

/** The text of a cell. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return fromNumber(value);
  if (typeof value === "boolean") return value ? "是" : "否";
  if (value instanceof Date) return fromDate(value);
  const text = unquoted(visible(String(value)).trim())
    .trim()
    .slice(0, MAX_CELL);
  return SCIENTIFIC.test(text) ? LOST + text : text.replace(STAMP, "$1");
}

export const isLost = (text: string): boolean => text.startsWith(LOST);
export const withoutMark = (text: string): string => text.replace(LOST, "");
/** For people to see; as it is it does not pass when it comes back. */
export const withDoubt = (text: string): string => (isLost(text) ? `${withoutMark(text)}？` : text);
