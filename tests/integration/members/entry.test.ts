import { beforeAll, describe, expect, it } from "vitest";
import { readTotal } from "#lib/counters/queries";
import { db } from "#lib/db";
import { enterMember } from "#lib/archives/actions";
import type { Entered, Warned } from "#lib/members/entry/schema";
import { listRoster } from "#lib/members/roster/queries";
import { type EntryForm, rosterFilterSchema } from "#lib/members/schema";
import { draftOf } from "#lib/members/record/queries";
import { uploadedPdf } from "#tests/support/archives";
import { withWorld } from "#tests/support/database";
import { formOfTexts } from "#tests/support/entries";
import { violations } from "#tests/support/facts";
import { given, organizationId, personId, type Player, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { idOf, studentOf, type Texts, worldTexts } from "#tests/support/students";
import { CLASS_1, CLASS_2, COLLEGE, GRADE } from "#tests/support/organizations";

const YOUNGER = "江海海洋大学信息学院计算机专业2022级1班团支部";

withWorld();
let m01: Player;
let m07: Player;
let m18: Player;
let k05: Player;
let m08: Player;
beforeAll(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  m07 = await signedIn("M07", { organization: CLASS_2 });
  m18 = await signedIn("M18", { organization: YOUNGER });
  k05 = await signedIn("K05", { organization: GRADE });
  m08 = await signedIn("M08", { organization: COLLEGE });
});

type Change = Partial<Omit<EntryForm, "person">> & { person?: Partial<EntryForm["person"]> };
/** Fills the form for a branch and hands it in. */
async function enter(player: Player, branch: string, ...[texts, { person = {}, ...more } = {}]: [texts: Texts, change?: Change]) {
  const form = formOfTexts(texts, await organizationId(branch), person);
  const isNew = form.person.joinLeagueDate >= "2020";
  const file = isNew ? { archiveFileId: await uploadedPdf(player) } : {};
  return press(player.browser, enterMember, { ...form, ...file, ...more });
}
const entered = (answer: Entered | Warned): Entered => {
  if (answer.kind !== "entered") throw new Error(answer.warnings.map((w) => w.because).join("；"));
  return answer;
};
const M16: Texts = {
  ...studentOf(0),
  name: "唐予安",
  idNumber: "379901200408159685",
  joinLeagueDate: "2023-11-18",
  developmentNo: "202339700008",
  mobile: "19900000016",
};
const OFFICE = {
  isCadre: "是",
  post: "委员",
  postSince: "2023-09",
  postMode: "选任（选举）",
  cadreNature: "兼职",
  isPeerPartyCommitteeMember: "否",
};

describe("单个录入（MEM-01、MEM-22）", () => {
  it("叶知秋把唐予安录入2022级1班：人、账号、团员关系、计数、记录一起有了，没有密码", async () => {
    const home = await db().organization.findUniqueOrThrow({ where: { id: await organizationId(YOUNGER) } });
    const before = await readTotal(db(), home);
    const made = entered(given(await enter(m18, YOUNGER, M16)));
    expect(made).toMatchObject({ name: "唐予安", newDevelopment: true });
    const person = await db().person.findUniqueOrThrow({
      where: { id: made.personId },
      include: { account: true, memberships: true, posts: true },
    });
    expect(person).toMatchObject({
      gender: "FEMALE",
      archiveState: "PENDING",
      complete: true,
      account: { state: "PENDING" },
      posts: [],
    });
    expect(person.birthDate?.toISOString().slice(0, 10)).toBe("2004-08-15");
    expect(person.memberships.map((m) => [m.branchId, m.status])).toEqual([[home.id, "ACTIVE"]]);
    expect(await readTotal(db(), home)).toEqual({
      ...before,
      members: before.members + 1,
      "members.unactivated": before["members.unactivated"] + 1,
      "members.new": before["members.new"] + 1,
      "branches.small": 0,
    });
    const change = await db().changeRecord.findFirstOrThrow({ where: { personId: person.id } });
    expect([change.kind, change.note]).toEqual(["ENTERED", "单个录入"]);
    const roster = await listRoster(await scopeFor(m18), rosterFilterSchema.parse({ q: "唐予安" }));
    expect(roster?.rows.map((r) => [r.name, r.archiveState])).toEqual([["唐予安", "PENDING"]]);
    expect(await violations()).toEqual([]);
  });

  it("证件号存的是密文，库里找不到明文（NFR-01、S11）", async () => {
    const [found] = await db().$queryRaw<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM person p WHERE p::text LIKE '%200408159685%' OR p::text LIKE '%19900000016%'`;
    expect(found?.n).toBe(0);
  });

  it("团干部与团员一起录入，职务只在本支部（CAD-04）", async () => {
    const made = entered(given(await enter(m18, YOUNGER, { ...studentOf(10), ...OFFICE })));
    const posts = await db().cadrePost.findMany({ where: { personId: made.personId } });
    expect(posts.map((p) => [p.organizationId, p.post, p.since, p.nature])).toEqual([
      [await organizationId(YOUNGER), "COMMITTEE_MEMBER", "2023-09", "03"],
    ]);
    expect(refusal(await enter(m18, YOUNGER, { ...studentOf(11), ...OFFICE, post: "书记" }))).toBe("E-CAD-12");
    const above = await enter(m18, YOUNGER, { ...studentOf(11), ...OFFICE }, { person: { post: "STANDING_MEMBER" } });
    expect(refusal(above)).toBe("E-CAD-04");
  });
});

describe("不合规定的，一句话说清楚", () => {
  const cases: readonly (readonly [story: string, code: string, texts: Texts])[] = [
    ["两次号码不一样", "E-ID-02", {}],
    ["末位不对（M13）", "E-ID-01", { idNumber: "379901200302149021" }],
    ["十五位", "E-ID-03", { idNumber: "379901030214902" }],
    ["12周岁入团（M14）", "E-MEM-06", { idNumber: "379901200603159488", joinLeagueDate: "2018-12-01" }],
    [
      "2017年1月1日12周岁（M15）",
      "E-MEM-06",
      { idNumber: "379901200406209597", joinLeagueDate: "2017-01-01", developmentNo: "201739000888" },
    ],
    ["没有编号", "E-MEM-07", { developmentNo: "" }],
    ["编号十一位", "E-MEM-08a", { developmentNo: "20183950001" }],
    ["编号年份不对", "E-MEM-08b", { developmentNo: "201939500012" }],
    ["编号已被占用", "E-MEM-09", { joinLeagueDate: "2021-11-20", developmentNo: "202139700001" }],
    ["编号是初中的", "E-MEM-10", { joinLeagueDate: "2023-11-20", developmentNo: "202339000046" }],
    ["手机是假的", "E-MEM-15", { mobile: "12345678901" }],
    ["没有户籍地址", "E-MEM-01", { householdAddress: "" }],
    ["已在1班登记", "E-MEM-03", worldTexts("M03")],
    ["在特殊单位库", "E-MEM-47", worldTexts("M12")],
  ];
  it.each(cases)("%s：%s", async (story, code, texts) => {
    const wrong = story.startsWith("两次") ? { idNumberConfirm: "379901200302149024" } : {};
    const answer = await enter(m07, CLASS_2, { ...studentOf(20), ...texts }, { ...wrong, acceptWarnings: true });
    expect(refusal(answer)).toBe(code);
    expect(answer.ok ? "" : answer.because).toMatch(/\p{Script=Han}/u);
    expect(Object.keys((answer.ok ? undefined : answer.fields) ?? {}).length).toBe(1);
  });

  it("占用编号的说出组织与打码的姓名，已登记的说出组织（MEM-04、MEM-05、MEM-09、Q18）", async () => {
    const taken = await enter(m07, CLASS_2, { ...studentOf(20), joinLeagueDate: "2021-11-20", developmentNo: "202139700001" });
    expect(taken).toMatchObject({ because: `发展团员编号已被占用：${CLASS_1} 赵**。如确属本人，请上传入团志愿书申请释放。` });
    const known = await enter(m07, CLASS_2, worldTexts("M03"));
    expect(known).toMatchObject({ because: `该身份证号码已在${CLASS_1}登记，请与该组织联系或通过组织关系转接办理。` });
  });

  it("2016年12月31日入团的12周岁（M15）可以", async () => {
    given(await enter(m07, CLASS_2, { ...studentOf(21), idNumber: "379901200406209597", joinLeagueDate: "2016-12-31", developmentNo: "" }));
  });

  it("拿不准的先提醒，确认以后才录入（0.3 Soft）", async () => {
    const texts: Texts = { ...studentOf(22), education: "大学本科" };
    const first = given(await enter(m07, CLASS_2, texts));
    expect(first).toMatchObject({ kind: "warnings", warnings: [{ code: "W-MEM-12" }] });
    expect(await db().person.count({ where: { name: texts.name ?? "" } })).toBe(0);
    entered(given(await enter(m07, CLASS_2, texts, { acceptWarnings: true })));
  });

  it("控制字符、半个字、多出来的项，进不来也不出故障（S8）", async () => {
    for (const text of ["\u0000", "2016\u0000x", "\ud800", "a\u001bb"]) {
      for (const field of [
        "name",
        "idNumber",
        "developmentNo",
        "mobile",
        "householdAddress",
        "wechat",
        "ethnicity",
        "education",
        "postSince",
      ] as const) {
        const answer = await enter(m07, CLASS_2, { ...studentOf(23), joinLeagueDate: "2016-09-01" }, { person: { [field]: text } });
        expect(`${field} ${JSON.stringify(text)} ${refusal(answer)}`).not.toMatch(/undefined|E-GEN-05/);
      }
      await db().$executeRaw`DELETE FROM rate_limit`;
    }
    const form = formOfTexts(studentOf(23), await organizationId(CLASS_2));
    const more = { ...form, person: { ...form.person, isOperator: true } };
    expect(refusal(await press(m07.browser, enterMember, more as EntryForm))).toBe("E-GEN-09");
    expect(await db().person.count({ where: { name: studentOf(23).name ?? "" } })).toBe(0);
  });

  it("选项之外的代码、不存在的月份进不来", async () => {
    for (const field of ["ethnicity", "studyStatus", "education", "politicalStatus"] as const) {
      const answer = await enter(m07, CLASS_2, studentOf(24), { person: { [field]: "不存在" }, acceptWarnings: true });
      expect(`${field} ${refusal(answer)}`).toBe(`${field} E-MEM-41`);
    }
    const month = await enter(m07, CLASS_2, { ...studentOf(24), ...OFFICE }, { person: { postSince: "2019-99" } });
    expect(refusal(month)).toBe("E-MEM-44");
  });
});

describe("谁可以录入哪里（MEM-03、E-PERM-02）", () => {
  it("团总支可以录入直属支部；隔一级的、旁边的、下级的都不行", async () => {
    given(await enter(k05, CLASS_1, studentOf(30)));
    expect(refusal(await enter(m08, CLASS_1, studentOf(31)))).toBe("E-PERM-02");
    expect(refusal(await enter(m07, CLASS_1, studentOf(31)))).toMatch(/E-PERM-02|E-GEN-08/);
    expect(refusal(await enter(m01, CLASS_2, studentOf(31)))).toMatch(/E-PERM-02|E-GEN-08/);
    expect(refusal(await enter(k05, GRADE, studentOf(31)))).toBeDefined();
    expect(refusal(await enter(m08, GRADE, studentOf(31)))).toBeDefined();
    expect(await db().person.count({ where: { name: studentOf(31).name ?? "" } })).toBe(0);
  });

  it("待接转团支部、特殊单位库、不存在的支部，谁也不能录", async () => {
    expect(refusal(await enter(m08, "江海海洋大学信息学院待接转团支部", studentOf(31)))).toBeDefined();
    const k02 = await signedIn("K02", { organization: "共青团江海省委" });
    expect(refusal(await enter(k02, "江海省特殊单位专属库", studentOf(31)))).toBeDefined();
    const form = formOfTexts(studentOf(31), crypto.randomUUID());
    const answer = await press(m01.browser, enterMember, form);
    expect(refusal(answer)).toBe("E-GEN-08");
  });

  it("普通团员不行", async () => {
    const m03 = await signedIn("M03");
    expect(refusal(await enter(m03, CLASS_1, studentOf(31)))).toMatch(/^E-PERM/);
  });
});

describe("未成年与党员", () => {
  it("未满18周岁的，入党申请不保存（MEM-13、Q14）", async () => {
    const texts = {
      ...studentOf(40),
      idNumber: idOf("2008-04-02", 600),
      status: "普通高中在读",
      education: "初中",
      joinLeagueDate: "2023-05-04",
      developmentNo: "202339300046",
      partyApplication: "是",
      partyApplicationDate: "2024-01-01",
    };
    const made = entered(given(await enter(m07, CLASS_2, texts, { acceptWarnings: true })));
    const person = await db().person.findUniqueOrThrow({ where: { id: made.personId } });
    expect(draftOf(person)).toMatchObject({ partyApplication: null, partyApplicationDate: null });
    expect(person.complete).toBe(true);
  });

  it("预备党员算在支部人数里，没有入党时间录不进来（MEM-14、MEM-28）", async () => {
    expect(refusal(await enter(m07, CLASS_2, { ...studentOf(41), politicalStatus: "中共预备党员" }))).toBe("E-MEM-01");
    const home = await db().organization.findUniqueOrThrow({ where: { id: await organizationId(CLASS_1) } });
    const m05 = await db().membership.findFirstOrThrow({ where: { personId: await personId("M05") } });
    expect([m05.branchId, m05.status]).toEqual([home.id, "ACTIVE"]);
    expect((await readTotal(db(), home)).members).toBe(await db().membership.count({ where: { branchId: home.id, status: "ACTIVE" } }));
  });
});
