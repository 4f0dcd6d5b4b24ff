import { describe, expect, it } from "vitest";
import { confirmOwnPost, confirmOwnRecord, confirmPost } from "#lib/cadres/actions";
import { getDuties, isUnchecked, listOverdue, listOwnUnconfirmed, listUnconfirmed } from "#lib/cadres/checks/queries";
import { remindOfCadres } from "#lib/cadres/jobs";
import { setClock } from "#lib/clock";
import { db } from "#lib/db";
import { enter, knownForm, listOf, postsIn } from "#tests/support/cadres";
import { withFreshWorld } from "#tests/support/database";
import { lettersTo } from "#tests/support/desks";
import { CLASS_1, COLLEGE, GRADE, PROVINCE, STREET, UNIVERSITY } from "#tests/support/organizations";
import { actorFor, given, organizationId, type Player, personId, press, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";

withFreshWorld();

const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });
const on = async (day: string) => {
  setClock(new Date(`${day}T08:00:00+08:00`));
  await remindOfCadres();
};

describe("每月核对本级团干部（CAD-16、ORG-37、JOB-09）", () => {
  it("3月5日提醒：O05 只有一位，收到；O04 两位完整，没有；再跑一次不重复", async () => {
    await on("2025-03-05");
    await remindOfCadres();
    const told = (await lettersTo("K05")).filter((t) => t.includes("10日前"));
    expect(told).toEqual(["本级团干部不足2名，请于10日前补充录入"]);
    expect((await lettersTo("M08")).filter((t) => t.includes("10日前"))).toEqual([]);
    expect(await db().cadreReminder.count({ where: { organizationId: await organizationId(GRADE) } })).toBe(1);
    await on("2025-03-09");
    expect((await lettersTo("K05")).filter((t) => t.includes("10日前"))).toHaveLength(2);
  });

  it("3月11日的逾期名单有 O11（只有 M09 一位），补录够了的不在；省里看得到，隔壁看不到", async () => {
    given(await enter(await at("K05", GRADE), await knownForm("M06", GRADE)));
    await on("2025-03-11");
    const overdue = await listOverdue(await scopeFor(await at("K02", PROVINCE)));
    expect(overdue.find((o) => o.fullName === STREET)).toMatchObject({ cadres: 1, incomplete: 0 });
    expect(overdue.map((o) => o.fullName)).not.toContain(GRADE);
    expect((await listOverdue(await scopeFor(await at("M08", COLLEGE)))).map((o) => o.fullName)).not.toContain(STREET);
    expect((await lettersTo("M09")).some((t) => t.includes("已过10日"))).toBe(true);
    setClock(new Date("2025-04-02T08:00:00+08:00"));
    expect(await listOverdue(await scopeFor(await signedIn("K02", { organization: PROVINCE })))).toEqual([]);
    expect(await violations()).toEqual([]);
  });
});

describe("管理员每年核对本人信息（MEM-36）", () => {
  const duty = async (player: Player) => getDuties(await selfFor(player), await actorFor(player));

  it("M01 有待办，确认后没有，明年又有；按两次只记一次；缺资料的先补；不是管理员的没有", async () => {
    const [m01, m03] = [await at("M01", CLASS_1), await signedIn("M03")];
    expect((await duty(m01)).unchecked).toBe(true);
    expect(await isUnchecked(await selfFor(m03))).toBe(false);
    await db().person.update({ where: { id: m01.personId }, data: { missing: ["mobile"], complete: false } });
    expect(refusal(await press(m01.browser, confirmOwnRecord, {}))).toBe("E-GEN-01");
    await db().person.update({ where: { id: m01.personId }, data: { missing: [], complete: true } });
    const answers = await Promise.all([press(m01.browser, confirmOwnRecord, {}), press(m01.browser, confirmOwnRecord, {})]);
    expect(answers.map((a) => given(a))).toEqual([{ year: 2025 }, { year: 2025 }]);
    expect(await db().auditEvent.count({ where: { action: "member.selfChecked" } })).toBe(1);
    expect((await duty(m01)).unchecked).toBe(false);
    setClock(new Date("2026-01-01T00:00:00+08:00"));
    expect(await isUnchecked(await selfFor(await signedIn("M01")))).toBe(true);
  });
});

describe("职务规范调整（CAD-13）", () => {
  const flag = async (key: string, fullName: string) =>
    db().cadrePost.updateMany({
      where: { personId: await personId(key), organizationId: await organizationId(fullName), status: "ACTIVE" },
      data: { needsConfirm: true },
    });

  it("O03 的旧职务归为委员：登录有名单，本人有待办；本人确认之后都没有了", async () => {
    await flag("M08", UNIVERSITY);
    const [k03, m08] = [await at("K03", UNIVERSITY), await at("M08", COLLEGE)];
    expect(await listUnconfirmed(await scopeFor(k03))).toEqual([{ name: "郑云帆", post: "COMMITTEE_MEMBER" }]);
    expect((await listOf(k03, { show: "unconfirmed" }))?.rows.map((r) => r.name)).toEqual(["郑云帆"]);
    expect((await listOwnUnconfirmed(await selfFor(m08))).map((o) => o.organizationName)).toEqual(["江海海洋大学团委"]);
    const at3 = { organizationId: await organizationId(UNIVERSITY) };
    expect(refusal(await press(m08.browser, confirmOwnPost, { ...at3, post: "SECRETARY" }))).toBe("E-CAD-08");
    given(await press(m08.browser, confirmOwnPost, { ...at3, post: "COMMITTEE_MEMBER" }));
    expect(await listUnconfirmed(await scopeFor(k03))).toEqual([]);
    expect(refusal(await press(m08.browser, confirmOwnPost, { ...at3, post: "DEPUTY_SECRETARY" }))).toBe("E-GEN-08");
  });

  it("本人另选副书记：换了职务，有记录；管理员也可以替他确认，隔级不行", async () => {
    await flag("M08", UNIVERSITY);
    const [k03, m08] = [await at("K03", UNIVERSITY), await at("M08", COLLEGE)];
    const at3 = { organizationId: await organizationId(UNIVERSITY) };
    given(await press(m08.browser, confirmOwnPost, { ...at3, post: "DEPUTY_SECRETARY" }));
    expect(await postsIn(UNIVERSITY)).toContain("郑云帆 DEPUTY_SECRETARY");
    await flag("K05", COLLEGE);
    const k05 = { organizationId: await organizationId(COLLEGE), personId: await personId("K05") };
    expect(refusal(await press((await at("K02", PROVINCE)).browser, confirmPost, k05))).toBe("E-PERM-02");
    given(await press(k03.browser, confirmPost, k05));
    expect(await listUnconfirmed(await scopeFor(m08))).toEqual([]);
    expect(await violations()).toEqual([]);
  });
});
