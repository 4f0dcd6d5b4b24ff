import { describe, expect, it } from "vitest";
import { parseDate } from "#lib/dates";
import {
  canonicalId,
  canonicalName,
  checkDigit,
  isValidId,
  isValidName,
  maskId,
  maskMobile,
  maskName,
  repairedId,
} from "#lib/members/identity/rules";
import { idOf } from "#tests/support/students";

const TODAY = "2025-03-03";

describe("身份证号码（4.2.1、Q16）", () => {
  it.each([
    ["379901200302149024", ""],
    ["379901200302149021", "E-ID-01"],
    ["37990120071120977X", ""],
    ["379901030214902", "E-ID-03"],
    ["", "E-ID-03"],
    ["99990120030214902X", "E-ID-01"],
    [idOf("2003-02-29", 1), "E-ID-01"],
    [idOf("2003-13-01", 1), "E-ID-01"],
    [idOf("2025-03-04", 1), "E-ID-01"],
    [idOf("2015-03-03", 1), ""],
    [idOf("2015-03-04", 1), "E-ID-01"],
    [idOf("1954-03-04", 1), ""],
    [idOf("1954-03-03", 1), "E-ID-01"],
    ["37990120030214902４", "E-ID-01"],
  ])("%s", (id, code) => {
    const verdict = isValidId(id, TODAY);
    expect(verdict.yes ? "" : verdict.code).toBe(code);
  });

  it("83也认（Q16）；每一位打错都查得出，末位错的给出正确的一位", () => {
    const right = "379901200302149024";
    const body = `83${right.slice(2, 17)}`;
    expect(isValidId(body + checkDigit(body), TODAY).yes).toBe(true);
    for (let at = 0; at < 18; at++) {
      const wrong = `${right.slice(0, at)}${(Number(right[at]) + 1) % 10}${right.slice(at + 1)}`;
      expect(isValidId(wrong, TODAY).yes).toBe(false);
    }
    expect(repairedId("379901200302149021", TODAY)).toBe(right);
    expect(repairedId(right, TODAY)).toBeNull();
  });

  it("全角、空格、连字符、小写x都归为一种写法", () => {
    expect(canonicalId(" ３７９９０１ 20071120-977x　")).toBe("37990120071120977X");
  });

  it("打码：前六后四、前三后四、姓（NFR-01、Q18）", () => {
    expect([maskId("379901200302149024"), maskMobile("19900000001"), maskName("赵砚秋"), maskName("𠮷野")]).toEqual([
      "379901********9024",
      "199****0001",
      "赵**",
      "𠮷*",
    ]);
  });
});

describe("姓名（Q17）", () => {
  it.each(["林晓澜", "东方朔野", "阿依古丽·买买提", "𠮷野", "㐂乐"])("“%s”可以", (name) => {
    expect(isValidName(canonicalName(name)).yes).toBe(true);
  });
  it.each([
    "林",
    "",
    "Lin",
    "林2",
    "林晓澜!",
    "林\u202e晓",
    "林\u200b晓澜",
    "林\ue000晓",
    "·林晓",
    "林晓·",
    "林".repeat(31),
    "<b>林",
    "林 x",
    "林\u0000晓",
  ])("“%s”不行", (name) => {
    expect(isValidName(canonicalName(name)).yes).toBe(false);
  });
  it("间隔号、空格归为一种写法", () => {
    expect(["阿依古丽•买买提", "阿依古丽 · 买买提", "阿依古丽．买买提", "阿依古丽・买买提"].map(canonicalName)).toEqual(
      Array.from({ length: 4 }, () => "阿依古丽·买买提"),
    );
    expect(canonicalName(" 林　晓 澜 ")).toBe("林晓澜");
  });
});

describe("日期的写法（0.3）", () => {
  it.each([
    ["2021-11-20", "2021-11-20 DAY"],
    ["2021-1-2", "2021-01-02 DAY"],
    ["2021/11/20", "2021-11-20 DAY"],
    ["2021.11.20", "2021-11-20 DAY"],
    ["2021年11月20日", "2021-11-20 DAY"],
    ["20211120", "2021-11-20 DAY"],
    ["２０２１．１０", "2021-10-01 MONTH"],
    ["2021.10", "2021-10-01 MONTH"],
    ["2021年10月", "2021-10-01 MONTH"],
    ["202110", "2021-10-01 MONTH"],
    ["2021-10", "2021-10-01 MONTH"],
    ["2021-02-29", "null"],
    ["2021-13", "null"],
    ["21-10-01", "null"],
    ["2021", "null"],
    ["10/20/2021", "null"],
    ["2021-10-01T00:00", "null"],
  ])("%s", (text, expected) => {
    const date = parseDate(text);
    expect(date ? `${date.day} ${date.precision}` : "null").toBe(expected);
  });
});
