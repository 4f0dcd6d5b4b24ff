import { describe, expect, it } from "vitest";
import { changeAdministrator } from "#lib/administrators/actions";
import { listCandidates } from "#lib/administrators/queries";
import { saveChildInformation } from "#lib/cadres/secretary/actions";
import { now } from "#lib/clock";
import { db } from "#lib/db";
import { renewRegistrationCode } from "#lib/registration/actions";
import { withFreshWorld } from "#tests/support/database";
import { CLASS_1, CLASS_2, CLASS_2022, COLLEGE, GRADE, informationForm, organizationOf, UNIVERSITY } from "#tests/support/organizations";
import { actorFor, given, organizationId, type Player, personId, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";

withFreshWorld();

const SECRETARY = { name: "唐予安", idNumber: "379901200408159685", mobile: "19900000016" };

const grant = async (player: Player, name: string, person: string) =>
  press(player.browser, changeAdministrator, {
    organizationId: await organizationId(name),
    oldAdminId: null,
    newAdminId: person,
    reason: "",
  });
const desks = async (name: string) => db().orgAdmin.count({ where: { organizationId: await organizationId(name), status: "ACTIVE" } });

/** The college's secretary is somebody whom its superior has just recorded; nobody administers it. */
async function recordSecretary(k03: Player): Promise<string> {
  const { id: at, path } = await organizationOf(COLLEGE);
  await db().cadrePost.updateMany({ where: { organizationId: at, post: "SECRETARY" }, data: { status: "ENDED", endedAt: now() } });
  await db().counterDelta.create({ data: { path, measure: "posts", delta: -1 } });
  await db().orgAdmin.updateMany({ where: { organizationId: at }, data: { status: "ENDED", endedAt: now() } });
  given(await press(k03.browser, saveChildInformation, await informationForm(COLLEGE, { secretary: SECRETARY })));
  return (await db().person.findFirstOrThrow({ where: { name: SECRETARY.name } })).id;
}

describe("直属上级给下级添加管理员（ADM-03、Q23）", () => {
  it("先登记为书记、再也凭不了注册码的人：上级一按就是管理员，本人收到信", async () => {
    const k03 = await signedIn("K03", { organization: UNIVERSITY });
    const secretary = await recordSecretary(k03);
    const scope = await scopeFor(k03);
    expect((await listCandidates(scope, await organizationId(COLLEGE))).map((c) => c.name)).toEqual(["唐予安", "白若溪"]);
    expect(given(await grant(k03, COLLEGE, secretary))).toEqual({ waits: false });
    expect(refusal(await grant(k03, COLLEGE, secretary))).toBe("E-ADM-05");
    expect(await desks(COLLEGE)).toBe(1);
    expect((await listCandidates(scope, await organizationId(COLLEGE))).map((c) => c.name)).toEqual(["白若溪"]);
    const letters = await db().message.findMany({ where: { personId: secretary } });
    expect(letters[0]).toMatchObject({ title: "你已成为信息学院团委的管理员", href: "/manage" });
    expect(await db().changeRecord.count({ where: { personId: secretary, kind: "ADMIN_GRANTED" } })).toBe(1);
  });

  it("真的管得了：白若溪坐到信息学院团委，给下级发注册码", async () => {
    const k03 = await signedIn("K03", { organization: UNIVERSITY });
    await db().orgAdmin.updateMany({ where: { organizationId: await organizationId(COLLEGE) }, data: { status: "ENDED", endedAt: now() } });
    given(await grant(k03, COLLEGE, await personId("K05")));
    const k05 = await signedIn("K05", { organization: COLLEGE });
    expect((await actorFor(k05)).role).toBe("COMMITTEE_ADMIN");
    given(await press(k05.browser, renewRegistrationCode, { organizationId: await organizationId(GRADE) }));
  });

  it("不是那里的团干部：E-ADM-02；满了：E-ADM-01；隔级、别处：不行", async () => {
    const [k05, m08, k03] = [
      await signedIn("K05", { organization: GRADE }),
      await signedIn("M08", { organization: COLLEGE }),
      await signedIn("K03", { organization: UNIVERSITY }),
    ];
    const m03 = await personId("M03");
    expect(refusal(await grant(m08, CLASS_2022, m03))).toBe("E-ADM-02");
    expect(refusal(await grant(k05, CLASS_1, m03))).toBe("E-ADM-01");
    expect(refusal(await grant(k03, CLASS_2022, await personId("M18")))).toBe("E-PERM-02");
    expect(refusal(await grant(k05, CLASS_2022, await personId("M18")))).toBe("E-GEN-08");
    expect(refusal(await grant(await signedIn("M01", { organization: CLASS_1 }), CLASS_2, m03))).toBe("E-GEN-08");
    expect(await listCandidates(await scopeFor(k05), await organizationId(CLASS_2022))).toEqual([]);
  });

  it("只剩一席，两个上级同时各添一位：一个成，一个说满了", async () => {
    const k03 = await signedIn("K03", { organization: UNIVERSITY });
    await recordSecretary(k03).then((id) => grant(k03, COLLEGE, id));
    const { id, path } = await organizationOf(COLLEGE);
    const held = { organizationId: id, organizationPath: path, post: "COMMITTEE_MEMBER", startedAt: now() } as const;
    const more = await personId("K09");
    await db().cadrePost.create({ data: { id: crypto.randomUUID(), personId: more, ...held } });
    await db().counterDelta.create({ data: { path, measure: "posts", delta: 1 } });
    const answers = await Promise.all([grant(k03, COLLEGE, await personId("K05")), grant(k03, COLLEGE, more)]);
    expect(answers.map((a) => refusal(a) ?? "ok").sort()).toEqual(["E-ADM-01", "ok"]);
    expect(await violations()).toEqual([]);
  });
});
