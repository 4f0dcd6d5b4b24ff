import { describe, expect, it } from "vitest";
import { mayStandInAddress } from "#lib/search/address/rules";
import { listSchema } from "#lib/search/schema";
import { asked, linesOf } from "#lib/search/rules";

describe("一行字是什么（NAV-09、A9）", () => {
  it.each([
    ["379901200302149024", { by: "id", text: "379901200302149024" }],
    ["37990120071120977x", { by: "id", text: "37990120071120977X" }],
    ["379901 2003 0214 9024", { by: "id", text: "379901200302149024" }],
    ["＋86 199-0000-0001", { by: "mobile", text: "19900000001" }],
    ["9024", { by: "tail", text: "9024" }],
    ["202139700001", { by: "number", text: "202139700001" }],
    ["Zys", { by: "letters", text: "zys" }],
    ["zhao yan qiu", { by: "letters", text: "zhaoyanqiu" }],
    ["xi'an", { by: "letters", text: "xian" }],
    ["赵", { by: "name", text: "赵" }],
    ["赵 砚秋", { by: "name", text: "赵砚秋" }],
    ["阿依古丽.买买提", { by: "name", text: "阿依古丽·买买提" }],
  ])("%s", (typed, wanted) => expect(asked(typed)).toEqual(wanted));

  it("空白什么也不是", () => expect(asked("  \t")).toBeNull());
});

describe("粘贴的名单", () => {
  it("一行一个，逗号、顿号、制表符也分；序号和重复的去掉", () => {
    expect(linesOf("1. 林晓澜\n2、周望舒\r\n\n陈听雨，林晓澜\t202139700001\n（3）何星野".replace("（3）", "3）"))).toEqual([
      "林晓澜",
      "周望舒",
      "陈听雨",
      "202139700001",
      "何星野",
    ]);
  });

  it("号码开头的数字不是序号", () => expect(linesOf("379901200302149024\n19900000001")).toEqual(["379901200302149024", "19900000001"]));

  it("五百个可以，五百零一个不行；空的不行", () => {
    const names = (n: number) => Array.from({ length: n }, (_, i) => String(100_000 + i)).join("\n");
    expect(listSchema.safeParse({ text: names(500) }).success).toBe(true);
    expect(listSchema.safeParse({ text: names(501) }).success).toBe(false);
    expect(listSchema.safeParse({ text: " \n ," }).success).toBe(false);
  });
});

describe("什么可以写进网址", () => {
  it.each([
    ["林晓澜", true],
    ["lxl", true],
    ["9024", true],
    ["379901200302149024", false],
    ["199 0000 0001", false],
    ["202139700001", false],
    ["２０２１３９７００００１", false],
  ])("%s：%s", (typed, may) => expect(mayStandInAddress(typed)).toBe(may));
});
