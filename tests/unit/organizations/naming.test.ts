import fc from "fast-check";
import { anyText } from "#tests/support/texts";
import { describe, expect, it } from "vitest";
import type { OrgCategory } from "#generated/enums";
import { canonicalName, inStyle, isClassName, isFitFullName, isFitName, proposeFullName } from "#lib/organizations/naming/rules";
import { CATEGORIES } from "#lib/organizations/rules";
import { ORGANIZATIONS } from "#world/organizations";

const check = (name: string, category: OrgCategory, level = 5) => {
  const verdict = isFitName(name, category, level);
  return verdict.yes ? "yes" : verdict.code;
};
const sentence = (name: string, category: OrgCategory) => {
  const verdict = isFitName(name, category);
  return verdict.yes ? "" : verdict.because;
};
const byKey = new Map(ORGANIZATIONS.map((o) => [o.key, o]));

/** Ancestors of an organization of the world, the nearest last. */
function above(key: string | null): { shortName: string; category: OrgCategory }[] {
  const found = key ? byKey.get(key) : undefined;
  return found ? [...above(found.parent), { shortName: found.shortName, category: found.category }] : [];
}

describe("简称（ORG-07）", () => {
  it("规格的例子：计算机2021 作团支部，须以‘团支部’结尾", () => {
    expect(sentence("计算机2021", "BRANCH")).toBe("组织简称不符合命名规则：须以‘团支部’结尾");
  });

  it("世界里每个组织的名字都合规", () => {
    const levelOf = (key: string) => above(key).length;
    expect(ORGANIZATIONS.filter((o) => check(o.shortName, o.category, levelOf(o.key)) !== "yes").map((o) => o.shortName)).toEqual([]);
  });

  it.each([
    ["LEADING_BODY", "团江海省委", "江海省团委"],
    ["LEADING_BODY", "团中央", "团委"],
    ["COMMITTEE", "建国门街道团委", "建国门街道团工委"],
    ["WORK_COMMITTEE", "望潮街道团工委", "望潮街道团委"],
    ["GENERAL_BRANCH", "2021级团总支", "2021级"],
    ["BRANCH", "大雅宝社区团支部", "大雅宝社区支部"],
    ["GRADUATE_ORG", "计算机专业2021级1班团支部", "计算机专业2021级1班"],
    ["PENDING_TRANSFER_BRANCH", "信息学院待接转团支部", "信息学院团支部"],
    ["FLOATING_BRANCH", "望潮街道流动团员团支部", "望潮街道团支部"],
    ["SOCIETY_LINK_TEMP_BRANCH", "望潮街道学社衔接临时团支部", "望潮街道临时团支部"],
    ["DELAYED_GRADUATION_ORG", "信息学院延迟毕业团组织", "信息学院团支部"],
    ["OVERSEAS_STUDY_BRANCH", "江海海洋大学出国（境）学习研究团员团支部", "江海海洋大学出国团支部"],
    ["SPECIAL_UNIT_LIBRARY", "江海省特殊单位专属库", "江海省专属库"],
    ["TEMP_BRANCH", "海澜船舶临时团支部", "海澜船舶团支部"],
  ] as const)("%s：%s 可以，%s 不行", (category, right, wrong) => {
    expect([check(right, category), check(wrong, category)]).toEqual(["yes", "E-ORG-01"]);
  });

  it("每一类都有自己的写法", () => {
    expect(CATEGORIES.filter((c) => check("某某", c) === "yes")).toEqual([]);
  });

  it("第二级的系统单位不受行政区划写法约束，别的级别不行（8.14）", () => {
    expect([check("全国铁道团委", "LEADING_BODY", 2), check("新疆生产建设兵团团委", "LEADING_BODY", 2)]).toEqual(["yes", "yes"]);
    expect(check("全国铁道团委", "LEADING_BODY", 3)).toBe("E-ORG-01");
  });

  it("青工委、青年部、群团部不是团的组织，先于其他规则，只看整个名字（E-ORG-07、Q26）", () => {
    for (const name of ["青工委", "某某公司青工委", "青年部", "青年工作部", "群团部", "某某公司群团工作部"])
      for (const category of CATEGORIES) expect(check(name, category)).toBe("E-ORG-07");
    expect([check("群团部团支部", "BRANCH"), check("青年部团支部", "BRANCH")]).toEqual(["yes", "yes"]);
  });

  it("2 至 40 个字", () => {
    expect([check("部", "BRANCH"), check(`${"社".repeat(37)}团支部`, "BRANCH"), check(`${"社".repeat(38)}团支部`, "BRANCH")]).toEqual([
      "E-ORG-01",
      "yes",
      "E-ORG-01",
    ]);
    expect(check(`${"𠮷".repeat(37)}团支部`, "BRANCH")).toBe("yes");
  });

  it.each([
    "<script>团支部",
    "一,二团支部",
    "社区🙂团支部",
    "社区\u202e团支部",
    "社区\n团支部",
    "=社区团支部",
    "社区'团支部",
    "社区%团支部",
    "社区_团支部",
  ])("%j 含有不能用的字（Q28）", (name) => {
    expect(check(name, "BRANCH")).toBe("E-ORG-01");
  });

  it("收成一种写法：全角数字、半角括号、前后空格", () => {
    expect(canonicalName(" 计算机专业２０２１级1班团支部 ")).toBe("计算机专业2021级1班团支部");
    expect(canonicalName("出国(境)学习研究团员团支部")).toBe("出国（境）学习研究团员团支部");
    fc.assert(fc.property(anyText(), (text) => !/\s\s|[()]/.test(canonicalName(text))));
  });

  it("学校班级的写法只作提示", () => {
    const names = ["2017级1班团支部", "计算机专业2017级3班团支部", "2017级3团支部", "听涛社区团支部", "17级1班团支部"];
    expect(names.map(isClassName)).toEqual([true, true, false, false, false]);
  });
});

describe("全称（ORG-08，Q24）", () => {
  /** Names that somebody corrected by hand (9.1), with what the system had proposed. */
  const CORRECTED: Readonly<Record<string, string>> = {
    O03: "江海省江海海洋大学团委",
    O23: "东屿区临澜市第九中学团委",
  };

  it.each(ORGANIZATIONS.map((o) => [o.key, o.fullName] as const))("%s → %s", (key, fullName) => {
    const found = byKey.get(key);
    if (!found) throw new Error(key);
    expect(proposeFullName(found.shortName, found.category, above(found.parent))).toBe(CORRECTED[key] ?? fullName);
  });

  it("4 至 100 个字，只用名称里可以有的字（4.4）；世界里的都可以", () => {
    const stands = (name: string) => isFitFullName(name).yes;
    expect(ORGANIZATIONS.filter((o) => !stands(o.fullName)).map((o) => o.fullName)).toEqual([]);
    expect(["团支部", "海团支部", "海".repeat(100), "海".repeat(101)].map(stands)).toEqual([false, true, true, false]);
    expect(["<b>团支部", "海\u202e团支部", "海%团支部"].map(stands)).toEqual([false, false, false]);
  });

  it.each([
    ["LEADING_BODY", "共青团江海省委", "中国共产主义青年团江海省委员会"],
    ["LEADING_BODY", "全国铁道团委", "中国共产主义青年团全国铁道委员会"],
    ["LEADING_BODY", "中国共产主义青年团中央委员会", "中国共产主义青年团中央委员会"],
    ["COMMITTEE", "江海海洋大学团委", "中国共产主义青年团江海海洋大学委员会"],
    ["WORK_COMMITTEE", "东屿区望潮街道团工委", "中国共产主义青年团东屿区望潮街道工作委员会"],
    ["GENERAL_BRANCH", "江海海洋大学信息学院2021级团总支", "中国共产主义青年团江海海洋大学信息学院2021级总支部委员会"],
    ["BRANCH", "望潮街道听涛社区团支部", "中国共产主义青年团望潮街道听涛社区支部委员会"],
    ["FLOATING_BRANCH", "望潮街道流动团员团支部", "望潮街道流动团员团支部"],
  ] as const)("规则定为正式写法时，%s %s → %s", (category, proposed, solemn) => {
    expect([inStyle("SHORT", category, proposed), inStyle("OFFICIAL", category, proposed)]).toEqual([proposed, solemn]);
  });

  it("ORG-04 的例子：计算机专业2023级1班团支部建在信息学院团委之下", () => {
    expect(proposeFullName("计算机专业2023级1班团支部", "BRANCH", above("O04"))).toBe("江海海洋大学信息学院计算机专业2023级1班团支部");
  });

  it("年级相同才省去年级；不同的年级要留着", () => {
    expect(proposeFullName("2022级1班团支部", "BRANCH", above("O05"))).toBe("江海海洋大学信息学院2021级2022级1班团支部");
    expect(proposeFullName("教师团支部", "BRANCH", above("O05"))).toBe("江海海洋大学信息学院2021级教师团支部");
  });

  it("第二级的系统单位：自己不加共青，下级前面写单位名", () => {
    const railway = { shortName: "全国铁道团委", category: "LEADING_BODY" as const };
    expect(proposeFullName("全国铁道团委", "LEADING_BODY", above("O01"))).toBe("全国铁道团委");
    expect(proposeFullName("江海局团委", "COMMITTEE", [...above("O01"), railway])).toBe("全国铁道江海局团委");
  });

  it("没有一个字词连着写两遍", () => {
    const units = fc.array(fc.constantFrom("望潮街道", "江海海洋大学", "信息学院", "听涛社区"), { minLength: 0, maxLength: 4 });
    fc.assert(
      fc.property(units, fc.constantFrom("望潮街道", "信息学院", "听涛社区"), (names, own) => {
        const line = [...above("O10"), ...names.map((n) => ({ shortName: `${n}团委`, category: "COMMITTEE" as const }))];
        const full = proposeFullName(`${own}团支部`, "BRANCH", line);
        const last = names.at(-1) ?? "东屿区";
        return !full.includes(last + last) && full.endsWith(`${own}团支部`);
      }),
    );
  });
});
