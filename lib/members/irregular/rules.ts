// 不规范的发展团员编号：被占用、年份不符、位数或号段不对、格式不对（MEM-25）。
import type { IrregularCause } from "#generated/enums";
import { hasSegment, isFitNumber, type NumberCase, type Segment, segmentOf } from "#lib/members/number/rules";

export type Stored = Omit<NumberCase, "number" | "joined"> & { number: string; joined: string | null; occupied: boolean };

const OLD_LENGTH = 16;

/** What is wrong with a stored number; null when nothing is. */
export function irregularCause({ number, joined, occupied, ...rest }: Stored, segments: readonly Segment[]): IrregularCause | null {
  if (!/^\d+$/.test(number)) return "FORMAT";
  if (occupied) return "OCCUPIED";
  const verdict = joined ? isFitNumber({ number, joined, ...rest }) : null;
  if (verdict && !verdict.yes) {
    if (verdict.code === "E-MEM-08b") return number.length === OLD_LENGTH ? "LENGTH" : "YEAR";
    return number.length <= 4 || verdict.code === "E-MEM-08a" ? "LENGTH" : "YEAR";
  }
  return hasSegment(number) && !segmentOf(number, segments) ? "LENGTH" : null;
}

/** What to do about each. */
export const REMEDIES: Readonly<Record<IrregularCause, string>> = {
  OCCUPIED: "与入团志愿书核对；确是本人的，申请释放编号",
  YEAR: "前四位要与入团年份相同，与入团志愿书核对后修改",
  LENGTH: "应为12位数字，并在已登记的号段内，与入团志愿书核对后修改",
  FORMAT: "只能是数字，与入团志愿书核对后修改",
};
