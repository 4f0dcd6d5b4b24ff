import { describe, expect, it } from "vitest";
import type { CodeState } from "#generated/enums";
import { CODE_STATE_LABELS } from "#lib/registration/labels";
import { CODE_FLOW, isUsable } from "#lib/registration/rules";

const ISSUED = new Date("2025-03-03T09:00:00+08:00");
const END = new Date("2025-03-23T09:00:00+08:00");
const code = (state: CodeState) => ({ state, expiresAt: END, organizationId: "O07" });
const told = (state: CodeState, organizationId: string, at: Date) => {
  const verdict = isUsable(code(state), organizationId, at);
  return verdict.yes ? "yes" : verdict.code;
};

it("注册码的每个状态都有词", () => {
  expect(CODE_FLOW.states.filter((s) => !CODE_STATE_LABELS[s])).toEqual([]);
});

describe("能不能用（REG-02、REG-04、REG-05）", () => {
  it("二十天：3 月 23 日 08:59 可以，09:00 过期（E-REG-02）", () => {
    expect([told("ISSUED", "O07", ISSUED), told("ISSUED", "O07", new Date(END.getTime() - 1)), told("ISSUED", "O07", END)]).toEqual([
      "yes",
      "yes",
      "E-REG-02",
    ]);
  });

  it("用过的、作废的、标过期的、别的组织的、没有的，各说各的", () => {
    expect(["USED", "REVOKED", "EXPIRED"].map((s) => told(s as CodeState, "O07", ISSUED))).toEqual(["E-REG-03", "E-REG-02", "E-REG-02"]);
    expect(isUsable(null, "O07", ISSUED)).toMatchObject({ code: "E-REG-01" });
  });

  it("别的组织的码，无论什么状态都只说不符，不透露用过没有（E-REG-04）", () => {
    expect(CODE_FLOW.states.map((s) => told(s, "O08", ISSUED))).toEqual(CODE_FLOW.states.map(() => "E-REG-04"));
  });
});
