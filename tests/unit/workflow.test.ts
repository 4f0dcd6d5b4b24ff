import { describe, expect, it } from "vitest";
import { IMPORT_FLOW } from "#lib/imports/rules";
import { INFO_CHANGE } from "#lib/organizations/information/schema";
import { CODE_FLOW } from "#lib/registration/rules";
import { terminalStates } from "#lib/workflow";
import { openRoads, roadsOf, unreachable } from "#tests/support/roads";

describe("组织信息变更（ORG-12）走遍每条路", () => {
  it("只有等待审批的能同意、不同意、撤回、作废；其余十六条都不通", () => {
    expect(openRoads(INFO_CHANGE)).toEqual({
      "PENDING approve": "APPROVED",
      "PENDING refuse": "REFUSED",
      "PENDING withdraw": "WITHDRAWN",
      "PENDING cancel": "CANCELLED",
    });
    expect(Object.keys(roadsOf(INFO_CHANGE))).toHaveLength(20);
    expect(terminalStates(INFO_CHANGE)).toEqual(["APPROVED", "REFUSED", "WITHDRAWN", "CANCELLED"]);
    expect(unreachable(INFO_CHANGE, "PENDING")).toEqual([]);
  });
});

describe("管理员注册码（5.6）走遍每条路", () => {
  it("签发后或被用、或过期、或作废，此后再无去处", () => {
    expect(openRoads(CODE_FLOW)).toEqual({ "ISSUED use": "USED", "ISSUED expire": "EXPIRED", "ISSUED revoke": "REVOKED" });
    expect(terminalStates(CODE_FLOW)).toEqual(["USED", "EXPIRED", "REVOKED"]);
    expect(unreachable(CODE_FLOW, "ISSUED")).toEqual([]);
  });
});

describe("导入（A7）走遍每条路", () => {
  it("七十二条路里通的只有这十五条", () => {
    expect(openRoads(IMPORT_FLOW)).toEqual({
      "READING ask": "MAPPING",
      "READING check": "CHECKING",
      "READING fail": "FAILED",
      "READING discard": "DISCARDED",
      "MAPPING check": "CHECKING",
      "MAPPING discard": "DISCARDED",
      "CHECKING finish": "CHECKED",
      "CHECKING fail": "FAILED",
      "CHECKING discard": "DISCARDED",
      "CHECKED apply": "APPLYING",
      "CHECKED discard": "DISCARDED",
      "APPLYING done": "APPLIED",
      "APPLYING fail": "FAILED",
      "APPLIED undo": "UNDONE",
      "FAILED discard": "DISCARDED",
    });
    expect(Object.keys(roadsOf(IMPORT_FLOW))).toHaveLength(72);
  });

  it("已撤销、已放弃是尽头；写入之后不能再放弃，没写入的不能撤销", () => {
    expect(terminalStates(IMPORT_FLOW)).toEqual(["UNDONE", "DISCARDED"]);
    expect(unreachable(IMPORT_FLOW, "READING")).toEqual([]);
    const roads = roadsOf(IMPORT_FLOW);
    expect([roads["APPLYING discard"], roads["APPLIED discard"], roads["CHECKED undo"], roads["UNDONE undo"]]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
