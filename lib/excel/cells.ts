// 单元格：无论是文字、数字、日期还是公式的结果，都读成一行文字。
/** Marks a number that lost digits on its way through Excel. */
export const LOST = "\u0001";

const MAX_SAFE_DIGITS = 15;
const MAX_CELL = 2000;

function fromNumber(value: number): string {
  if (!Number.isFinite(value)) return "";
  const text = Number.isInteger(value) ? BigInt(value).toString() : String(value);
  return text.replace("-", "").length > MAX_SAFE_DIGITS && Number.isInteger(value) ? LOST + text : text;
}

/** Real dates have no time of day in these forms. */
const fromDate = (value: Date): string => (Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10));

/** The text of a cell. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return fromNumber(value);
  if (typeof value === "boolean") return value ? "是" : "否";
  if (value instanceof Date) return fromDate(value);
  return String(value)
    .replace(/\u0001/g, "")
    .trim()
    .slice(0, MAX_CELL);
}

export const isLost = (text: string): boolean => text.startsWith(LOST);
export const withoutMark = (text: string): string => text.replace(LOST, "");
