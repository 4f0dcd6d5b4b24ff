import { describe, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { readTotal } from "#lib/counters/queries";
import { CODE_ALPHABET, linkToken, randomCode } from "#lib/crypto/codes";
import { db } from "#lib/db";
import { registerAdministrator, renewRegistrationCode, showRegistrationCode } from "#lib/registration/actions";
import { expireRegistrationCodes } from "#lib/registration/jobs";
import { readInvitation } from "#lib/registration/queries";
import { DAY, later, outcome, setRule, tally } from "#tests/support/accounts";
import { withFreshWorld } from "#tests/support/database";
import { given, organizationId, type Player, press, refusal, send, signedIn, visitor } from "#tests/support/people";
import { CLASS_TWO, codeFor, filled, inventedId, register } from "#tests/support/registration";
import { violations } from "#tests/support/soundness";
import { CANDIDATES } from "#world/people";
import { GRADE } from "#tests/support/organizations";

const PASSWORD = "wang-chuan-qiu-shui";

withFreshWorld();

const superior = (): Promise<Player> => signedIn("K05", { organization: GRADE });
const classTwo = async () => db().organization.findFirstOrThrow({ where: { fullName: CLASS_TWO } });
const codes = () => db().adminRegistrationCode.findMany({ orderBy: { createdAt: "asc" } });
/** Everything that a registration could have left behind. */
const traces = async () => ({
  people: await db().person.count(),
  accounts: await db().account.count(),
  admins: await db().orgAdmin.count(),
  posts: await db().cadrePost.count(),
  memberships: await db().membership.count(),
  audits: await db().auditEvent.count({ where: { action: { in: ["administrator.registered", "members.registered"] } } }),
  members: (await readTotal(db(), await classTwo())).members,
});

describe("管理员注册（REG-02）", () => {
  it("秦望川凭码当上2班的副书记和第二名管理员，码用掉，随即能登录、能管理", async () => {
    const before = await traces();
    const code = await codeFor(await superior());
    expect(await register({ code: ` ${code.slice(0, 4)} ${code.slice(4)} ` })).toBe("registered");
    const person = await db().person.findFirstOrThrow({
      where: { name: "秦望川" },
      include: { account: true, memberships: true, posts: true },
    });
    const at = await classTwo();
    expect(person).toMatchObject({
      profile: "MEMBER",
      complete: true,
      account: { state: "ACTIVE", assurance: 2, activatedBy: "管理员注册" },
      memberships: [{ branchId: at.id, status: "ACTIVE", activated: true, postRank: 2 }],
      posts: [{ organizationId: at.id, post: "DEPUTY_SECRETARY", status: "ACTIVE" }],
    });
    expect(await db().orgAdmin.findFirst({ where: { personId: person.id } })).toMatchObject({ organizationId: at.id, seat: 2 });
    expect((await codes())[0]).toMatchObject({ state: "USED", usedById: person.id });
    const after = await traces();
    expect(after).toEqual({
      people: before.people + 1,
      accounts: before.accounts + 1,
      admins: before.admins + 1,
      posts: before.posts + 1,
      memberships: before.memberships + 1,
      audits: before.audits + 2,
      members: before.members + 1,
    });
    expect((await readTotal(db(), at))["members.unactivated"]).toBe(0);
    expect(await outcome(visitor(), CANDIDATES.M20.idNumber, { password: PASSWORD })).toBe("signed-in");
  });

  it("领导机关的管理员没有团员关系", async () => {
    const at = "共青团北京市委";
    const code = await codeFor(await signedIn("K90"), at);
    const person = { post: "DEPUTY_SECRETARY", dutyStatus: "01" } as const;
    expect(await register({ code, person }, { at })).toBe("registered");
    const made = await db().person.findFirstOrThrow({ where: { name: "秦望川" }, include: { memberships: true } });
    expect([made.profile, made.memberships]).toEqual(["CADRE", []]);
  });

  it("大小写不同不行；别的组织的码不行；用过的、作废的、没有的，各有各的话", async () => {
    const k05 = await superior();
    const code = await codeFor(k05);
    const swapped = [...code].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join("");
    expect(await register({ code: swapped })).toBe("E-REG-01");
    expect(await register({ code }, { at: "江海海洋大学信息学院计算机专业2022级1班团支部" })).toBe("E-REG-04");
    const fresh = given(await press(k05.browser, renewRegistrationCode, { organizationId: (await classTwo()).id })).code;
    expect(await register({ code })).toBe("E-REG-02");
    expect(await register({ code: fresh })).toBe("registered");
    expect(await register({ code: fresh, person: { idNumber: inventedId(1), developmentNo: "201739000998" } })).toBe("E-REG-03");
  });

  it("20天：差几秒还行，到点不行，任务把它标成过期（REG-04、JOB-04）", async () => {
    const code = await codeFor(await superior());
    const { expiresAt, createdAt } = (await codes())[0] ?? { expiresAt: new Date(0), createdAt: new Date(0) };
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(20 * DAY * 1000);
    setClock(expiresAt);
    expect(await register({ code })).toBe("E-REG-02");
    await expireRegistrationCodes();
    expect((await codes()).map((c) => c.state)).toEqual(["EXPIRED"]);
    setClock(new Date(createdAt.getTime() + 60_000));
    const again = await codeFor(await superior());
    const issued = (await codes()).find((c) => c.state === "ISSUED");
    setClock(new Date((issued?.expiresAt.getTime() ?? 0) - 4000));
    expect(await register({ code: again })).toBe("registered");
  });

  it("入团年龄不够（REG-06）、2020年以后入团（E-REG-07）、已登记（E-REG-06）、两次证件号不一样：都进不来，码还在", async () => {
    const code = await codeFor(await superior());
    const before = await traces();
    const m14 = { ...CANDIDATES.M14, joinLeagueDate: "2018-12-01", developmentNo: "201839000999" };
    expect(await register({ code, person: m14 })).toBe("E-MEM-06");
    const m16 = { ...CANDIDATES.M16, joinLeagueDate: "2023-11-18", developmentNo: "202339700008" };
    expect(await register({ code, person: m16 })).toBe("E-REG-07");
    expect(await register({ code, person: { idNumber: "379901200302149021" } })).toBe("E-ID-01");
    expect(await register({ code, person: { name: "陈听雨", idNumber: "379901200211309248" } })).toBe("E-REG-06");
    expect(await register({ code, confirm: inventedId(7) })).toBe("E-ID-02");
    expect(await register({ code, person: { post: "SECRETARY" } })).toBe("E-CAD-12");
    expect(await register({ code, person: { developmentNo: "201639000101" } })).not.toBe("registered");
    expect(await traces()).toEqual(before);
    expect(await register({ code })).toBe("registered");
  });

  it("管理员的密码要12位；不合适时什么都不留下", async () => {
    const code = await codeFor(await superior());
    const before = await traces();
    for (const password of ["wang-chuan1", "379901200305201078", "qinwangchuan-1"])
      expect(await register({ code, password })).toMatch(/E-PWD-1[13]/);
    expect(await traces()).toEqual(before);
    expect((await codes())[0]?.state).toBe("ISSUED");
  });

  it("名额满了，码在也不行（E-REG-05）", async () => {
    const code = await codeFor(await superior());
    const before = await traces();
    await setRule("admin.maxPerOrg", 1, CLASS_TWO);
    expect(await register({ code })).toBe("E-REG-05");
    expect(await traces()).toEqual(before);
    expect(refusal(await press((await superior()).browser, showRegistrationCode, { organizationId: (await classTwo()).id }))).toBe(
      "E-ADM-01",
    );
  });
});

describe("同时来（REG-05）", () => {
  it("同一个注册码一百个人同时用，正好一个人进来", async () => {
    const code = await codeFor(await superior());
    const before = await traces();
    const people = Array.from({ length: 100 }, (_, i) => ({
      idNumber: inventedId(i),
      developmentNo: `2017390009${String(i).padStart(2, "0")}`,
    }));
    const came = await tally(people.map((person) => register({ code, person })));
    expect(came.registered).toBe(1);
    expect(Object.keys(came).filter((c) => !["registered", "E-REG-03", "E-GEN-04"].includes(c))).toEqual([]);
    const after = await traces();
    expect([after.people - before.people, after.admins - before.admins, after.members - before.members]).toEqual([1, 1, 1]);
    expect((await codes()).map((c) => c.state)).toEqual(["USED"]);
    expect(await violations()).toEqual([]);
  });

  it("同一张表单一百次，正好一次有效", async () => {
    const before = await traces();
    const input = await filled({ code: await codeFor(await superior()) });
    const key = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(visitor(), registerAdministrator, { input, key })));
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(answers.flatMap((a) => (a.ok || ["E-REG-03", "E-REG-06", "E-GEN-04"].includes(a.code) ? [] : [a]))).toEqual([]);
    const after = await traces();
    expect([after.people - before.people, after.accounts - before.accounts, after.audits - before.audits]).toEqual([1, 1, 2]);
  });

  it("同一个人拿两个组织的码同时注册，只进一处", async () => {
    const code = await codeFor(await superior());
    const at = "江海海洋大学信息学院计算机专业2022级1班团支部";
    const other = await codeFor(await signedIn("M08", { organization: "江海海洋大学信息学院团委" }), at);
    const came = await Promise.all([register({ code }), register({ code: other }, { at })]);
    expect(came.sort()).toEqual(["E-REG-06", "registered"]);
    expect((await codes()).map((c) => c.state).sort()).toEqual(["ISSUED", "USED"]);
  });

  it("上级同时看二十次，是同一个码：一个组织最多一个有效的码", async () => {
    const k05 = await superior();
    const shown = await Promise.all(Array.from({ length: 20 }, () => codeFor(k05)));
    expect(new Set(shown).size).toBe(1);
    expect(await codes()).toHaveLength(1);
  });
});

describe("码本身（REG-03）", () => {
  it("一千个码：八位，有数字有字母，没有易混的字，不重复", () => {
    const made = Array.from({ length: 1000 }, randomCode);
    expect(made.filter((c) => !/^(?=.*\d)(?=.*[A-Za-z])[0-9A-Za-z]{8}$/.test(c) || /[0O1lI]/.test(c))).toEqual([]);
    expect(new Set(made).size).toBe(1000);
    expect(new Set(made.join("")).size).toBe(CODE_ALPHABET.length);
  });

  it("只有直属上级看得到；库里没有明文；扫码的链接只在有效时打开", async () => {
    const id = (await classTwo()).id;
    const look = async (key: string, organization: string) =>
      refusal(await press((await signedIn(key, { organization })).browser, showRegistrationCode, { organizationId: id })) ?? "shown";
    await setRule("auth.secondFactor", false);
    expect(await look("M08", "江海海洋大学信息学院团委")).toBe("E-PERM-02");
    expect(await look("M07", CLASS_TWO)).toBe("E-PERM-01");
    const code = await codeFor(await superior());
    const [row] = await codes();
    expect(JSON.stringify(row)).not.toContain(code);
    expect(Buffer.from(row?.codeSealed ?? []).toString("latin1")).not.toContain(code);
    expect(await readInvitation(row?.id ?? "")).toMatchObject({ code, fullName: CLASS_TWO });
    expect(linkToken("registration", row?.id ?? "")).not.toContain(code);
    later(20 * DAY);
    expect(await readInvitation(row?.id ?? "")).toBeNull();
    expect(await organizationId(CLASS_TWO)).toBe(id);
  });
});
