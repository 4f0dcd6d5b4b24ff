import { describe, expect, it } from "vitest";
import { GRADUATE, type GraduateMove, type HANDS, hasGraduated, isLater, nextGraduateMark } from "#lib/graduation/graduates/rules";
import { openRoads, roadsOf, unreachable } from "#tests/support/roads";

const MOVES = [...new Set(GRADUATE.moves.map((m) => m.name))] as GraduateMove[];
const code = (verdict: { yes: boolean; code?: string }) => verdict.code ?? "";

describe("毕业生标识（5.12）走遍每条路", () => {
  it("四十条路里通十四条", () => {
    expect(openRoads(GRADUATE)).toEqual({
      "NONE convert": "GRADUATE",
      "NONE join": "GRADUATE",
      "GRADUATE delay": "DELAYED",
      "GRADUATE teach": "TEACHER",
      "GRADUATE leave": "NONE",
      "GRADUATE takeBack": "NONE",
      "DELAYED undoDelay": "GRADUATE",
      "DELAYED keep": "DELAYED",
      "DELAYED graduateAgain": "GRADUATE",
      "DELAYED leave": "NONE",
      "DELAYED takeBack": "NONE",
      "TEACHER undoTeacher": "GRADUATE",
      "TEACHER leave": "NONE",
      "TEACHER takeBack": "NONE",
    });
    expect(Object.keys(roadsOf(GRADUATE))).toHaveLength(40);
    expect(unreachable(GRADUATE, "NONE")).toEqual([]);
  });

  it("学校上级只能标延迟、标教师、撤销这两样；别的都是随事而来", () => {
    const by = (hand: (typeof HANDS)[number]) =>
      MOVES.filter((move) => GRADUATE.states.some((state) => nextGraduateMark(state, move, hand)));
    expect(by("superior")).toEqual(["delay", "teach", "undoTeacher", "undoDelay"]);
    expect(by("corrector")).toEqual(["takeBack"]);
    expect(nextGraduateMark("TEACHER", "delay", "superior")).toBeNull();
    expect(nextGraduateMark("DELAYED", "teach", "superior")).toBeNull();
    expect(nextGraduateMark("NONE", "delay", "superior")).toBeNull();
  });

  it("先转换再标（GRAD-18）；月份要晚于支部的（GRAD-11），同月、更早都不行", () => {
    expect(code(hasGraduated({ category: "BRANCH", graduationMonth: "2025-06" }))).toBe("E-GRAD-18");
    expect(hasGraduated({ category: "GRADUATE_ORG", graduationMonth: "2025-06" }).yes).toBe(true);
    const home = { category: "GRADUATE_ORG", graduationMonth: "2025-06" } as const;
    expect([code(isLater("2025-06", home)), code(isLater("2024-12", home))]).toEqual(["E-GRAD-11", "E-GRAD-11"]);
    expect(isLater("2025-07", home).yes).toBe(true);
    expect(isLater("2025-06", home)).toMatchObject({ because: expect.stringContaining("（2025-06）") });
  });
});
