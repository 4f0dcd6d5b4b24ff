// 青年列表里可以是谁：还没有到团员的年龄上限，也不是幼儿。
import { no, type Verdict, yes } from "#lib/verdict";

const YOUNGEST = 10;
const OLDEST = 35;

/** Whether somebody born in that year can be on the list now. */
export const isYouthYear = (born: number, year: number): Verdict =>
  year - born >= YOUNGEST && year - born <= OLDEST ? yes : no("E-GEN-03", { field: "出生年份" });
