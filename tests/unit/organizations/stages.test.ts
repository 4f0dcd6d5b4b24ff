import { describe, expect, it } from "vitest";
import { isActive, isInOrder, isOverdue, lateParts, type Stage, stageLevel } from "#lib/organizations/stages/rules";

/** 第五级（ORG-33）：1月4日至14日，10日、12日两个内部期限。 */
const FIFTH: Stage = { level: 5, startOn: "2018-01-04", infoDue: "2018-01-10", noticeDue: "2018-01-12", endOn: "2018-01-14" };
const NOTHING = { infoComplete: false, childrenMade: false, codesOut: false };
const DONE = { infoComplete: true, childrenMade: true, codesOut: true };

describe("推进阶段（ORG-33）", () => {
  it("14日结束：14日还不算，15日没完成的就是逾期", () => {
    expect([isOverdue(FIFTH, NOTHING, "2018-01-14"), isOverdue(FIFTH, NOTHING, "2018-01-15")]).toEqual([false, true]);
    expect(isOverdue(FIFTH, DONE, "2018-01-15")).toBe(false);
  });

  it("两个内部期限各管各的：11日说信息和下级，13日再说注册码", () => {
    expect(lateParts(FIFTH, NOTHING, "2018-01-10")).toEqual([]);
    expect(lateParts(FIFTH, NOTHING, "2018-01-11")).toEqual(["本级信息没填完", "直属下级没建"]);
    expect(lateParts(FIFTH, { ...NOTHING, infoComplete: true }, "2018-01-13")).toEqual(["直属下级没建", "注册码没发完"]);
    expect(lateParts(FIFTH, DONE, "2019-01-01")).toEqual([]);
  });

  it("六级以下都按六级；日期要一个接一个", () => {
    expect([2, 5, 6, 7, 12].map(stageLevel)).toEqual([2, 5, 6, 6, 6]);
    expect(isInOrder(FIFTH).yes).toBe(true);
    expect(isInOrder({ ...FIFTH, infoDue: "2018-01-13" }).yes).toBe(false);
    expect(["2018-01-03", "2018-01-04", "2018-01-14", "2018-01-15"].map((day) => isActive(FIFTH, day))).toEqual([false, true, true, false]);
  });
});
