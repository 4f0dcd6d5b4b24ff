import fc from "fast-check";
import { anyText } from "#tests/support/texts";
import { describe, expect, it } from "vitest";
import {
  birthOf,
  canonicalId,
  canonicalName,
  checkDigit,
  genderOf,
  isMobile,
  isValidId,
  isValidName,
  lastEight,
  maskAddress,
  maskId,
  maskMobile,
  maskName,
  repairedId,
} from "#lib/members/identity/rules";
import type { Verdict } from "#lib/verdict";
import { TODAY } from "#tests/support/drafts";
import { PEOPLE } from "#world/people";

const told = (verdict: Verdict) => (verdict.yes ? "yes" : verdict.code);
const check = (id: string, today = TODAY) => told(isValidId(id, today));
/** Seventeen digits with the check character they demand. */
const whole = (first: string) => first + checkDigit(first);

describe("证件号码（4.2.1，E-ID-01、E-ID-03）", () => {
  it("规格的例子：379901200302149024 对，末位改成 1 就错", () => {
    expect([check("379901200302149024"), check("379901200302149021")]).toEqual(["yes", "E-ID-01"]);
  });

  it("世界里每个人的号码都对", () => {
    expect(PEOPLE.filter((p) => check(p.idNumber) !== "yes").map((p) => p.key)).toEqual([]);
  });

  it("十七位里错任何一位、末位错成任何一个，都认得出来", () => {
    const id = "37990120071120977X";
    for (let at = 0; at < 17; at++)
      for (const digit of "0123456789".replace(id[at] ?? "", "")) {
        const bent = id.slice(0, at) + digit + id.slice(at + 1);
        expect(check(bent), bent).toBe("E-ID-01");
      }
    for (const last of "0123456789") expect(check(id.slice(0, 17) + last)).toBe("E-ID-01");
  });

  it("相邻两位写反也认得出来（不同的两位）", () => {
    const digits = fc.integer({ min: 0, max: 15 });
    fc.assert(
      fc.property(fc.constantFrom(...PEOPLE), digits, ({ idNumber: id }, at) => {
        fc.pre(id[at] !== id[at + 1]);
        const swapped = id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2);
        return !isValidId(swapped, TODAY).yes;
      }),
    );
  });

  it("省份前缀：规格列出的和 83（Q16）都行，别的不行", () => {
    const sound = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(" ");
    const passing = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0")).filter(
      (prefix) => check(whole(`${prefix}010120000101123`)) === "yes",
    );
    expect(passing).toEqual(sound);
  });

  it.each([
    ["少一位", "37990120030214902"],
    ["多一位", "3799012003021490244"],
    ["旧的十五位", "379901030214902"],
    ["空的", ""],
  ])("%s：请填写18位（E-ID-03）", (_, id) => {
    expect(check(id)).toBe("E-ID-03");
  });

  it.each([
    ["二月三十日", whole("37990120030230902")],
    ["平年的二月二十九日", whole("37990120030229902")],
    ["十三月", whole("37990120031314902")],
    ["零日", whole("37990120030200902")],
    ["明天才出生", whole("37990120250304902")],
    ["中间有字母", "3799012003021A9024"],
    ["X 在中间", "379901200302X49024"],
    ["全角没有转换", "３７９９０１２００３０２１４９０２４"],
    ["阿拉伯数字的别种写法", "٣٧٩٩٠١٢٠٠٣٠٢١٤٩٠٢٤"],
  ])("%s：E-ID-01", (_, id) => {
    expect(check(id)).toBe("E-ID-01");
  });

  it("闰年二月二十九日是日子", () => {
    expect(check(whole("37990120040229902"))).toBe("yes");
  });

  it("年龄 10 至 70，两头都算（Q16）", () => {
    const born = (day: string) => check(whole(`379901${day}902`));
    expect([born("20150303"), born("20150304")]).toEqual(["yes", "E-ID-01"]);
    expect([born("19550303"), born("19540304"), born("19540303")]).toEqual(["yes", "yes", "E-ID-01"]);
  });

  it("怎么写都是一个号：全角、空格、连字符、小写 x", () => {
    for (const typed of ["37990120071120977x", " 379901 20071120 977X ", "３７９９０１２００７１１２０９７７ｘ", "379901-20071120-977X"])
      expect(canonicalId(typed)).toBe("37990120071120977X");
    fc.assert(fc.property(anyText(), (text) => !/[\s-]/.test(canonicalId(text))));
  });

  it("任意文字都查得完，不会崩", () => {
    fc.assert(fc.property(anyText(), (text) => ["yes", "E-ID-01", "E-ID-03"].includes(check(canonicalId(text)))));
  });

  it("性别、生日、末八位由号码推出（4.2 #4、#5）", () => {
    expect([genderOf("379901200302149024"), genderOf("379901200307099118")]).toEqual(["FEMALE", "MALE"]);
    expect([birthOf("379901200302149024"), lastEight("37990120071120977X")]).toEqual(["2003-02-14", "1120977X"]);
  });

  it("只有末位不对时给出改法，别的不猜", () => {
    expect(repairedId("379901200302149021", TODAY)).toBe("379901200302149024");
    expect(repairedId("379901200711209771", TODAY)).toBe("37990120071120977X");
    expect(
      ["379901200302149024", "379901200302309021", "37990120030214902", "009901200302149021"].map((id) => repairedId(id, TODAY)),
    ).toEqual([null, null, null, null]);
  });
});

describe("姓名（4.2 #1，Q17）", () => {
  it.each([
    ["阿依古丽•买买提", "阿依古丽·买买提"],
    ["阿依古丽・买买提", "阿依古丽·买买提"],
    ["阿依古丽‧买买提", "阿依古丽·买买提"],
    ["阿依古丽．买买提", "阿依古丽·买买提"],
    ["林　晓澜", "林晓澜"],
    [" 林 晓 澜 ", "林晓澜"],
    ["阿依古丽 · 买买提", "阿依古丽·买买提"],
  ])("%j 写作 %s", (typed, name) => {
    expect(canonicalName(typed)).toBe(name);
    expect(told(isValidName(name))).toBe("yes");
  });

  it("2 至 30 个字，按字数不按编码长度", () => {
    expect([told(isValidName("林")), told(isValidName("林".repeat(30))), told(isValidName("林".repeat(31)))]).toEqual([
      "E-MEM-46",
      "yes",
      "E-MEM-46",
    ]);
    expect(told(isValidName("𠮷".repeat(30)))).toBe("yes");
    expect(told(isValidName("𠮷"))).toBe("E-MEM-46");
  });

  it.each([
    "林1",
    "Lin",
    "林··晓",
    "林.晓",
    "林a",
    "·林晓",
    "林晓·",
    "林\u0000晓",
    "林\u202e晓",
    "林\ue000",
    "<b>林</b>",
    "=1+1",
    "林🙂",
    "林晓\n澜",
    "林,晓",
  ])("%j 不是姓名", (name) => {
    expect(told(isValidName(name))).toBe("E-MEM-46");
  });
});

describe("手机号码（MEM-15）", () => {
  it("规格的例子 12345678901 不行；十一位、第二位 3 至 9", () => {
    const typed = ["12345678901", "19900000001", "1990000000", "199000000011", "29900000001", "1990000000a", "", "+8619900000001"];
    expect(typed.map(isMobile)).toEqual([false, true, false, false, false, false, false, false]);
    expect("0123456789".split("").map((d) => isMobile(`1${d}900000001`))).toEqual([...[false, false, false], ...Array(7).fill(true)]);
  });
});

describe("打码（NFR-01）", () => {
  it("证件号前六后四，手机前三后四，姓名只留姓，住址只留到市", () => {
    expect(maskId("379901200302149024")).toBe("379901********9024");
    expect(maskMobile("19900000001")).toBe("199****0001");
    expect([maskName("赵砚秋"), maskName("石见"), maskName("东方朔野"), maskName("𠮷野")]).toEqual(["赵**", "石*", "东***", "𠮷*"]);
    expect(maskAddress("江海省临澜市东屿区望潮街道1号")).toBe("江海省临澜市******");
  });

  it("出生月日、手机中间四位怎么也看不出来", () => {
    for (const { idNumber, draft } of PEOPLE) {
      expect(maskId(idNumber)).not.toContain(idNumber.slice(10, 14));
      expect(maskId(idNumber)).toHaveLength(18);
      if (draft.mobile) expect(maskMobile(draft.mobile).slice(3, 7)).toBe("****");
    }
  });
});
