import { describe, expect, it } from "vitest";
import { CORRECTION, consentOf, HANDS, isOpen, isProvince, nextState } from "#lib/corrections/rules";
import { terminalStates } from "#lib/workflow";
import { openRoads, roadsOf, unreachable } from "#tests/support/roads";

const MOVES = ["forward", "approve", "execute", "refuse", "withdraw", "cancel"] as const;
const KINDS = ["DELETION", "IDENTITY"] as const;

describe("逐级上报（5.14）走遍每条路", () => {
  it("四十二条路里通十三条；四个尽头", () => {
    expect(openRoads(CORRECTION)).toEqual({
      "SUBMITTED forward": "FORWARDED",
      "SUBMITTED approve": "PROVINCE_APPROVED",
      "SUBMITTED refuse": "REFUSED",
      "SUBMITTED withdraw": "WITHDRAWN",
      "SUBMITTED cancel": "CANCELLED",
      "FORWARDED forward": "FORWARDED",
      "FORWARDED approve": "PROVINCE_APPROVED",
      "FORWARDED refuse": "REFUSED",
      "FORWARDED withdraw": "WITHDRAWN",
      "FORWARDED cancel": "CANCELLED",
      "PROVINCE_APPROVED execute": "EXECUTED",
      "PROVINCE_APPROVED refuse": "REFUSED",
      "PROVINCE_APPROVED cancel": "CANCELLED",
    });
    expect(Object.keys(roadsOf(CORRECTION))).toHaveLength(42);
    expect(terminalStates(CORRECTION)).toEqual(["EXECUTED", "REFUSED", "WITHDRAWN", "CANCELLED"]);
    expect(unreachable(CORRECTION, "SUBMITTED")).toEqual([]);
    expect(CORRECTION.states.filter(isOpen)).toEqual(["SUBMITTED", "FORWARDED", "PROVINCE_APPROVED"]);
  });

  it("每个状态、每一步、每一种人、两种申请：只有说得出的这些通", () => {
    const open = (kind: (typeof KINDS)[number]): string[] =>
      CORRECTION.states.flatMap((state) =>
        MOVES.flatMap((move) => HANDS.flatMap((by) => (nextState(state, { kind, move, by }) ? [`${state} ${move} ${by}`] : []))),
      );
    const underWay = ["SUBMITTED", "FORWARDED"].flatMap((state) => [
      `${state} forward level`,
      `${state} approve province`,
      `${state} approve operator`,
      `${state} refuse level`,
      `${state} refuse province`,
      `${state} refuse operator`,
      `${state} withdraw own`,
      `${state} cancel system`,
    ]);
    const after = ["refuse level", "refuse province", "refuse operator", "cancel system"].map((way) => `PROVINCE_APPROVED ${way}`);
    expect(open("IDENTITY")).toEqual([...underWay, "PROVINCE_APPROVED execute province", "PROVINCE_APPROVED execute operator", ...after]);
    expect(open("DELETION")).toEqual([...underWay, "PROVINCE_APPROVED execute operator", ...after]);
  });

  it("同意在每一级是什么：中间一级上报，省级更正当场执行，删除交给后台，后台执行", () => {
    expect(consentOf("SUBMITTED", { kind: "IDENTITY", by: "level" })).toEqual(["forward"]);
    expect(consentOf("FORWARDED", { kind: "IDENTITY", by: "province" })).toEqual(["approve", "execute"]);
    expect(consentOf("FORWARDED", { kind: "DELETION", by: "province" })).toEqual(["approve"]);
    expect(consentOf("PROVINCE_APPROVED", { kind: "DELETION", by: "operator" })).toEqual(["execute"]);
    expect(consentOf("SUBMITTED", { kind: "DELETION", by: "operator" })).toEqual(["approve", "execute"]);
    expect([1, 2, 3, 4].map(isProvince)).toEqual([true, true, false, false]);
  });
});
