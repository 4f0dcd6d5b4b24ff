import { describe, expect, it } from "vitest";
import type { OrgCategory } from "#generated/enums";
import { explainGaps, invitationText, reminderText } from "#lib/organizations/completeness/rules";
import { type HomeFacts, tasksOf } from "#lib/organizations/home/rules";
import { informationGaps, lockedOf, requiredFields, whoFills } from "#lib/organizations/information/rules";
import { FIELD_LABELS, type OrganizationField } from "#lib/organizations/labels";
import { CATEGORIES, hasPurpose, isStaffed } from "#lib/organizations/rules";

const words = (fields: readonly OrganizationField[]) => fields.map((f) => FIELD_LABELS[f]);
const NAMES = ["组织类别", "组织简称", "组织全称"];
const STAFFING = ["本级团组织行政编制数", "行政编制实际配备数", "本级团组织事业编制数", "事业编制实际配备数"];
const SECRETARY = ["书记姓名", "书记身份证号码", "书记手机号码"];
/** ORG-10. */
const AGREED = (category: OrgCategory): string[] => {
  if (category === "LEADING_BODY") return [...NAMES, "联系电话", "电子邮箱", ...STAFFING, ...SECRETARY];
  const staffing = category === "COMMITTEE" || category === "WORK_COMMITTEE" ? STAFFING : [];
  return [...NAMES, "单位所属行业类别", ...staffing, ...SECRETARY];
};

describe("必填项（ORG-10，C-33）", () => {
  it.each(CATEGORIES)("%s", (category) => {
    expect(words(requiredFields(category))).toEqual(AGREED(category));
  });

  it("设置可以给某一类另定一份，别的类不受影响", () => {
    const set = { BRANCH: ["shortName", "phone"] };
    expect(requiredFields("BRANCH", set)).toEqual(["shortName", "phone"]);
    expect(words(requiredFields("GENERAL_BRANCH", set))).toEqual(AGREED("GENERAL_BRANCH"));
  });
});

describe("组织信息是否完整（7.1）", () => {
  const values = {
    category: "COMMITTEE",
    shortName: "信息学院团委",
    fullName: "江海海洋大学信息学院团委",
    industryCategory: "03PTGDYX",
    adminQuota: 0,
    adminQuotaActual: 0,
    institutionQuota: 0,
    institutionQuotaActual: 0,
  };
  const sound = { hasAccount: true, hasMobile: true };
  const gaps = (more: object, secretary: { hasAccount: boolean; hasMobile: boolean } | null = sound) =>
    words(informationGaps({ category: "COMMITTEE", values: { ...values, ...more }, secretary }));

  it("都填了就完整，0 是数（E-ORG-11）", () => {
    expect(gaps({})).toEqual([]);
  });

  it("每一项单独空着，就只缺它", () => {
    for (const field of Object.keys(values) as (keyof typeof values)[])
      for (const empty of [null, "", undefined]) expect(gaps({ [field]: empty })).toEqual([FIELD_LABELS[field]]);
  });

  it("没有书记、书记没有账号：缺书记；书记本人没有手机：缺书记手机（7.1 B、C，Q22）", () => {
    expect(gaps({}, null)).toEqual(["书记姓名"]);
    expect(gaps({}, { hasAccount: false, hasMobile: true })).toEqual(["书记姓名"]);
    expect(gaps({}, { hasAccount: true, hasMobile: false })).toEqual(["书记手机号码"]);
  });

  it("组织自己的联系电话不能代替书记的手机", () => {
    expect(gaps({ phone: "0531-88880000" }, { hasAccount: true, hasMobile: false })).toEqual(["书记手机号码"]);
  });

  it("待接转团支部与专属库没有自己的信息要填", () => {
    for (const category of CATEGORIES.filter((c) => !isStaffed(c)))
      expect(informationGaps({ category, values: {}, secretary: null })).toEqual([]);
  });
});

describe("缺什么、谁能补、给谁一句话", () => {
  const officers = { secretary: "林晓澜", administrator: "周望舒" };

  it("书记手机由书记本人补，名称由直属上级补，其余由管理员补", () => {
    expect(explainGaps(["secretaryMobile", "shortName", "industryCategory", "secretaryName"], officers)).toEqual([
      { field: "secretaryMobile", label: "书记手机号码", by: "林晓澜本人，或周望舒" },
      { field: "shortName", label: "组织简称", by: "直属上级" },
      { field: "industryCategory", label: "单位所属行业类别", by: "周望舒" },
      { field: "secretaryName", label: "书记姓名", by: "周望舒" },
    ]);
  });

  it("还没有管理员的组织，由直属上级补（ORG-35）", () => {
    const [gap] = explainGaps(["industryCategory"], { secretary: null, administrator: null });
    expect(gap?.by).toContain("直属上级");
  });

  it("每一类组织可能缺的每一项，都有词、有人能补", () => {
    for (const field of CATEGORIES.flatMap((c) => requiredFields(c))) {
      const [gap] = explainGaps([field], { secretary: null, administrator: null });
      expect(gap?.label).toMatch(/\p{Script=Han}/u);
      expect(["own", "secretary", "superior"]).toContain(whoFills(field));
      expect(gap?.by).not.toContain("undefined");
    }
  });

  it("提醒的话说清是哪个组织、缺哪几项、到哪里填；不带证件号", () => {
    const text = reminderText("计算机专业2021级1班团支部", ["secretaryMobile", "industryCategory"], officers);
    expect(text).toContain("周望舒，计算机专业2021级1班团支部的组织信息还缺：书记手机号码、单位所属行业类别。");
    expect(reminderText("某支部", ["phone"], { secretary: null, administrator: null })).toMatch(/^您好，/);
  });

  it("邀请的话带链接、码、有效期和分大小写的提醒（ORG-17）", () => {
    const text = invitationText({
      organization: "2021级团总支",
      code: "Ab3dE9xK",
      until: "2025年3月23日 09:00",
      link: "https://t.test/r/x",
    });
    for (const part of ["2021级团总支", "Ab3dE9xK", "2025年3月23日 09:00", "https://t.test/r/x", "区分大小写"])
      expect(text).toContain(part);
  });
});

describe("锁定项（C-17，ORG-11）", () => {
  const LOCKED = ["shortName", "fullName", "category", "industryCategory"];
  it("填了才锁；还空着的可以补上", () => {
    expect(lockedOf({ shortName: "甲", fullName: "甲全", category: "BRANCH", industryCategory: null, phone: "1" }, LOCKED)).toEqual([
      "shortName",
      "fullName",
      "category",
    ]);
    expect(lockedOf({ shortName: "甲", industryCategory: "14" }, [])).toEqual([]);
  });
});

describe("用途（ORG-28）", () => {
  it("专门设的几类必须写，别的不必", () => {
    const needing = CATEGORIES.filter((c) => !hasPurpose(c, " ").yes);
    expect(needing.sort()).toEqual(
      ["DELAYED_GRADUATION_ORG", "FLOATING_BRANCH", "OVERSEAS_STUDY_BRANCH", "SOCIETY_LINK_TEMP_BRANCH", "TEMP_BRANCH"].sort(),
    );
    expect(hasPurpose("TEMP_BRANCH", null)).toMatchObject({ code: "E-ORG-10", because: "请填写必填项：用途" });
    expect(hasPurpose("TEMP_BRANCH", "试用期员工").yes).toBe(true);
  });
});

describe("组织建设五件事（ORG-34）", () => {
  const facts: HomeFacts = {
    category: "COMMITTEE",
    administrators: ["郑云帆"],
    missing: [],
    children: 3,
    withoutAdministrator: 0,
    withoutCode: 0,
    incomplete: 0,
    firstIncomplete: null,
  };
  const states = (more: Partial<HomeFacts>) => tasksOf({ ...facts, ...more }).map((t) => `${t.key} ${t.state}`);

  it("团支部两件，其余五件", () => {
    for (const category of CATEGORIES.filter(isStaffed))
      expect(tasksOf({ ...facts, category })).toHaveLength(
        ["LEADING_BODY", "COMMITTEE", "WORK_COMMITTEE", "GENERAL_BRANCH"].includes(category) ? 5 : 2,
      );
  });

  it("都办完了", () => {
    expect(states({})).toEqual(["registered done", "informed done", "created done", "handedOut done", "followed done"]);
  });

  it("什么都没办：一步一步告诉去哪里", () => {
    const bare = { administrators: [], missing: ["phone"] as OrganizationField[], children: 0 };
    expect(states(bare)).toEqual(["registered todo", "informed warn", "created todo", "handedOut todo", "followed todo"]);
    expect(tasksOf({ ...facts, ...bare }).map((t) => t.action?.href ?? null)).toEqual([
      null,
      "/manage/organizations/own",
      "/manage/organizations/new",
      null,
      null,
    ]);
  });

  it("码没发完、下级没填完：说出还差几个、先是哪一个、缺什么", () => {
    const first = { id: "x", shortName: "2021级团总支", missing: ["secretaryMobile"] as OrganizationField[] };
    const tasks = tasksOf({ ...facts, withoutAdministrator: 2, withoutCode: 1, incomplete: 3, firstIncomplete: first });
    expect(tasks.slice(3).map((t) => [t.state, t.note])).toEqual([
      ["warn", "1\u00a0个还没有生成"],
      ["warn", "2021级团总支，缺书记手机号码；另有 2\u00a0个"],
    ]);
    expect(states({ withoutAdministrator: 2, withoutCode: 0 })[3]).toBe("handedOut warn");
  });
});
