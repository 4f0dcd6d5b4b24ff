import { describe, expect, it } from "vitest";
import { ADMIN_CHANGE, firstState, MOVERS, mayGiveUp, nextState } from "#lib/administrators/rules";
import { terminalStates } from "#lib/workflow";
import { openRoads, roadsOf, unreachable } from "#tests/support/roads";

const MOVES = ["approve", "refuse", "withdraw", "cancel"] as const;

describe("管理员变更（5.8）走遍每条路", () => {
  it("只有等审批的走得动：二十条路里通四条，四个尽头", () => {
    expect(openRoads(ADMIN_CHANGE)).toEqual({
      "PENDING approve": "EFFECTIVE",
      "PENDING refuse": "REFUSED",
      "PENDING withdraw": "WITHDRAWN",
      "PENDING cancel": "CANCELLED",
    });
    expect(Object.keys(roadsOf(ADMIN_CHANGE))).toHaveLength(20);
    expect(terminalStates(ADMIN_CHANGE)).toEqual(["EFFECTIVE", "REFUSED", "WITHDRAWN", "CANCELLED"]);
    expect(unreachable(ADMIN_CHANGE, "PENDING")).toEqual([]);
  });

  it("每个状态、每一步、每一种人：上级与后台批，本级撤回，系统作废，别的八十格里没有第七格通", () => {
    const open = ADMIN_CHANGE.states.flatMap((state) =>
      MOVES.flatMap((move) => MOVERS.flatMap((by) => (nextState(state, { move, by }) ? [`${state} ${move} ${by}`] : []))),
    );
    expect(open).toEqual([
      "PENDING approve superior",
      "PENDING approve operator",
      "PENDING refuse superior",
      "PENDING refuse operator",
      "PENDING withdraw own",
      "PENDING cancel system",
    ]);
  });

  it("从哪里开始：本级添加、更换要等，本级撤销和上级的一切立刻生效，系统什么也不提", () => {
    const starts = (["ADD", "CHANGE", "REVOKE"] as const).map((kind) => MOVERS.map((by) => firstState(kind, by)));
    expect(starts).toEqual([
      ["PENDING", "EFFECTIVE", "EFFECTIVE", null],
      ["PENDING", "EFFECTIVE", "EFFECTIVE", null],
      ["EFFECTIVE", "EFFECTIVE", "EFFECTIVE", null],
    ]);
  });
});

describe("本级撤销（ADM-05）", () => {
  it("书记不行，最后一位不行，既是书记又是最后一位先说书记", () => {
    const verdict = (isSecretary: boolean, isLast: boolean) => {
      const given = mayGiveUp({ isSecretary, isLast });
      return given.yes ? "yes" : given.code;
    };
    expect([verdict(false, false), verdict(true, false), verdict(false, true), verdict(true, true)]).toEqual([
      "yes",
      "E-ADM-03",
      "E-ADM-04",
      "E-ADM-03",
    ]);
  });
});
