import { describe, expect, it } from "vitest";
import { BATCH } from "#lib/graduation/batches/rules";
import { GRADUATE_TEMPLATE, reasonOf } from "#lib/graduation/batches/sheet";
import { mapHeaders, unmapped } from "#lib/excel/template";
import { terminalStates } from "#lib/workflow";
import { openRoads, roadsOf, unreachable } from "#tests/support/roads";

describe("成批转接的步骤（A10）", () => {
  it("七十二条路里通十条；撤销了、放弃了是尽头", () => {
    expect(openRoads(BATCH)).toEqual({
      "PLANNING planned": "PLANNED",
      "PLANNING fail": "FAILED",
      "PLANNED run": "RUNNING",
      "PLANNED discard": "DISCARDED",
      "RUNNING done": "DONE",
      "RUNNING pause": "PLANNED",
      "DONE undo": "UNDOING",
      "UNDOING undone": "UNDONE",
      "UNDOING keep": "DONE",
      "FAILED discard": "DISCARDED",
    });
    expect(Object.keys(roadsOf(BATCH))).toHaveLength(72);
    expect(terminalStates(BATCH)).toEqual(["UNDONE", "DISCARDED"]);
    expect(unreachable(BATCH, "PLANNING")).toEqual([]);
  });
});

describe("去向工作簿", () => {
  it("列名认得别的写法，先后不论；少了必填的列说得出", () => {
    const mapping = mapHeaders(GRADUATE_TEMPLATE, ["转入组织", "毕业去向", "证件号码", "姓名★"]);
    expect(mapping).toEqual({ target: 0, reason: 1, idNumber: 2, name: 3 });
    expect(unmapped(GRADUATE_TEMPLATE, mapHeaders(GRADUATE_TEMPLATE, ["姓名"])).map((c) => c.header)).toEqual(["身份证号码", "转接原因"]);
  });

  it("原因写全、写半截、括号与空格不同都认得；认不得的、出国学习的（另行登记）不收", () => {
    expect(reasonOf("升学")).toBe("FURTHER_STUDY");
    expect(reasonOf("已落实工作单位(工作单位无团组织)")).toBe("EMPLOYED_WITHOUT_LEAGUE");
    expect(reasonOf(" 已落实工作单位 ")).toBe("EMPLOYED");
    expect(reasonOf("参军入伍")).toBe("ARMY");
    for (const unknown of ["", "去", "说不清", "出国（境）学习研究", "=1+1"]) expect(reasonOf(unknown)).toBeNull();
  });
});
