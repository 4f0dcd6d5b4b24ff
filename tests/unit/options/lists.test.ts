import { describe, expect, it } from "vitest";
import { ETHNIC_GROUPS } from "#lib/options/ethnic-groups";
import { INDUSTRIES, isSchoolField } from "#lib/options/industries";
import { type OptionList, optionList, YES_NO } from "#lib/options/option-list";
import * as person from "#lib/options/person-options";
import { ID_PREFIXES, PROVINCIAL_COMMITTEES, SYSTEM_UNITS } from "#lib/options/provinces";

const isList = (value: object): value is OptionList => "codeOf" in value;
const { labels: educations, codeOf: education } = person.EDUCATIONS;

describe("选项表（第 8 章）", () => {
  it.each([
    ["学历 8.2", person.EDUCATIONS, "小学 初中 中等职业教育 普通高中 大学专科 大学本科 硕士研究生 博士研究生 其他"],
    ["职业 8.3", person.OCCUPATION_CLASSES, "青年学生 职业青年"],
    [
      "具体职业 8.3",
      person.OCCUPATIONS,
      "国有企业职工 非公企业职工 机关事业单位职工 社会组织员工 农民 自由职业者 公办高校教职工 公办中学教职工 公办中职教职工 民办高校教职工 民办中学教职工 民办中职教职工 待业 其他",
    ],
    [
      "在读状况 8.4",
      person.STUDY_STATUSES,
      "初中在读 普通高中在读 中等职业教育在读 普通专科在读 普通本科在读 硕士研究生在读 博士研究生在读",
    ],
    ["任现职方式 8.8", person.POST_MODES, "选任（选举） 委任（任命） 聘任 考任 其他"],
    ["在岗状态 8.9", person.DUTY_STATUSES, "在岗 借调/抽调 休假（含产假、病假） 脱产学习 其他不在岗"],
    ["团干部性质 8.14", person.CADRE_NATURES, "专职 挂职 兼职"],
    ["是否 8.14", YES_NO, "是 否"],
  ] as const)("%s", (_, list, labels) => {
    expect(list.labels).toEqual(labels.split(" "));
    expect(new Set(list.codes).size).toBe(list.codes.length);
  });

  it("每个选项：写名称、写代码都认得，读出来是名称", () => {
    for (const list of [ETHNIC_GROUPS, INDUSTRIES, YES_NO, ...Object.values(person).filter(isList)])
      for (const { code, label } of list.options) {
        expect(list.codeOf(label)).toBe(code);
        expect(list.codeOf(code)).toBe(code);
        expect(list.labelOf(code)).toBe(label);
      }
  });

  it("写法略有出入也认得：空格、全角括号、简称", () => {
    expect([ETHNIC_GROUPS.codeOf("汉"), ETHNIC_GROUPS.codeOf(" 维吾尔 "), ETHNIC_GROUPS.codeOf("土家")]).toEqual(["01", "05", "15"]);
    expect([education("大专"), education("本科"), education("高中"), education("中专")]).toEqual(["31", "21", "61", "41"]);
    expect([person.POST_MODES.codeOf("选任(选举)"), person.POST_MODES.codeOf("选举")]).toEqual(["01", "01"]);
    expect(person.DUTY_STATUSES.codeOf("休假(含产假,病假)")).toBe("03");
    expect([YES_NO.codeOf("是"), YES_NO.codeOf("无"), YES_NO.codeOf("ｙ")]).toEqual(["1", "0", "1"]);
  });

  it("认不得的就说认不得，不猜", () => {
    for (const typed of ["", "汉汉族", "__proto__", "constructor", "党", "大学", "高"]) {
      expect(ETHNIC_GROUPS.codeOf(typed)).toBeNull();
      expect(person.POLITICAL_STATUSES.codeOf(typed)).toBeNull();
    }
    expect(ETHNIC_GROUPS.labelOf("88")).toBe("88");
    expect(ETHNIC_GROUPS.labelOf(null)).toBe("");
  });

  it("别名不许盖住正式名称", () => {
    const list = optionList(
      [
        ["1", "甲"],
        ["2", "乙"],
      ],
      { 丙: "2" },
    );
    expect([list.codeOf("甲"), list.codeOf("丙")]).toEqual(["1", "2"]);
  });
});

describe("民族（8.1，GB/T 3304）", () => {
  it("五十六个民族，另有其他与外国血统中国籍人士", () => {
    expect(ETHNIC_GROUPS.codes).toHaveLength(58);
    expect(ETHNIC_GROUPS.codes.slice(0, 56)).toEqual(Array.from({ length: 56 }, (_, i) => String(i + 1).padStart(2, "0")));
    expect([ETHNIC_GROUPS.labelOf("01"), ETHNIC_GROUPS.labelOf("23"), ETHNIC_GROUPS.labelOf("56")]).toEqual(["汉族", "高山族", "基诺族"]);
    expect(new Set(ETHNIC_GROUPS.labels).size).toBe(58);
  });
});

describe("政治面貌（8.1b）", () => {
  it("团员只能是这三种；党员与预备党员算在党内（4.2 #10）", () => {
    expect(person.MEMBER_STATUSES.map(person.POLITICAL_STATUSES.labelOf)).toEqual(["共青团员", "中共党员", "中共预备党员"]);
    expect(person.PARTY_STATUSES.map(person.POLITICAL_STATUSES.labelOf)).toEqual(["中共党员", "中共预备党员"]);
    expect(person.POLITICAL_STATUSES.codes).toHaveLength(13);
  });
});

describe("在读状况应有的学历（8.4）", () => {
  it.each([
    ["初中在读", ["小学"]],
    ["普通高中在读", ["初中"]],
    ["中等职业教育在读", ["初中"]],
    ["普通专科在读", ["普通高中", "中等职业教育"]],
    ["普通本科在读", ["普通高中", "中等职业教育", "大学专科"]],
    ["硕士研究生在读", ["大学本科"]],
    ["博士研究生在读", ["硕士研究生", "大学本科"]],
  ])("%s：%j", (status, expected) => {
    const found = person.EXPECTED_EDUCATION[person.STUDY_STATUSES.codeOf(status) ?? ""] ?? [];
    expect(found.map(person.EDUCATIONS.labelOf).sort()).toEqual([...expected].sort());
    expect(found.every((code) => educations.includes(person.EDUCATIONS.labelOf(code)))).toBe(true);
  });
});

describe("单位所属行业类别（8.5）", () => {
  const SCHOOLS = ["03PTGDYX", "04ZYJYXX", "05PTGZ", "051ZDZYYX", "052WQZX", "06CZ", "071JNYGZXX", "072SENYGZXX"];
  it("学校领域恰好是这八类；小学不是", () => {
    expect(INDUSTRIES.codes.filter(isSchoolField)).toEqual(SCHOOLS);
    expect([isSchoolField("07"), isSchoolField(null), isSchoolField("")]).toEqual([false, false, false]);
  });

  it("二十类，名称与规格一样", () => {
    expect(INDUSTRIES.codes).toHaveLength(20);
    expect(INDUSTRIES.labels.slice(-9)).toEqual(
      "国有企业 集体企业 非公企业 新社会组织（不含民办学校） 军队 武警 城市社区 农村 其他".split(" "),
    );
  });
});

describe("省份（8.14、4.2.1）", () => {
  const CODES = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82".split(" ");
  it("证件号的前两位：三十四个省级区划，另有 83", () => {
    expect([...ID_PREFIXES].sort()).toEqual([...CODES, "83"].sort());
  });

  it("二级组织共三十八个：三十一省与七个全国性单位", () => {
    expect(PROVINCIAL_COMMITTEES).toHaveLength(31);
    expect(SYSTEM_UNITS).toHaveLength(7);
    expect(PROVINCIAL_COMMITTEES.map(([, name]) => name)).toContain("团北京市委");
    expect(PROVINCIAL_COMMITTEES.every(([, name]) => /^团.+委$/.test(name))).toBe(true);
    const codes = [...PROVINCIAL_COMMITTEES, ...SYSTEM_UNITS].map(([code]) => code);
    expect(new Set(codes).size).toBe(38);
  });
});
