import { describe, expect, it } from "vitest";
import { enterMember } from "#lib/archives/actions";
import { SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import { db, transaction } from "#lib/db";
import { createOrganization } from "#lib/organizations/actions";
import { listTreeChildren } from "#lib/organizations/queries";
import { deleteOrganization } from "#lib/reorganization/actions";
import { showRegistrationCode } from "#lib/registration/actions";
import { setSetting } from "#lib/settings/settings";
import { withFreshWorld } from "#tests/support/database";
import { branchOf, kindsOf, previewOf, remove } from "#tests/support/deletions";
import { adminsOf, appoint, askFor, lettersTo, revoke } from "#tests/support/desks";
import { formOfTexts } from "#tests/support/entries";
import { violations } from "#tests/support/facts";
import { CITY, DISTRICT, SHIPYARD } from "#tests/support/moves";
import { CLASS_1, CLASS_2, CLASS_2022, childForm, COLLEGE, GRADE, organizationOf, STREET, UNIVERSITY } from "#tests/support/organizations";
import { given, organizationId, type Player, personId, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { studentOf } from "#tests/support/students";
import { removeCadre } from "#lib/cadres/actions";

withFreshWorld();

const college = (): Promise<Player> => signedIn("M08", { organization: COLLEGE });
const grade = (): Promise<Player> => signedIn("K05", { organization: GRADE });
const HOLDING = "江海海洋大学信息学院待接转团支部";
const GRADE_HOLDING = "江海海洋大学信息学院2021级待接转团支部";
const statusOf = async (id: string): Promise<string> => (await db().organization.findUniqueOrThrow({ where: { id } })).status;

describe("没有人的下级（ORG-18）", () => {
  it("刚建的团支部删掉就从树上消失，码作废；隔级的、旁边的删不了", async () => {
    const m08 = await college();
    const { id } = given(await press(m08.browser, createOrganization, await childForm(COLLEGE, { shortName: "远洋团支部" })));
    given(await press(m08.browser, showRegistrationCode, { organizationId: id }));
    const name = "江海海洋大学信息学院远洋团支部";
    expect(refusal(await remove(await signedIn("K03", { organization: UNIVERSITY }), name))).toBe("E-PERM-02");
    expect(refusal(await remove(await signedIn("M09", { organization: STREET }), name))).toBe("E-GEN-08");
    expect((await previewOf(m08, name)).codes).toBe(1);
    expect(given(await remove(m08, name))).toEqual({ members: 0 });
    const names = await listTreeChildren(await scopeFor(m08), await organizationId(COLLEGE));
    expect(names.map((n) => n.name)).not.toContain("远洋团支部");
    expect((await db().adminRegistrationCode.findMany({ where: { organizationId: id } })).map((c) => c.state)).toEqual(["REVOKED"]);
    expect(refusal(await press(m08.browser, deleteOrganization, { organizationId: id, seen: "" }))).toBe("E-GEN-08");
    expect(await violations()).toEqual([]);
  });

  it("领导机关只有系统后台删得了，专属库谁也删不了，还有下级的谁也删不了", async () => {
    const [k09, op] = [await signedIn("K09", { organization: CITY }), await signedIn("K90")];
    const empty = await signedIn("K02", { organization: "共青团江海省委" });
    expect(refusal(await remove(k09, DISTRICT))).toBe("E-ORG-30");
    expect(refusal(await remove(op, DISTRICT))).toBe("E-ORG-22");
    expect(refusal(await remove(empty, "江海省特殊单位专属库"))).toBe("E-ORG-29");
    expect(refusal(await remove(op, "江海省特殊单位专属库"))).toBe("E-ORG-29");
    const { id } = given(
      await press(op.browser, createOrganization, await childForm(CITY, { shortName: "团西屿区委", category: "LEADING_BODY" })),
    );
    given(await remove(op, "共青团西屿区委"));
    expect(await statusOf(id)).toBe("DELETED");
  });
});

describe("有团员的团支部（ORG-19、ORG-21）", () => {
  it("信息学院删除2022级1班：两人进待接转，职务、席位结束，历史记着", async () => {
    const m08 = await college();
    const preview = await previewOf(m08, CLASS_2022);
    expect(preview.members).toMatchObject({ n: 2 });
    expect(preview.holding).toEqual({ name: "信息学院待接转团支部", exists: true });
    expect(preview.officers.map((o) => [o.posts, o.administers, o.closes])).toEqual([[["书记"], true, false]]);
    expect(given(await remove(m08, CLASS_2022))).toEqual({ members: 2 });
    expect([await branchOf("M18"), await branchOf("M19")]).toEqual([HOLDING, HOLDING]);
    const m18 = await personId("M18");
    const held = { personId: m18, status: "ACTIVE" } as const;
    expect([await db().cadrePost.count({ where: held }), await db().orgAdmin.count({ where: held })]).toEqual([0, 0]);
    expect(await kindsOf("M18")).toEqual(expect.arrayContaining(["ADMIN_ENDED", "POST_ENDED", "ORG_DELETED"]));
    expect(await lettersTo("M19")).toContain("计算机专业2022级1班团支部已撤销");
    expect(await lettersTo("M08")).not.toContain("计算机专业2022级1班团支部已无管理员");
    expect(await violations()).toEqual([]);
  });

  it("待接转团支部第一次要用时建立，第二次沿用；有人的时候删不了，它的上级也删不了", async () => {
    const [k05, m08] = [await grade(), await college()];
    expect((await previewOf(k05, CLASS_1)).holding).toEqual({ name: "2021级待接转团支部", exists: false });
    given(await remove(k05, CLASS_1));
    given(await remove(k05, CLASS_2));
    expect(await db().organization.count({ where: { parentId: await organizationId(GRADE), status: { not: "DELETED" } } })).toBe(1);
    expect(await branchOf("M03")).toBe(GRADE_HOLDING);
    expect(refusal(await remove(k05, GRADE_HOLDING))).toBe("E-ORG-21");
    expect(refusal(await remove(m08, GRADE))).toBe("E-ORG-22");
    expect((await organizationOf(GRADE)).hollow).toBe(true);
    expect(await violations()).toEqual([]);
  });

  it("看过之后多了一个人：什么也没删，重新看一遍再按", async () => {
    const m08 = await college();
    const { organization, seen } = await previewOf(m08, CLASS_2022);
    const entry = formOfTexts({ ...studentOf(3), joinLeagueDate: "2018-05-04" }, organization.id);
    given(await press(m08.browser, enterMember, { ...entry, acceptWarnings: true }));
    expect(refusal(await press(m08.browser, deleteOrganization, { organizationId: organization.id, seen }))).toBe("E-GEN-02");
    expect(await statusOf(organization.id)).not.toBe("DELETED");
    expect(given(await remove(m08, CLASS_2022))).toEqual({ members: 3 });
  });

  it("毕业生团组织还有人：不行（C-18）；规则放开之后照团支部办", async () => {
    const k05 = await grade();
    await db().organization.update({ where: { id: await organizationId(CLASS_1) }, data: { category: "GRADUATE_ORG" } });
    const refused = await remove(k05, CLASS_1);
    expect(refused.ok ? "" : refused.because).toMatch(/^毕业生团组织中尚有\d+名团员未转出，不能删除。$/);
    const value = { key: "org.deleteGraduateWithMembers", value: true, organizationId: null, source: "测试" } as const;
    await transaction((tx) => setSetting(tx, SYSTEM, value));
    given(await remove(k05, CLASS_1));
    expect(await violations()).toEqual([]);
  });
});

describe("有管理员和团干部的团委、团总支（ORG-20、C-19）", () => {
  it("先撤销管理员、离任，再删除；还有下级的先说下级（ORG-22）", async () => {
    const k03 = await signedIn("K03", { organization: UNIVERSITY });
    expect(refusal(await remove(k03, COLLEGE))).toBe("E-ORG-22");
    const name = "江海海洋大学文学院团委";
    given(await press(k03.browser, createOrganization, await childForm(UNIVERSITY, { shortName: "文学院团委", category: "COMMITTEE" })));
    const officer = await appoint("M18", name, "SECRETARY");
    given(await askFor(k03, name, "M18"));
    const refused = await remove(k03, name);
    expect(refused.ok ? "" : [refused.code, refused.because.includes("周") || refused.because.includes("（")]).toEqual(["E-ORG-20", true]);
    given(await revoke(k03, name, "M18"));
    expect(refusal(await remove(k03, name))).toBe("E-ORG-20");
    given(await press(k03.browser, removeCadre, { personId: officer, organizationId: await organizationId(name) }));
    given(await remove(k03, name));
    expect(await violations()).toEqual([]);
  });
});

describe("同时", () => {
  it("两人同时删除同一个：一人办成，另一人没有找到；只记一次，只有一个待接转团支部", async () => {
    const [one, two] = [await grade(), await grade()];
    const answers = await Promise.all([remove(one, CLASS_1), remove(two, CLASS_1), remove(one, CLASS_2)]);
    const codes = answers.map(refusal);
    expect(codes.slice(0, 2).sort()).toEqual(["E-GEN-08", undefined]);
    expect(codes[2]).toBeUndefined();
    expect(await db().auditEvent.count({ where: { action: "organization.deleted" } })).toBe(2);
    expect(await db().organization.count({ where: { category: "PENDING_TRANSFER_BRANCH", parentId: await organizationId(GRADE) } })).toBe(
      1,
    );
    expect(await violations()).toEqual([]);
  });

  it("一边删一边录入：录入的要么进了待接转，要么没有录成", async () => {
    const m08 = await college();
    const { organization, seen } = await previewOf(m08, CLASS_2022);
    const entry = (n: number) => ({
      ...formOfTexts({ ...studentOf(n), joinLeagueDate: "2018-05-04" }, organization.id),
      acceptWarnings: true,
    });
    const [removed, ...entered] = await Promise.all([
      press(m08.browser, deleteOrganization, { organizationId: organization.id, seen }),
      ...[5, 6, 7].map((n) => press(m08.browser, enterMember, entry(n))),
    ]);
    expect([undefined, "E-GEN-02"]).toContain(refusal(removed as never));
    for (const answer of entered) expect([undefined, "E-GEN-08"]).toContain(refusal(answer as never));
    expect(await violations()).toEqual([]);
  });
});

describe("账号", () => {
  it("只在这个支部任职、不是团员的书记：删除之后没有别的身份，账号注销", async () => {
    const k21 = await signedIn("K21", { organization: SHIPYARD });
    const workshop = "海澜船舶有限公司机电车间团支部";
    const officer = await personId("K22");
    await db().membership.updateMany({ where: { personId: officer }, data: { status: "ENDED", until: now() } });
    await db().person.update({ where: { id: officer }, data: { profile: "CADRE" } });
    expect((await previewOf(k21, workshop)).officers).toMatchObject([{ closes: true, administers: true }]);
    given(await remove(k21, workshop));
    expect((await db().account.findUniqueOrThrow({ where: { personId: officer } })).state).toBe("CLOSED");
    expect(await adminsOf(SHIPYARD)).toHaveLength(1);
  });
});
