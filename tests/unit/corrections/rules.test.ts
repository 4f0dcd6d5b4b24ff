import { describe, expect, it } from "vitest";
import { CORRECTION, consentOf, HANDS, isOpen, isProvince, nextState } from "#lib/corrections/rules";
import { kindOfProof } from "#lib/files/kinds";
import { terminalStates } from "#lib/workflow";
import { openRoads, roadsOf, unreachable } from "#tests/support/roads";

const KINDS = ["DELETION", "IDENTITY", "GRADUATION_MARK"] as const;
const MOVES = ["forward", "approve", "execute", "refuse", "withdraw", "cancel", "restart"] as const;

describe("逐级上报（5.14）走遍每条路", () => {
  it("四十九条路里通十六条；四个尽头", () => {
    expect(openRoads(CORRECTION)).toEqual({
      "SUBMITTED forward": "FORWARDED",
      "SUBMITTED approve": "PROVINCE_APPROVED",
      "SUBMITTED refuse": "REFUSED",
      "SUBMITTED withdraw": "WITHDRAWN",
      "SUBMITTED cancel": "CANCELLED",
      "SUBMITTED restart": "SUBMITTED",
      "FORWARDED forward": "FORWARDED",
      "FORWARDED approve": "PROVINCE_APPROVED",
      "FORWARDED refuse": "REFUSED",
      "FORWARDED withdraw": "WITHDRAWN",
      "FORWARDED cancel": "CANCELLED",
      "FORWARDED restart": "SUBMITTED",
      "PROVINCE_APPROVED execute": "EXECUTED",
      "PROVINCE_APPROVED refuse": "REFUSED",
      "PROVINCE_APPROVED cancel": "CANCELLED",
      "PROVINCE_APPROVED restart": "SUBMITTED",
    });
    expect(Object.keys(roadsOf(CORRECTION))).toHaveLength(49);
    expect(terminalStates(CORRECTION)).toEqual(["EXECUTED", "REFUSED", "WITHDRAWN", "CANCELLED"]);
    expect(unreachable(CORRECTION, "SUBMITTED")).toEqual([]);
    expect(CORRECTION.states.filter(isOpen)).toEqual(["SUBMITTED", "FORWARDED", "PROVINCE_APPROVED"]);
  });

  it("每个状态、每一步、每一种人、三种申请：只有说得出的这些通", () => {
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
      `${state} restart system`,
    ]);
    const after = ["refuse level", "refuse province", "refuse operator", "cancel system", "restart system"].map(
      (way) => `PROVINCE_APPROVED ${way}`,
    );
    expect(open("IDENTITY")).toEqual([...underWay, "PROVINCE_APPROVED execute province", "PROVINCE_APPROVED execute operator", ...after]);
    expect(open("GRADUATION_MARK")).toEqual(open("DELETION"));
    expect(open("DELETION")).toEqual([...underWay, "PROVINCE_APPROVED execute operator", ...after]);
  });

  it("同意在每一级是什么：中间一级上报，省级更正当场执行，删除与毕业标记交给后台，后台执行", () => {
    expect(consentOf("SUBMITTED", { kind: "IDENTITY", by: "level" })).toEqual(["forward"]);
    expect(consentOf("FORWARDED", { kind: "IDENTITY", by: "province" })).toEqual(["approve", "execute"]);
    expect(consentOf("FORWARDED", { kind: "DELETION", by: "province" })).toEqual(["approve"]);
    expect(consentOf("FORWARDED", { kind: "GRADUATION_MARK", by: "province" })).toEqual(["approve"]);
    expect(consentOf("PROVINCE_APPROVED", { kind: "DELETION", by: "operator" })).toEqual(["execute"]);
    expect(consentOf("SUBMITTED", { kind: "DELETION", by: "operator" })).toEqual(["approve", "execute"]);
    expect([1, 2, 3, 4].map(isProvince)).toEqual([true, true, false, false]);
  });
});

describe("证明材料按内容认", () => {
  it("PDF、JPG、PNG 认得；改名的网页、压缩包、空文件、差一个字节的不认", () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(kindOfProof(bytes("%PDF-1.7"))).toBe("application/pdf");
    expect(kindOfProof(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe("image/jpeg");
    expect(kindOfProof(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe("image/png");
    for (const head of [bytes("<script>%PDF-"), bytes("PK\u0003\u0004"), bytes(""), bytes("%PDF"), Uint8Array.of(0xff, 0xd8)])
      expect(kindOfProof(head)).toBeNull();
  });
});
