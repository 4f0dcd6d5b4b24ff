// 接下来：资料里看得出来的日子。
import { addYears, completedYears, type Day } from "#lib/dates";

export type Ahead = { day: Day; title: string; note: string };

const GROWN = 18;
const LEAVING = 28;
const YEARS_AHEAD = 1;

/** Birthdays within a year on which something changes for a member (MEM-13, MEM-28). */
export function aheadOf(birth: Day, today: Day): Ahead[] {
  const marks = [
    { age: GROWN, title: "年满18周岁", note: "从这天起要填写是否递交入党申请书" },
    { age: LEAVING, title: "年满28周岁", note: "没有团内职务也不是党员的，团籍到此为止" },
  ];
  const last = addYears(today, YEARS_AHEAD);
  return marks
    .filter(({ age }) => completedYears(birth, today) < age)
    .map(({ age, title, note }) => ({ day: addYears(birth, age), title, note }))
    .filter(({ day }) => day <= last);
}
