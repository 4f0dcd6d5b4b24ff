import { beforeEach, describe, expect, it } from "vitest";
import { verify } from "#lib/audit/verify";
import { saveChildInformation, saveOwnInformation } from "#lib/cadres/secretary/actions";
import { now } from "#lib/clock";
import { seal } from "#lib/crypto/seal";
import { db } from "#lib/db";
import { contactPlace, openContacts } from "#lib/members/record/queries";
import { withFreshWorld } from "#tests/support/database";
import { CLASS_1, CLASS_2022, COLLEGE, GRADE, informationForm, OVERSEAS, organizationOf, UNIVERSITY } from "#tests/support/organizations";
import { together } from "#tests/support/owner";
import { actorFor, given, organizationId, type Player, personId, press, refusal, signedIn } from "#tests/support/people";
import { PEOPLE } from "#world/people";

withFreshWorld();

const idOf = (key: string) => PEOPLE.find((p) => p.key === key)?.idNumber ?? "";
const UNKNOWN = { name: "唐予安", idNumber: "379901200408159685", mobile: "19900000016" };
/** Takes a person's phone off their record. */
async function forgetMobile(key: string): Promise<void> {
  const { id, contacts } = await db().person.findUniqueOrThrow({ where: { id: await personId(key) } });
  const rest = { ...openContacts({ id, contacts }), mobile: null };
  const sealed = new Uint8Array(seal(JSON.stringify(rest), contactPlace(id)));
  await db().person.update({ where: { id }, data: { contacts: sealed, missing: ["mobile"], complete: false } });
}

let [m01, m08, k03] = [] as Player[] as [Player, Player, Player];
beforeEach(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  m08 = await signedIn("M08", { organization: COLLEGE });
  k03 = await signedIn("K03", { organization: UNIVERSITY });
});
const saveOwn = async (player: Player, name: string, more = {}) =>
  press(player.browser, saveOwnInformation, await informationForm(name, more));
const saveChild = async (player: Player, name: string, more = {}) =>
  press(player.browser, saveChildInformation, await informationForm(name, more));

describe("书记一栏（ORG-13）", () => {
  it("O16 的书记填成许知夏的证件号、别人的名字：E-ORG-13，只露一个姓", async () => {
    const secretary = { name: "李某", idNumber: idOf("M09"), mobile: "19900000009" };
    const answer = await saveChild(k03, OVERSEAS, { secretary });
    expect(answer).toMatchObject({ code: "E-ORG-13", because: "该身份证号码已登记为许**，请核对姓名。" });
  });

  it("名字对了，但她是听涛社区团支部的团员：E-MEM-03", async () => {
    const secretary = { name: "许知夏", idNumber: idOf("M09"), mobile: "19900000009" };
    const answer = await saveChild(k03, OVERSEAS, { secretary });
    expect(answer).toMatchObject({ code: "E-MEM-03", because: expect.stringContaining("望潮街道听涛社区团支部") });
  });

  it("不认识的人：建档、开户、任书记，支部里同时成为团员；账号还没有激活", async () => {
    given(await saveChild(k03, OVERSEAS, { secretary: UNKNOWN }));
    const { id } = await organizationOf(OVERSEAS);
    const post = await db().cadrePost.findFirstOrThrow({ where: { organizationId: id, post: "SECRETARY" }, include: { person: true } });
    expect(post.person).toMatchObject({ name: "唐予安", complete: false });
    expect(await db().membership.count({ where: { personId: post.personId, branchId: id, status: "ACTIVE" } })).toBe(1);
    expect((await db().account.findUniqueOrThrow({ where: { personId: post.personId } })).state).toBe("PENDING");
    expect((await verify()).filter((f) => f.violations > 0)).toEqual([]);
  });

  it("证件号不对、手机不对、名字不对，各落在自己那一格，什么也没有写进去", async () => {
    const before = await db().person.count();
    for (const [field, more] of [
      ["secretary.idNumber", { idNumber: "379901200408159684" }],
      ["secretary.mobile", { mobile: "12345678901" }],
      ["secretary.name", { name: "T1" }],
    ] as const) {
      const answer = await saveChild(k03, OVERSEAS, { phone: "88889999", secretary: { ...UNKNOWN, ...more } });
      expect(Object.keys(answer.ok ? {} : (answer.fields ?? {}))).toEqual([field]);
    }
    expect(await db().person.count()).toBe(before);
    expect((await organizationOf(OVERSEAS)).phone).toBeNull();
  });

  it("认识的人原来没有手机，填上的不丢，组织随即完整；自己登记过的不改，说一声", async () => {
    const vacate = async (name: string) => {
      const { id, path } = await organizationOf(name);
      await db().cadrePost.updateMany({ where: { organizationId: id, post: "SECRETARY" }, data: { status: "ENDED", endedAt: now() } });
      await db().orgAdmin.updateMany({ where: { organizationId: id }, data: { status: "ENDED", endedAt: now() } });
      await db().counterDelta.create({ data: { path, measure: "posts", delta: -1 } });
    };
    const contacts = async () => openContacts(await db().person.findUniqueOrThrow({ where: { id: await personId("K05") } }));
    const secretary = { name: "白若溪", idNumber: idOf("K05"), mobile: "19900000555" };
    const before = (await contacts()).mobile;
    await vacate(COLLEGE);
    expect(given(await saveChild(k03, COLLEGE, { secretary }))).toEqual({ waits: false, mobileKept: true });
    expect((await contacts()).mobile).toBe(before);
    await vacate(COLLEGE);
    await forgetMobile("K05");
    expect(given(await saveChild(k03, COLLEGE, { secretary }))).toEqual({ waits: false, mobileKept: false });
    expect((await contacts()).mobile).toBe("19900000555");
    expect((await organizationOf(COLLEGE)).infoMissing).toEqual([]);
    expect((await organizationOf(GRADE)).infoMissing).toEqual([]);
    expect((await verify()).filter((f) => f.violations > 0)).toEqual([]);
  });

  it("注册时选了副书记、其实是书记的人，组织还没有书记时可以登记上去；仍是管理员，任职只有一个", async () => {
    const { id, path } = await organizationOf(CLASS_1);
    await db().cadrePost.updateMany({ where: { organizationId: id, post: "SECRETARY" }, data: { status: "ENDED", endedAt: now() } });
    await db().orgAdmin.updateMany({
      where: { organizationId: id, personId: await personId("M01") },
      data: { status: "ENDED", endedAt: now() },
    });
    await db().counterDelta.create({ data: { path, measure: "posts", delta: -1 } });
    const m02 = await signedIn("M02", { organization: CLASS_1 });
    const { name } = PEOPLE.find((p) => p.key === "M02") ?? { name: "" };
    given(await saveOwn(m02, CLASS_1, { secretary: { name, idNumber: idOf("M02"), mobile: "19900000002" } }));
    const posts = await db().cadrePost.findMany({ where: { personId: m02.personId, organizationId: id, status: "ACTIVE" } });
    expect(posts).toMatchObject([{ post: "SECRETARY" }]);
    expect((await actorFor(m02)).role).toBe("BRANCH_ADMIN");
  });

  it("已有书记的不能从这里换（E-CAD-08）", async () => {
    expect(refusal(await saveOwn(m01, CLASS_1, { secretary: UNKNOWN }))).toBe("E-CAD-08");
  });

  it("同一个证件号同时被两个组织登记为书记：一个办成，一个请他刷新，刷新之后说清人在哪里", async () => {
    const vacant = { organizationId: await organizationId(CLASS_2022) };
    await db().cadrePost.updateMany({ where: vacant, data: { status: "ENDED", endedAt: now() } });
    const answers = await together("person", 2, () =>
      Promise.all([saveChild(k03, OVERSEAS, { secretary: UNKNOWN }), saveChild(m08, CLASS_2022, { secretary: UNKNOWN })]),
    );
    expect(answers.map((a) => (a.ok ? "ok" : a.code)).sort()).toEqual(["E-GEN-02", "ok"]);
    const again = answers[0]?.ok ? saveChild(m08, CLASS_2022, { secretary: UNKNOWN }) : saveChild(k03, OVERSEAS, { secretary: UNKNOWN });
    expect(refusal(await again)).toBe("E-MEM-03");
    expect(await db().person.count({ where: { name: UNKNOWN.name } })).toBe(1);
  });
});

describe("是否完整（7.1）", () => {
  it("书记没有手机：不完整，缺的是书记手机；补上立刻完整", async () => {
    const { id } = await organizationOf(CLASS_1);
    expect((await organizationOf(CLASS_1)).infoMissing).toEqual([]);
    await db().person.update({ where: { id: await personId("M01") }, data: { missing: ["mobile"], complete: false } });
    given(await saveOwn(m01, CLASS_1, { phone: "88880010" }));
    expect(await db().organization.findUniqueOrThrow({ where: { id } })).toMatchObject({
      infoComplete: false,
      infoMissing: ["secretaryMobile"],
    });
    await db().person.update({ where: { id: await personId("M01") }, data: { missing: [], complete: true } });
    given(await saveOwn(m01, CLASS_1, { phone: "88880011" }));
    expect((await organizationOf(CLASS_1)).infoComplete).toBe(true);
  });
});
