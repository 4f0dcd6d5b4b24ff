import { describe, expect, it } from "vitest";
import { blocking, type EntryFacts, examine, examineEdit, settle } from "#lib/members/entry/rules";
import type { Draft, Finding } from "#lib/members/entry/schema";
import { draftOf, facts, on, TODAY } from "#tests/support/drafts";

const codes = (found: readonly Finding[]) => found.map((f) => `${f.field} ${f.code}`);
const check = (draft: Draft, more: Partial<EntryFacts> = {}) => codes(examine(draft, facts(more)));
/** M03: joined in 2016, no number, no post. */
const plain = (more: Partial<Draft> = {}) => draftOf("M03", more);
const OFFICE: Partial<Draft> = {
  post: "SECRETARY",
  postSince: "2024-01",
  postMode: "01",
  cadreNature: "03",
  isPeerPartyCommitteeMember: false,
};

describe("学历与在读（MEM-12，8.4）", () => {
  const expected: readonly (readonly [string, readonly string[]])[] = [
    ["01", ["81"]],
    ["02", ["71"]],
    ["03", ["71"]],
    ["04", ["61", "41"]],
    ["05", ["61", "41", "31"]],
    ["06", ["21"]],
    ["07", ["14", "21"]],
  ];
  it.each(expected)("在读 %s：已取得的学历可以是 %j，别的提示但不拦", (studyStatus, fitting) => {
    for (const education of ["81", "71", "41", "61", "31", "21", "14", "11", "90"]) {
      const found = examine(plain({ studyStatus, education }), facts());
      expect(codes(found)).toEqual(fitting.includes(education) ? [] : ["education W-MEM-12"]);
      expect(blocking(found)).toEqual([]);
    }
  });
});

describe("职务（CAD-04）与任职年月", () => {
  it("支部里没有常委：E-CAD-04", () => {
    expect(check(draftOf("M01", { post: "STANDING_MEMBER" }))).toEqual(["post E-CAD-04"]);
  });

  it("是团干部就要填全五项（MEM-01）", () => {
    const bare = { post: null, postSince: null, postMode: null, cadreNature: null, isPeerPartyCommitteeMember: null };
    expect(check(draftOf("M01", bare))).toEqual(
      ["post", "postSince", "postMode", "cadreNature", "isPeerPartyCommitteeMember"].map((f) => `${f} E-MEM-01`),
    );
    expect(check(draftOf("M01", { ...bare, isCadre: false }))).toEqual([]);
  });

  it("任现职年月不晚于本月，不早于入团那个月（Q12）", () => {
    const since = (postSince: string) => check(draftOf("M01", { postSince }));
    expect([since("2025-03"), since("2025-04"), since("2017-05"), since("2017-04")]).toEqual([
      [],
      ["postSince E-MEM-43"],
      [],
      ["postSince E-MEM-43"],
    ]);
  });
});

describe("联系方式（4.2 #21–26）", () => {
  it.each([
    ["mobile", ["12345678901", "1990000000"], ["19900000003"], "E-MEM-15"],
    ["email", ["a", "a@b", "a b@c.cn", "@c.cn"], ["lin@example.cn"], "E-GEN-03"],
    ["qq", ["0123456", "1234", "1234567890123", "12a45"], ["12345", "123456789012"], "E-GEN-03"],
    ["wechat", ["微".repeat(33)], ["lin_xl", "微".repeat(32)], "E-GEN-03"],
    ["weibo", ["博".repeat(65)], ["@林"], "E-GEN-03"],
    ["householdAddress", ["址".repeat(101)], ["址".repeat(100)], "E-GEN-03"],
  ] as const)("%s", (...[field, wrong, right, code]) => {
    expect(wrong.map((value) => check(plain({ [field]: value })))).toEqual(wrong.map(() => [`${field} ${code}`]));
    expect(right.map((value) => check(plain({ [field]: value })))).toEqual(right.map(() => []));
  });
});

describe("入党申请与志愿者（MEM-13，Q14）", () => {
  it("未满十八周岁不问；填了只提示，且不保存", () => {
    const pupil = draftOf("M10", { studyStatus: "01", education: "81" });
    expect(check({ ...pupil, partyApplication: true, partyApplicationDate: on("2024-05-04") })).toEqual(["partyApplication W-MEM-13"]);
    expect(settle({ ...pupil, partyApplication: true, partyApplicationDate: on("2024-05-04") }, TODAY)).toMatchObject({
      partyApplication: null,
      partyApplicationDate: null,
    });
  });

  it("十八周岁生日那天起必填（MEM-13）", () => {
    const pupil = draftOf("M10", { studyStatus: "01", education: "81", partyApplication: null });
    expect([check(pupil, { today: "2026-04-01" }), check(pupil, { today: "2026-04-02" })]).toEqual([[], ["partyApplication E-MEM-01"]]);
  });

  it("递交过的要写时间，且那时已满十八、不在将来", () => {
    const filed = (partyApplicationDate: Draft["partyApplicationDate"]) => check(plain({ partyApplication: true, partyApplicationDate }));
    expect([filed(null), filed(on("2020-11-29")), filed(on("2020-11-30")), filed(on("2025-03-04"))]).toEqual([
      ["partyApplicationDate E-MEM-01"],
      ["partyApplicationDate E-MEM-45"],
      [],
      ["partyApplicationDate E-MEM-42"],
    ]);
  });

  it("党员一律算递交过，时间可以不写（Q14）", () => {
    const member = draftOf("M05", { partyApplication: null, partyApplicationDate: null });
    expect(check(member)).toEqual([]);
    expect(settle(member, TODAY).partyApplication).toBe(true);
  });

  it("注册志愿者要写时间，不在将来；不是志愿者的时间不保存", () => {
    expect(check(plain({ isVolunteer: true, volunteerSince: null }))).toEqual(["volunteerSince E-MEM-01"]);
    expect(check(plain({ volunteerSince: on("2025-03-04") }))).toEqual(["volunteerSince E-MEM-42"]);
    expect(settle(plain({ isVolunteer: false }), TODAY).volunteerSince).toBeNull();
  });
});

describe("修改：改了的项，和因此不对了的项（MEM-17、MEM-18）", () => {
  const edited = (key: string, change: Partial<Draft>, before: Partial<Draft> = {}) =>
    codes(examineEdit(draftOf(key, before), draftOf(key, { ...before, ...change }), facts()));

  it("入团时间改了，编号的年份不对；早的改成2018年，要补编号（MEM-07、MEM-08）", () => {
    expect(edited("M04", { joinLeagueDate: on("2019-11-20") })).toContain("developmentNo E-MEM-08b");
    expect(edited("M03", { joinLeagueDate: on("2018-05-04") })).toEqual(["developmentNo E-MEM-07"]);
  });

  it("成了党员要写入党时间；在读状况变了，学历要对一对（MEM-12、MEM-14）", () => {
    expect(edited("M03", { politicalStatus: "01" })).toContain("joinPartyDate E-MEM-01");
    expect(edited("M03", { studyStatus: "05" }, { education: "71", studyStatus: "02" })).toEqual(["education W-MEM-12"]);
  });

  it("原来就有的毛病不拦别的改动；动到那一项才说；编号的领域不再核对（MEM-11）", () => {
    expect(edited("M03", { wechat: "tingyu" }, { householdAddress: null, email: "x" })).toEqual([]);
    expect(edited("M03", { email: "y" }, { email: "x" })).toEqual(["email E-GEN-03"]);
    expect(edited("M10", { studyStatus: "02", education: "71" }).filter((c) => c.endsWith("MEM-10"))).toEqual([]);
  });
});

describe("其他", () => {
  it("团员的政治面貌只有三种（8.1b）；团干部不限", () => {
    expect(check(plain({ politicalStatus: "13" }))).toEqual(["politicalStatus E-MEM-41"]);
    expect(check(plain({ politicalStatus: "13", isCadre: true, ...OFFICE, dutyStatus: "01" }), { profile: "CADRE" })).toEqual([]);
  });

  it("满二十八周岁没有职务又不是党员：提示（MEM-28，Q20）", () => {
    expect(check(draftOf("M11", { idNumber: "379901199606069714" }))).toEqual(["idNumber W-MEM-28"]);
    expect(check(draftOf("M11", { idNumber: "379901199703048016" }), { today: "2025-03-03" }).filter((c) => c.includes("28"))).toEqual([]);
  });

  it("学生的具体职业、职业青年的在读状况都不保存", () => {
    expect(settle(plain({ occupation: "03" }), TODAY).occupation).toBeNull();
    expect(settle(plain({ occupationClass: "WORKING_YOUTH", occupation: "03" }), TODAY)).toMatchObject({
      studyStatus: null,
      occupation: "03",
    });
    expect(settle(plain({ joinPartyDate: on("2024-01-01") }), TODAY).joinPartyDate).toBeNull();
  });

  it("提示不拦，拒绝才拦；每一句都是中文", () => {
    const found = examine(draftOf("M10", { email: "x", education: "21" }), facts());
    expect(blocking(found).every((f) => f.code.startsWith("E-"))).toBe(true);
    expect(found.every((f) => /\p{Script=Han}/u.test(f.because) && !/[{}]/.test(f.because))).toBe(true);
  });
});
