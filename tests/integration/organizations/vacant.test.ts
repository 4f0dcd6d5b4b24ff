import { beforeEach, describe, expect, it } from "vitest";
import { verify } from "#lib/audit/verify";
import { saveChildInformation, saveOwnInformation } from "#lib/cadres/secretary/actions";
import { now } from "#lib/clock";
import { seal } from "#lib/crypto/seal";
import { db } from "#lib/db";
import { contactPlace, openContacts } from "#lib/members/record/queries";
import { withFreshWorld } from "#tests/support/database";
import { CLASS_1, COLLEGE, GRADE, informationForm, organizationOf, STREET, UNIVERSITY } from "#tests/support/organizations";
import { actorFor, given, organizationId, type Player, personId, press, signedIn } from "#tests/support/people";
import { PEOPLE } from "#world/people";

withFreshWorld();

const idOf = (key: string) => PEOPLE.find((p) => p.key === key)?.idNumber ?? "";

/** Takes a person's phone off their record. */
async function forgetMobile(key: string): Promise<void> {
  const { id, contacts } = await db().person.findUniqueOrThrow({ where: { id: await personId(key) } });
  const rest = { ...openContacts({ id, contacts }), mobile: null };
  const sealed = new Uint8Array(seal(JSON.stringify(rest), contactPlace(id)));
  await db().person.update({ where: { id }, data: { contacts: sealed, missing: ["mobile"], complete: false } });
}

let [k05, k03] = [] as Player[] as [Player, Player];
beforeEach(async () => {
  k05 = await signedIn("K05", { organization: GRADE });
  k03 = await signedIn("K03", { organization: UNIVERSITY });
});
const saveOwn = async (player: Player, name: string, more = {}) =>
  press(player.browser, saveOwnInformation, await informationForm(name, more));
const saveChild = async (player: Player, name: string, more = {}) =>
  press(player.browser, saveChildInformation, await informationForm(name, more));

describe("还没有书记的组织（ORG-10、ORG-13）", () => {
  it("还没有书记的，三项都要填，一项一句；上级代填可以先空着（ORG-13）", async () => {
    const at = await organizationId(CLASS_1);
    await db().cadrePost.updateMany({ where: { organizationId: at, post: "SECRETARY" }, data: { status: "ENDED", endedAt: now() } });
    const answer = await saveOwn(await signedIn("M02", { organization: CLASS_1 }), CLASS_1, { phone: "88880000" });
    expect(answer).toMatchObject({ code: "E-ORG-10" });
    expect(answer.ok ? {} : answer.fields).toEqual({
      "secretary.name": "请填写必填项：书记姓名",
      "secretary.idNumber": "请填写必填项：书记身份证号码",
      "secretary.mobile": "请填写必填项：书记手机号码",
    });
    given(await saveChild(k05, CLASS_1, { phone: "88880000" }));
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
});

describe("上级代填到什么程度算填过（ORG-11、ORG-35）", () => {
  it("上级把该填的都填齐了，也算填过：变成正常，名称和行业锁定", async () => {
    const zero = { adminQuota: "0", adminQuotaActual: "0", institutionQuota: "0", institutionQuotaActual: "0" };
    const k10 = await signedIn("K10", { organization: "共青团东屿区委" });
    given(await saveChild(k10, STREET, { phone: "88880012" }));
    expect(await organizationOf(STREET)).toMatchObject({ status: "CREATED", lockedAt: null });
    given(await saveChild(k10, STREET, zero));
    expect(await organizationOf(STREET)).toMatchObject({ status: "ACTIVE", lockedAt: expect.any(Date), infoComplete: true });
  });
});
