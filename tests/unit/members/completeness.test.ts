import { describe, expect, it } from "vitest";
import { gapsOf, requiredOf } from "#lib/members/completeness/rules";
import { type Draft, EMPTY_DRAFT } from "#lib/members/entry/schema";
import { FIELD_LABELS, type PersonField } from "#lib/members/labels";
import { DEFAULTS } from "#lib/settings/registry";
import { draftOf, facts, on } from "#tests/support/drafts";
import { PEOPLE } from "#world/people";

const V2019 = facts({ settings: { ...DEFAULTS, "member.requiredProfile": "V2019" } });
const missing = (draft: Draft, more = facts()) => gapsOf(draft, more);
const words = (fields: readonly PersonField[]) => fields.map((f) => FIELD_LABELS[f]);

/** Table 4.2, V2023: always, and under which condition. */
const ALWAYS = "姓名 身份证号码 民族 职业 学历 政治面貌 手机号码 是否成为注册志愿者".split(" ");
const FREE: readonly PersonField[] = ["email", "qq", "wechat", "weibo", "unitName"];

describe("必填项 V2023（4.2）", () => {
  it("青年学生团员：加在读状况、入团时间、是否团干部、户籍地址、是否递交申请书、志愿者时间", () => {
    const student = draftOf("M03", { isCadre: false });
    expect(new Set(words(requiredOf(student, facts())))).toEqual(
      new Set([...ALWAYS, "在读状况", "入团时间", "是否团干部", "户籍地址", "是否递交入党申请书", "成为注册志愿者的时间"]),
    );
  });

  it("职业青年填具体职业，不填在读状况", () => {
    const needed = requiredOf(draftOf("M11"), facts());
    expect([needed.includes("occupation"), needed.includes("studyStatus")]).toEqual([true, false]);
  });

  it("2017 年起入团的加编号；党员加入党时间、不问申请书；团干部加五项", () => {
    expect(requiredOf(draftOf("M01"), facts())).toEqual(
      expect.arrayContaining(["developmentNo", "post", "postSince", "postMode", "cadreNature", "isPeerPartyCommitteeMember"]),
    );
    const party = requiredOf(draftOf("M05"), facts());
    expect([party.includes("joinPartyDate"), party.includes("partyApplication"), party.includes("partyApplicationDate")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("团干部的表：加在岗状态，不要户籍地址；从没入过团的不要入团时间", () => {
    const needed = requiredOf({ ...EMPTY_DRAFT, isCadre: true }, facts({ profile: "CADRE" }));
    expect(needed).toContain("dutyStatus");
    expect(needed).not.toEqual(expect.arrayContaining(["householdAddress"]));
    expect(needed.filter((f) => ["joinLeagueDate", "developmentNo", "isCadre"].includes(f))).toEqual([]);
  });

  it("按表单的先后排", () => {
    const order = Object.keys(FIELD_LABELS);
    for (const { key } of PEOPLE.filter((p) => p.branch)) {
      const needed = requiredOf(draftOf(key), facts());
      expect(needed).toEqual([...needed].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    }
  });
});

describe("必填项 V2019（C-14）", () => {
  it("姓名、证件号、民族、政治面貌、入团时间、是否团干部", () => {
    expect(words(requiredOf(draftOf("M01"), V2019))).toEqual("姓名 身份证号码 民族 政治面貌 入团时间 是否团干部".split(" "));
    expect(words(requiredOf(draftOf("M01"), { ...V2019, profile: "CADRE" }))).toEqual("姓名 身份证号码 民族 政治面貌".split(" "));
  });

  it("没有手机、没有户籍地址也算完整", () => {
    expect(missing(draftOf("M02", { mobile: null, householdAddress: null }), V2019)).toEqual([]);
  });
});

describe("缺了哪些（MEM-24、7.4）", () => {
  it("世界里的团员都完整", () => {
    expect(PEOPLE.filter((p) => p.branch && missing(draftOf(p.key)).length > 0).map((p) => p.key)).toEqual([]);
  });

  it("M02 没有户籍地址：不完整，只缺这一项", () => {
    expect(missing(draftOf("M02", { householdAddress: null }))).toEqual(["householdAddress"]);
    expect(missing(draftOf("M02", { householdAddress: "" }))).toEqual(["householdAddress"]);
  });

  it("每一个必填项单独空着，都只缺它自己；可填可不填的空着不算", () => {
    const full = draftOf("M01", { partyApplication: true, partyApplicationDate: on("2022-01-01") });
    for (const field of requiredOf(full, facts()).filter((f) => !["idNumber", "isCadre", "occupationClass", "joinLeagueDate"].includes(f)))
      expect(
        missing({ ...full, [field]: null }).filter((f) => f === field),
        field,
      ).toEqual([field]);
    for (const field of FREE) expect(missing({ ...full, [field]: null })).toEqual([]);
  });

  it("手机号码不像手机号码，等于没填", () => {
    expect(missing(draftOf("M03", { mobile: "12345678901" }))).toEqual(["mobile"]);
  });

  it("“否”和“不是”是答案，不是空着", () => {
    expect(missing(draftOf("M03", { isCadre: false, isVolunteer: false, volunteerSince: null, partyApplication: false }))).toEqual([]);
  });

  it("十八周岁生日那天，没答申请书的人变成不完整（MEM-13）", () => {
    const pupil = draftOf("M10", { partyApplication: null });
    expect([missing(pupil, facts({ today: "2026-04-01" })), missing(pupil, facts({ today: "2026-04-02" }))]).toEqual([
      [],
      ["partyApplication"],
    ]);
  });

  it("新疆 2016 年入团的也要编号", () => {
    const draft = draftOf("M03");
    expect([missing(draft, facts({ branchProvince: "39" })), missing(draft, facts({ branchProvince: "65" }))]).toEqual([
      [],
      ["developmentNo"],
    ]);
  });
});
