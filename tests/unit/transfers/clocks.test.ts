import { describe, expect, it } from "vitest";
import type { TransferRoute } from "#generated/enums";
import { deadlineOf, isUnlisted, phaseOf } from "#lib/transfers/deadlines/rules";
import { DEFAULTS } from "#lib/settings/registry";

const LIMITS = {
  days: DEFAULTS["transfer.autoReturnDays"],
  season: DEFAULTS["transfer.autoReturnSeason"],
  specialDays: DEFAULTS["special.approvalDays"],
};
const at = (text: string): Date => new Date(`${text}+08:00`);
const due = (text: string, route: TransferRoute = "NORMAL") => deadlineOf({ route, submittedAt: at(text) }, LIMITS).toISOString();
const iso = (text: string): string => at(text).toISOString();

describe("自动退回的期限（TRF-15、9.5）", () => {
  it("10-02 10:00 发起的，10-12 10:00 到期；8-20 发起的，10-11 零点到期；7-01 发起的，7-20 还早", () => {
    expect(due("2025-10-02T10:00:00")).toBe(iso("2025-10-12T10:00:00"));
    expect(due("2025-08-20T15:30:00")).toBe(iso("2025-10-11T00:00:00"));
    expect(due("2025-07-01T09:00:00")).toBe(iso("2025-10-11T00:00:00"));
  });

  it("上海的零点，不是格林尼治的：9-30 23:59:59 仍从 10-01 零点起算，10-01 00:00:01 从自己起算", () => {
    expect(due("2025-09-30T23:59:59")).toBe(iso("2025-10-11T00:00:00"));
    expect(due("2025-10-01T00:00:01")).toBe(iso("2025-10-11T00:00:01"));
  });

  it("跨年在季内：1 月、3 月的十天后到期；4 月底到不了期的等到下一季", () => {
    expect(due("2025-03-03T09:00:00")).toBe(iso("2025-03-13T09:00:00"));
    expect(due("2024-02-25T09:00:00")).toBe(iso("2024-03-06T09:00:00"));
    expect(due("2025-04-20T23:59:59")).toBe(iso("2025-04-30T23:59:59"));
    expect(due("2025-04-21T00:00:00")).toBe(iso("2025-10-11T00:00:00"));
  });

  it("京粤闽一样；专属库一律十五天，不分季节（TRF-19）", () => {
    expect(due("2025-08-20T15:30:00", "EXTERNAL")).toBe(iso("2025-10-11T00:00:00"));
    expect(due("2025-06-01T08:00:00", "SPECIAL")).toBe(iso("2025-06-16T08:00:00"));
    expect(due("2025-06-20T09:00:00", "SPECIAL")).toBe(iso("2025-07-05T09:00:00"));
  });

  it("规则中心改成不跨年的季节、别的天数，也算得对", () => {
    const limits = { days: 5, season: { from: "03-01", to: "06-30" }, specialDays: 15 };
    const on = (text: string) => deadlineOf({ route: "NORMAL", submittedAt: at(text) }, limits).toISOString();
    expect(on("2025-01-10T09:00:00")).toBe(iso("2025-03-06T00:00:00"));
    expect(on("2025-04-10T09:00:00")).toBe(iso("2025-04-15T09:00:00"));
    expect(on("2025-06-28T09:00:00")).toBe(iso("2026-03-06T00:00:00"));
    expect(on("2025-08-01T09:00:00")).toBe(iso("2026-03-06T00:00:00"));
  });
});

describe("工作阶段（TRF-16）与名单（TRF-19）", () => {
  it("5-01、9-01、10-01 换阶段，前一天还是旧的；2025-09-05 是审核期", () => {
    const days = ["2025-04-30", "2025-05-01", "2025-08-31", "2025-09-01", "2025-09-05", "2025-09-30", "2025-10-01", "2026-01-15"];
    expect(days.map(phaseOf)).toEqual(["CLOSING", "APPLICATION", "APPLICATION", "REVIEW", "REVIEW", "REVIEW", "CLOSING", "CLOSING"]);
  });

  it("6-01 发起、6-11 仍未列入的标出来；列入了的不标", () => {
    const waiting = { state: "PENDING_LIST", submittedAt: at("2025-06-01T08:00:00") } as const;
    expect(isUnlisted(waiting, at("2025-06-11T07:59:59"), 10)).toBe(false);
    expect(isUnlisted(waiting, at("2025-06-11T08:00:00"), 10)).toBe(true);
    expect(isUnlisted({ ...waiting, state: "PENDING_PROVINCE" }, at("2025-06-12T08:00:00"), 10)).toBe(false);
  });
});
