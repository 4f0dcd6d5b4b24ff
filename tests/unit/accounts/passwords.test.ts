import { describe, expect, it } from "vitest";
import { commonPasswordFilter, commonPasswords, isCommonPassword } from "#lib/accounts/passwords/queries";
import { containsOwnData, inFilter, isFitPassword, type OwnData } from "#lib/accounts/passwords/rules";

const OWN: OwnData = { idNumber: "37990120071120977X", name: "邵明禾", namePinyin: "shaominghe", mobile: "19900000017" };
const judge = (password: string, more: Partial<Parameters<typeof isFitPassword>[0]> = {}) => {
  const verdict = isFitPassword({ password, minLength: 8, composition: false, isCommon: isCommonPassword, own: OWN, ...more });
  return verdict.yes ? "yes" : verdict.code;
};

describe("密码合不合适（PWD-03、A3）", () => {
  it("位数按人看到的字数：表情、汉字各算一个", () => {
    expect(judge("🀄🀅🀆🀇🀈🀉🀊")).toBe("E-PWD-11");
    expect(judge("🀄🀅🀆🀇🀈🀉🀊🀋")).toBe("yes");
    expect(judge("春江潮水连海平")).toBe("E-PWD-11");
    expect(judge("海".repeat(128))).toBe("yes");
    expect(judge("海".repeat(129))).toBe("E-PWD-16");
  });

  it("一句话里说清要几位、现在几位", () => {
    const verdict = isFitPassword({ password: "abc", minLength: 12, composition: false, isCommon: () => false, own: null });
    expect(verdict).toMatchObject({ because: "新密码至少12位，现在3位。" });
  });

  it("常见的不行，大小写不同也是", () => {
    for (const common of ["12345678", "password1", "PassWord1", "woaini1314", "qwertyuiop", "iloveyou1"])
      expect([common, judge(common)]).toEqual([common, "E-PWD-12"]);
  });

  it("浏览器里的筛子认得全部常见密码，很少冤枉别的", () => {
    const filter = commonPasswordFilter();
    expect(filter.length).toBeLessThanOrEqual(8192);
    expect([...commonPasswords()].filter((word) => !inFilter(filter, word))).toEqual([]);
    const others = Array.from({ length: 5000 }, (_, i) => `ting-chao-${i}-guan-lan`);
    expect(others.filter((word) => inFilter(filter, word)).length).toBeLessThan(50);
  });

  it("后八位的任何写法都不行（E-PWD-07 的前半）", () => {
    for (const password of ["1120977X", "1120977x", "１１２０９７７Ｘ", "ab1120977xcd", "0977X-0977X-112097"])
      expect([password, judge(password)]).toEqual([password, "E-PWD-13"]);
  });

  it("证件号、手机号里任何连着的六位；姓名和拼音；系统的名字", () => {
    for (const piece of ["379901", "200711", "711209", "990000", "000017", "邵明禾", "ShaoMingHe", "团建", "ZHTJ", "TuanJian"])
      expect([piece, containsOwnData(`ab${piece}cd`, OWN)]).toEqual([piece, true]);
    for (const piece of ["37990", "90000", "明禾", "ming", "shaom"])
      expect([piece, containsOwnData(`ab${piece}cd`, OWN)]).toEqual([piece, false]);
  });

  it("没有手机号、名字很短，不会因此什么都不行", () => {
    expect(containsOwnData("abcdefgh", { ...OWN, mobile: null, name: "李", namePinyin: "li" })).toBe(false);
    expect(containsOwnData("abcdefgh", { ...OWN, mobile: "" })).toBe(false);
  });

  it("等保的规则打开才要两种字符", () => {
    expect(judge("tingchaoguanlan")).toBe("yes");
    expect(judge("tingchaoguanlan", { composition: true })).toBe("E-PWD-05");
    for (const mixed of ["tingchao2025gl", "tingchao#guan", "9753#8642-"]) expect(judge(mixed, { composition: true })).toBe("yes");
  });
});
