import { describe, expect, it } from "vitest";
import {
  conversionDay,
  graduates,
  type HANDS,
  isDue,
  isFitCorrection,
  isFitMark,
  isOneYear,
  isTakenBack,
  MARK,
  type MarkMove,
  markStateOf,
  nextMark,
} from "#lib/graduation/rules";
import { terminalStates } from "#lib/workflow";
import { openRoads, roadsOf, unreachable } from "#tests/support/roads";

const MOVES: readonly MarkMove[] = [
  ...(["markMonth", "markReason", "changeMonth", "changeReason", "convert", "correctMonth", "correctReason"] as const),
];
const TODAY = "2025-03-03";
const mark = (given: { month?: string; reason?: "MIXED" | "OTHER"; note?: string }) => ({
  month: null,
  reason: null,
  note: null,
  ...given,
});
const code = (verdict: { yes: boolean; code?: string }) => verdict.code ?? "";

describe("团支部毕业标记（5.11）走遍每条路", () => {
  it("二十八条路里通十三条，没有走不到的，也没有走到头的", () => {
    expect(openRoads(MARK)).toEqual({
      "UNMARKED markMonth": "MARKED_MONTH",
      "UNMARKED markReason": "MARKED_REASON",
      "MARKED_MONTH changeMonth": "MARKED_MONTH",
      "MARKED_MONTH changeReason": "MARKED_REASON",
      "MARKED_MONTH convert": "CONVERTED",
      "MARKED_MONTH correctMonth": "MARKED_MONTH",
      "MARKED_MONTH correctReason": "MARKED_REASON",
      "MARKED_REASON changeMonth": "MARKED_MONTH",
      "MARKED_REASON changeReason": "MARKED_REASON",
      "MARKED_REASON correctMonth": "MARKED_MONTH",
      "MARKED_REASON correctReason": "MARKED_REASON",
      "CONVERTED correctMonth": "MARKED_MONTH",
      "CONVERTED correctReason": "MARKED_REASON",
    });
    expect(Object.keys(roadsOf(MARK))).toHaveLength(28);
    expect(unreachable(MARK, "UNMARKED")).toEqual([]);
    expect(terminalStates(MARK)).toEqual([]);
  });

  it("谁走哪一步：上级标记，时间转换，更正由后台；换了人就不通", () => {
    const by = (hand: (typeof HANDS)[number]) => MOVES.filter((move) => MARK.states.some((state) => nextMark(state, move, hand)));
    expect(by("superior")).toEqual(["markMonth", "markReason", "changeMonth", "changeReason"]);
    expect(by("corrector")).toEqual(["correctMonth", "correctReason"]);
    expect(by("system")).toEqual(["convert"]);
    expect(nextMark("MARKED_REASON", "convert", "system")).toBeNull();
  });

  it("状态由类别、月份、理由看出来；只有学校的团支部毕业", () => {
    const at = { category: "BRANCH", graduationMonth: null, graduationReason: null } as const;
    expect(markStateOf(at)).toBe("UNMARKED");
    expect(markStateOf({ ...at, graduationMonth: "2025-06" })).toBe("MARKED_MONTH");
    expect(markStateOf({ ...at, graduationReason: "MIXED" })).toBe("MARKED_REASON");
    expect(markStateOf({ ...at, category: "GRADUATE_ORG", graduationMonth: "2025-06" })).toBe("CONVERTED");
    expect(graduates({ category: "BRANCH", schoolField: true })).toBe(true);
    expect(graduates({ category: "BRANCH", schoolField: false })).toBe(false);
    for (const category of ["DELAYED_GRADUATION_ORG", "FLOATING_BRANCH", "PENDING_TRANSFER_BRANCH", "GENERAL_BRANCH"] as const)
      expect(graduates({ category, schoolField: true })).toBe(false);
  });
});

describe("月份与理由（GRAD-03、GRAD-04、GRAD-05）", () => {
  it("二选一；月份不早于本月；其他理由要写明", () => {
    expect(code(isFitMark(mark({ month: "2027-06", reason: "MIXED" }), TODAY))).toBe("E-GRAD-03");
    expect(code(isFitMark(mark({}), TODAY))).toBe("E-GRAD-01");
    expect(code(isFitMark(mark({ month: "2025-02" }), TODAY))).toBe("E-GRAD-02");
    expect(code(isFitMark(mark({ reason: "OTHER" }), TODAY))).toBe("E-GRAD-05");
    for (const fit of [mark({ month: "2025-03" }), mark({ reason: "MIXED" }), mark({ reason: "OTHER", note: "学制未定" })])
      expect(isFitMark(fit, TODAY).yes).toBe(true);
  });

  it("入学年级不同只提示；没有年级、同一年级、长数字里的年份不算", () => {
    expect(code(isOneYear(["计算机专业2018级1班", "计算机专业2019级1班"]))).toBe("E-GRAD-04");
    for (const names of [
      ["2018级1班", "2018级2班"],
      ["教工团支部", "2018级1班"],
      ["12018级", "2019级"],
    ])
      expect(isOneYear(names).yes).toBe(true);
  });

  it("更正：与现在一样的不行，月份可以在过去", () => {
    const before = mark({ month: "2025-06" });
    expect(code(isFitCorrection(before, mark({ month: "2025-06" }), TODAY))).toBe("E-GRAD-09");
    expect(isFitCorrection(before, mark({ month: "2024-06" }), TODAY).yes).toBe(true);
    expect(code(isFitCorrection(before, mark({ month: "2026-06", reason: "MIXED" }), TODAY))).toBe("E-GRAD-03");
  });
});

describe("转换的日子（GRAD-08）", () => {
  it("当年六月一日零点整，上海时间；差一秒也不算", () => {
    expect(conversionDay("2025-06", "06-01")).toBe("2025-06-01");
    expect(isDue("2025-06", "06-01", new Date("2025-05-31T23:59:59.999+08:00"))).toBe(false);
    expect(isDue("2025-06", "06-01", new Date("2025-06-01T00:00:00+08:00"))).toBe(true);
    expect(isDue("2025-12", "06-01", new Date("2025-06-01T00:00:00+08:00"))).toBe(true);
    expect(isDue("2026-01", "06-01", new Date("2025-12-31T23:59:59+08:00"))).toBe(false);
    expect(isDue("2024-06", "06-01", new Date("2025-01-01T00:00:00+08:00"))).toBe(true);
  });

  it("闰年的二月二十九日也可以是转换的日子", () => {
    expect(isDue("2028-06", "02-29", new Date("2028-02-28T23:59:59+08:00"))).toBe(false);
    expect(isDue("2028-06", "02-29", new Date("2028-02-29T00:00:00+08:00"))).toBe(true);
    expect(isDue("2027-06", "02-29", new Date("2027-02-28T23:59:59+08:00"))).toBe(false);
    expect(isDue("2027-06", "02-29", new Date("2027-03-01T00:00:00+08:00"))).toBe(true);
  });

  it("更正到后来的年份或改成理由，变回团支部；同一年、更早的不变", () => {
    expect([isTakenBack("2025-06", "2026-06"), isTakenBack("2025-06", null)]).toEqual([true, true]);
    expect([isTakenBack("2025-06", "2025-12"), isTakenBack("2025-06", "2024-06")]).toEqual([false, false]);
  });
});
