import { describe, expect, it } from "vitest";
import { linkIn } from "#components/transfers/arrival/decode";
import { addressOf, hasCodes, isShort, lastDayOf, shortOf, showShort, tidyShort, usualReason } from "#lib/transfers/arrival/rules";

describe("接收码与报到码（A12）", () => {
  it.each([
    ["年初", "2025-03-03", "2025-12-31"],
    ["还有整三个月", "2025-09-30", "2025-12-31"],
    ["不到三个月", "2025-10-01", "2026-12-31"],
    ["最后一天", "2025-12-31", "2026-12-31"],
  ])("接收码%s发的用到年底，少说三个月", (_, today, last) => expect(lastDayOf("JOIN", today)).toBe(last));

  it("报到码九十天", () => expect(lastDayOf("REPORT", "2025-03-03")).toBe("2025-06-01"));

  it("六位：前面的零留着，空格和横线不要紧，多一位少一位、字母都不是", () => {
    expect([shortOf(7), showShort("000007")]).toEqual(["000007", "000\u00a0007"]);
    expect(["482 913", "482-913", "４８２９１３"].map(tidyShort)).toEqual(["482913", "482913", "482913"]);
    expect(["482913", "48291", "4829130", "48291a", ""].map(isShort)).toEqual([true, false, false, false, false]);
  });

  it("学校的是升学，街道的是未落实去向，别的是已落实单位；接收码通往申请，报到码通往报到，没有人的任何信息", () => {
    const at = (schoolField: boolean, township: boolean) => usualReason({ schoolField, township });
    expect([at(true, false), at(true, true), at(false, true), at(false, false)]).toEqual([
      ...["FURTHER_STUDY", "FURTHER_STUDY", "UNEMPLOYED", "EMPLOYED"],
    ]);
    const code = { id: "c1", organizationId: "o1", shortCode: "482913", receiver: { schoolField: false, township: false } };
    expect(addressOf({ ...code, purpose: "JOIN" })).toBe("/my/transfers/new?to=o1&reason=EMPLOYED&code=482913");
    expect(addressOf({ ...code, purpose: "REPORT" })).toBe("/my/arrival?code=c1");
  });

  it("有码的是有自己人管的团支部：待接转、专属库没有，团委没有", () => {
    const having = (["BRANCH", "FLOATING_BRANCH", "PENDING_TRANSFER_BRANCH", "SPECIAL_UNIT_LIBRARY", "COMMITTEE"] as const).filter(
      hasCodes,
    );
    expect(having).toEqual(["BRANCH", "FLOATING_BRANCH"]);
  });
});

describe("扫到的是什么", () => {
  const ORIGIN = "https://tuan.example";
  const TOKEN = "BAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  it("本站的码打开那一页", () => expect(linkIn(`${ORIGIN}/r/${TOKEN}`, ORIGIN)).toBe(`/r/${TOKEN}`));

  it.each([
    `https://evil.example/r/${TOKEN}`,
    `https://tuan.example.evil/r/${TOKEN}`,
    `http://tuan.example/r/${TOKEN}`,
    `${ORIGIN}/manage`,
    `${ORIGIN}/r/../manage`,
    `${ORIGIN}//evil.example/r/${TOKEN}`,
    `${ORIGIN}/r/${TOKEN}/x`,
    "javascript:alert(1)",
    `javascript:alert(1)//${ORIGIN}/r/${TOKEN}`,
    "WIFI:S:x;P:y;;",
    "一句话",
    "",
  ])("%s 哪里也不去", (text) => expect(linkIn(text, ORIGIN)).toBeNull());
});
