import { describe, expect, it } from "vitest";
import { readTotal } from "#lib/counters/queries";
import { linkToken } from "#lib/crypto/codes";
import { db } from "#lib/db";
import { getPaper } from "#lib/inbox/queries";
import { checkDigit } from "#lib/members/identity/rules";
import { listOwnPapers } from "#lib/inbox/own/queries";
import { forgetApplication, openApplication, registerMember } from "#lib/registration/actions";
import { getStanding } from "#lib/registration/self/queries";
import type { SelfRegistrationForm } from "#lib/registration/self/schema";
import type { PersonForm } from "#lib/members/entry/schema";
import { DAY, HOUR, later } from "#tests/support/accounts";
import { withFreshWorld } from "#tests/support/database";
import { decide, papersOf } from "#tests/support/desks";
import { formOfTexts } from "#tests/support/entries";
import type { Browser } from "#tests/support/next-headers";
import { CLASS_1, CLASS_2022, COLLEGE, GRADE, organizationOf, UNIVERSITY } from "#tests/support/organizations";
import { given, idNumberOf, type Player, refusal, scopeFor, selfFor, send, signedIn, signedInAs, visitor } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { studentOf } from "#tests/support/students";

withFreshWorld();

/** The form as the n-th student fills it in, with changes. */
async function formOf(n: number, more: Partial<PersonForm> = {}, at = CLASS_1): Promise<SelfRegistrationForm> {
  const { id } = await organizationOf(at);
  const { person, branchId, idNumberConfirm } = formOfTexts(studentOf(n), id);
  return { formId: crypto.randomUUID(), branchId, idNumberConfirm: more.idNumber ?? idNumberConfirm, person: { ...person, ...more } };
}

const apply = (form: SelfRegistrationForm, browser: Browser = visitor()) => send(browser, registerMember, { input: form });
const desk = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });
const applications = () => db().selfRegistration.findMany({ orderBy: { createdAt: "asc" } });

describe("自行注册（REG-07）", () => {
  it("入团 2019-12-31：为所选支部建一份申请，支部和直属上级的桌上都有，别处没有；资料密封着", async () => {
    const form = await formOf(1, { joinLeagueDate: "2019-12-31", developmentNo: "201939500001" });
    const { token } = given(await apply(form));
    expect(token).toBe(linkToken("application", form.formId));
    const [row] = await applications();
    expect(row).toMatchObject({ id: form.formId, state: "PENDING", personId: null });
    expect(Buffer.from(row?.formSealed ?? []).toString("latin1")).not.toContain(form.person.idNumber);
    for (const [key, organization, n] of [
      ["M01", CLASS_1, 1],
      ["K05", GRADE, 1],
      ["M08", COLLEGE, 0],
      ["M18", CLASS_2022, 0],
    ] as const)
      expect(await papersOf(await desk(key, organization))).toHaveLength(n);
    expect(await db().person.count({ where: { name: form.person.name } })).toBe(0);
  });

  it("入团 2020-01-01：E-REG-07，落在入团时间那一格；两次证件号不同、年龄不够、不是团支部：各有各的话", async () => {
    const late = await apply(await formOf(1, { joinLeagueDate: "2020-01-01", developmentNo: "202039500001" }));
    expect(late).toMatchObject({ ok: false, code: "E-REG-07", fields: { joinLeagueDate: expect.stringContaining("2020年及以后") } });
    expect(refusal(await apply({ ...(await formOf(1)), idNumberConfirm: idNumberOf("M03") }))).toBe("E-ID-02");
    expect(refusal(await apply({ ...(await formOf(1)), branchId: (await organizationOf(COLLEGE)).id }))).toBe("E-GEN-08");
    expect(refusal(await apply(await formOf(1, { idNumber: "379901200306159485" })))).toMatch(/^E-/);
    expect(await applications()).toEqual([]);
  });

  it("证件号与姓名都对得上已登记的人：E-REG-08，不说在哪个组织；只有证件号，与没登记的答得一模一样（S7）", async () => {
    const known = { idNumber: idNumberOf("M03") };
    const m03 = await db().person.findFirstOrThrow({ where: { id: (await signedIn("M03")).personId } });
    const told = await apply(await formOf(2, { ...known, name: m03.name }));
    expect(told).toMatchObject({ code: "E-REG-08", fields: { idNumber: "该身份证号码已登记，请直接登录，通过组织关系转接办理。" } });
    const [guess, stranger] = [await apply(await formOf(2, known)), await apply(await formOf(3))];
    expect([Object.keys(given(guess)), Object.keys(given(stranger))]).toEqual([["token"], ["token"]]);
    expect((await applications()).map((a) => a.state)).toEqual(["PENDING", "PENDING"]);
  });

  it("编号被别人占用：不告诉门外的人，写给审批的人看", async () => {
    const m03 = await db().person.findFirstOrThrow({ where: { developmentNo: { startsWith: "201" } } });
    const year = m03.developmentNo?.slice(0, 4);
    given(await apply(await formOf(4, { developmentNo: m03.developmentNo ?? "", joinLeagueDate: `${year}-05-04` })));
    const m01 = await desk("M01", CLASS_1);
    const [paper] = await papersOf(m01);
    const facts = (await getPaper(await scopeFor(m01), paper?.id ?? ""))?.facts ?? [];
    expect(facts.map((f) => f.warn)).toContain("发展团员编号已有人用");
    expect(refusal(await decide(m01, paper?.id ?? ""))).toBe("E-MEM-09");
  });

  it("连按两下是一份申请；别人拿同一个表号交别的内容：不行", async () => {
    const form = await formOf(5);
    const browser = visitor();
    const answers = await Promise.all([apply(form, browser), apply(form, browser), apply(form, browser)]);
    expect(new Set(answers.map((a) => given(a).token)).size).toBe(1);
    expect(await applications()).toHaveLength(1);
    expect(refusal(await apply({ ...(await formOf(6)), formId: form.formId }))).toBe("E-GEN-07");
    expect(await papersOf(await desk("M01", CLASS_1))).toHaveLength(1);
  });

  it("限流：一个证件号一天三份，一个地址一小时二十份；填错了改不算，打听证件号的算", async () => {
    const person = (await formOf(7)).person;
    for (let i = 0; i < 3; i++) given(await apply({ ...(await formOf(7)), person }));
    expect(refusal(await apply({ ...(await formOf(7)), person }))).toBe("E-GEN-04");
    later(DAY);
    given(await apply({ ...(await formOf(7)), person }));
    const browser = visitor({ "x-forwarded-for": "192.0.2.77" });
    for (let i = 0; i < 25; i++) expect(refusal(await apply({ ...(await formOf(8)), idNumberConfirm: "1" }, browser))).toBe("E-ID-02");
    const name = (await db().person.findFirstOrThrow({ where: { id: (await signedIn("M04")).personId } })).name;
    expect(refusal(await apply(await formOf(9, { name, idNumber: idNumberOf("M04") }), browser))).toBe("E-REG-08");
    for (let i = 0; i < 19; i++) given(await apply(await formOf(20 + i), browser));
    expect(refusal(await apply(await formOf(50), browser))).toBe("E-GEN-04");
    later(HOUR);
    given(await apply(await formOf(50), browser));
  });
});

describe("审批（REG-08）", () => {
  it("M01 同意：支部多一名团员，账号待激活，本人的申请记录跟着他，填的表清除", async () => {
    const form = await formOf(1);
    given(await apply(form));
    const m01 = await desk("M01", CLASS_1);
    const branch = await organizationOf(CLASS_1);
    const before = (await readTotal(db(), branch)).members;
    const [paper] = await papersOf(m01);
    given(await decide(m01, paper?.id ?? ""));
    expect((await readTotal(db(), branch)).members).toBe(before + 1);
    const person = await db().person.findFirstOrThrow({ where: { name: form.person.name }, include: { account: true, memberships: true } });
    expect(person).toMatchObject({ account: { state: "PENDING" }, memberships: [{ branchId: branch.id, status: "ACTIVE" }] });
    expect((await applications())[0]).toMatchObject({
      state: "APPROVED",
      personId: person.id,
      formSealed: null,
      decidedById: m01.personId,
    });
    expect((await listOwnPapers(await selfFor(await signedInAs(person.id)))).map((p) => p.state)).toEqual(["APPROVED"]);
    expect(await violations()).toEqual([]);
  });

  it("直属上级先决定：支部的那件变成已处理，再按就说是谁处理的；隔级、旁支决定不了（OPS-02）", async () => {
    given(await apply(await formOf(1)));
    const [m01, k05] = [await desk("M01", CLASS_1), await desk("K05", GRADE)];
    const [paper] = await papersOf(m01);
    const id = paper?.id ?? "";
    expect(refusal(await decide(await desk("K03", UNIVERSITY), id))).toBe("E-GEN-08");
    expect(refusal(await decide(await desk("M18", CLASS_2022), id))).toBe("E-GEN-08");
    const answers = await Promise.all([decide(k05, id), decide(m01, id)]);
    expect(answers.map((a) => refusal(a) ?? "ok").sort()).toEqual(["E-OPS-06", "ok"]);
    expect([...(await papersOf(m01)), ...(await papersOf(k05))]).toEqual([]);
    expect((await papersOf(m01, "done"))[0]?.decider).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it("可能重复：同名同生日、同证件号都写给审批的人；管辖之外的打码，不说是哪个组织", async () => {
    const m03 = await db().person.findFirstOrThrow({ where: { id: (await signedIn("M03")).personId } });
    const near = `${idNumberOf("M03").slice(0, 14)}${"0".repeat(4)}`;
    const other = near.slice(0, 17) + checkDigit(near);
    given(await apply(await formOf(1, { name: m03.name, idNumber: other }, CLASS_2022)));
    given(await apply(await formOf(2, { idNumber: idNumberOf("M03") }, CLASS_2022)));
    const [m18, m08] = [await desk("M18", CLASS_2022), await desk("M08", COLLEGE)];
    const factsOf = async (player: Player) =>
      Promise.all((await papersOf(player)).map(async ({ id }) => (await getPaper(await scopeFor(player), id))?.facts ?? []));
    const [below, above] = [(await factsOf(m18)).flat(), (await factsOf(m08)).flat()];
    const doubles = below.filter((f) => f.label === "可能重复");
    expect(doubles.map((f) => f.warn).sort()).toEqual(["同名同生日", "身份证号码已登记"]);
    for (const { value } of doubles) expect(value).toMatch(/^.\*+，管辖之外的组织$/);
    for (const { value } of above.filter((f) => f.label === "可能重复")) expect(value).toContain(m03.name);
    expect(JSON.stringify(below)).not.toContain(idNumberOf("M03"));
  });

  it("同一证件号交到两个支部：先同意的成，另一份由系统退回，桌上不再有", async () => {
    const person = (await formOf(1)).person;
    given(await apply({ ...(await formOf(1)), person }));
    given(await apply({ ...(await formOf(1, {}, CLASS_2022)), person }));
    const [m01, m18] = [await desk("M01", CLASS_1), await desk("M18", CLASS_2022)];
    const [[first], [second]] = [await papersOf(m01), await papersOf(m18)];
    const answers = await Promise.all([decide(m01, first?.id ?? ""), decide(m18, second?.id ?? "")]);
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect((await applications()).map((a) => a.state).sort()).toEqual(["APPROVED", "REFUSED"]);
    expect([...(await papersOf(m01)), ...(await papersOf(m18))]).toEqual([]);
    expect(await violations()).toEqual([]);
  });
});

describe("没通过的改一项就能再交（REG-08）", () => {
  it("看得到理由；报得出证件号才拿得回所填；只改一项，同一份申请又到支部桌上", async () => {
    const browser = visitor();
    const form = await formOf(1, { name: "林舒禾" });
    given(await apply(form, browser));
    const m01 = await desk("M01", CLASS_1);
    given(await decide(m01, (await papersOf(m01))[0]?.id ?? "", "身份证号码或姓名填写有误"));
    expect(await getStanding(form.formId)).toMatchObject({ state: "REFUSED", reason: "身份证号码或姓名填写有误", kept: true });
    expect(refusal(await send(visitor(), openApplication, { input: { idNumber: form.person.idNumber } }))).toBe("E-GEN-08");
    expect(refusal(await send(browser, openApplication, { input: { idNumber: idNumberOf("M03") } }))).toBe("E-REG-10");
    const person = given(await send(browser, openApplication, { input: { idNumber: ` ${form.person.idNumber} ` } }));
    expect(person).toEqual(form.person);
    given(await apply({ ...form, person: { ...person, name: "林书禾" } }, browser));
    const [again] = await papersOf(m01);
    expect(again?.title).toBe("林书禾申请加入计算机专业2021级1班团支部");
    given(await decide(m01, again?.id ?? ""));
    expect(await applications()).toMatchObject([{ state: "APPROVED" }]);
    expect(refusal(await apply(form, browser))).toBe("E-GEN-07");
    expect(await violations()).toEqual([]);
  });

  it("没有链接的设备改不了别人的申请；猜证件号一小时五次；不是我的：设备忘掉它", async () => {
    const browser = visitor();
    const form = await formOf(1);
    given(await apply(form, browser));
    const m01 = await desk("M01", CLASS_1);
    given(await decide(m01, (await papersOf(m01))[0]?.id ?? "", "不是本支部的团员"));
    expect(refusal(await apply(form))).toBe("E-GEN-07");
    for (let i = 0; i < 5; i++) expect(refusal(await send(browser, openApplication, { input: { idNumber: "1" } }))).toBe("E-REG-10");
    expect(refusal(await send(browser, openApplication, { input: { idNumber: form.person.idNumber } }))).toBe("E-GEN-04");
    given(await send(browser, forgetApplication, { input: {} }));
    later(HOUR);
    expect(refusal(await send(browser, openApplication, { input: { idNumber: form.person.idNumber } }))).toBe("E-GEN-08");
  });

  it("换一台设备：带着链接就接上；改了一个字、别种码的链接接不上", async () => {
    const form = await formOf(1);
    const { token } = given(await apply(form));
    const withLink = (text: string) => {
      const phone = visitor();
      phone.jar.set("application", text);
      return send(phone, openApplication, { input: { idNumber: form.person.idNumber } });
    };
    expect(given(await withLink(token))).toEqual(form.person);
    const bent = token.slice(0, 10) + (token[10] === "A" ? "B" : "A") + token.slice(11);
    expect(refusal(await withLink(bent))).toBe("E-GEN-08");
    expect(refusal(await withLink(linkToken("activation", form.formId)))).toBe("E-GEN-08");
  });
});
