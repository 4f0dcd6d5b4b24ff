import { expect, it } from "vitest";
import { unitOf } from "#lib/transfers/prefill/rules";
import { prefillSchema } from "#lib/transfers/prefill/schema";

it("单位的名称从组织的名称里来；街道、领导机关之下的不猜（A12）", () => {
  const above = "海澜船舶有限公司团委，团东屿区委，团临澜市委";
  expect(unitOf({ name: "机电车间团支部", above, category: "BRANCH" })).toBe("海澜船舶有限公司");
  expect(unitOf({ name: "海澜船舶有限公司团委", above: "团东屿区委", category: "COMMITTEE" })).toBe("海澜船舶有限公司");
  expect(unitOf({ name: "某某团支部", above: "团东屿区委，团临澜市委", category: "BRANCH" })).toBe("");
});

it("网址里预填不通的就不填，页面照样打开", () => {
  expect(prefillSchema.parse({ to: "x", reason: "NOPE", unit: "a".repeat(500), address: ["b"], code: "<script>" })).toEqual({
    to: undefined,
    reason: undefined,
    unit: "",
    address: "",
    code: undefined,
  });
});
