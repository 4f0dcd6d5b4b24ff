import { describe, expect, it } from "vitest";
import { switchOrganization } from "#lib/accounts/actions";
import { contextChoices } from "#lib/auth/contexts";
import { actorOf, findPresence } from "#lib/auth/load";
import { mayUse } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { db } from "#lib/db";
import { createOrganization } from "#lib/organizations/actions";
import { withWorld } from "#tests/support/database";
import { childForm, CLASS_1, COLLEGE, GRADE, organizationOf, STREET, UNIVERSITY } from "#tests/support/organizations";
import { actorFor, given, organizationId, type Player, personId, press, refusal, signedIn } from "#tests/support/people";

withWorld();

const go = async (player: Player, name: string) =>
  press(player.browser, switchOrganization, { organizationId: await organizationId(name) });
const choices = async (player: Player) => {
  const presence = await findPresence(player.token);
  return presence ? contextChoices(presence, actorOf(presence, false)) : null;
};

describe("切换其他组织（NAV-05）", () => {
  it("郑云帆：在学院是书记和管理员，在大学只是委员", async () => {
    const m08 = await signedIn("M08");
    expect((await choices(m08))?.choices.map((c) => [c.name, c.role])).toEqual([
      ["信息学院团委", "书记、管理员"],
      ["江海海洋大学团委", "委员"],
    ]);
    expect((await actorFor(m08)).role).toBe("COMMITTEE_ADMIN");
  });

  it("切到大学：身份变成团干部，没有管理下级组织；管理中心仍是学院的", async () => {
    const m08 = await signedIn("M08", { organization: COLLEGE });
    expect(given(await go(m08, UNIVERSITY))).toEqual({ administered: false });
    const person = await actorFor(m08, false);
    expect([person.organization?.fullName, person.role, mayUse(person, "children:V").yes]).toEqual([UNIVERSITY, "CADRE", false]);
    const desk = await actorFor(m08, true);
    expect([desk.organization?.fullName, desk.role]).toEqual([COLLEGE, "COMMITTEE_ADMIN"]);
    expect(given(await go(m08, COLLEGE))).toEqual({ administered: true });
  });

  it("白若溪管团总支，在学院是副书记：不能借学院的身份在学院建下级", async () => {
    const k05 = await signedIn("K05", { organization: COLLEGE });
    expect(refusal(await press(k05.browser, createOrganization, await childForm(COLLEGE, { shortName: "某某团支部" })))).toBe("E-GEN-08");
  });

  it("与自己无关的组织、不存在的组织切不过去，说的一样", async () => {
    const m08 = await signedIn("M08", { organization: COLLEGE });
    for (const name of [STREET, GRADE, CLASS_1]) expect(refusal(await go(m08, name))).toBe("E-GEN-08");
    const nowhere = await press(m08.browser, switchOrganization, { organizationId: crypto.randomUUID() });
    expect(refusal(nowhere)).toBe("E-GEN-08");
    expect((await actorFor(m08)).organization?.fullName).toBe(COLLEGE);
  });

  it("选择跟着这一次登录，不影响别的设备", async () => {
    const phone = await signedIn("M08", { organization: COLLEGE });
    const desk = await signedIn("M08");
    given(await go(phone, UNIVERSITY));
    expect((await choices(phone))?.current?.fullName).toBe(UNIVERSITY);
    expect((await choices(desk))?.current?.fullName).toBe(COLLEGE);
  });

  it("只有一个组织的团员：团员，没有管理中心（NAV-03）", async () => {
    const m03 = await signedIn("M03");
    expect((await choices(m03))?.choices.map((c) => c.role)).toEqual(["团员"]);
    const actor = await actorFor(m03);
    expect([actor.isManager, actor.role]).toEqual([false, "MEMBER"]);
    expect(refusal(await press(m03.browser, createOrganization, await childForm(COLLEGE, { shortName: "某某团支部" })))).toBe("E-PERM-01");
  });

  it("职务一结束，下一次请求就没有这个身份了；会话里记着的选择不管用（S12）", async () => {
    const k05 = await signedIn("K05", { organization: GRADE });
    const { id } = await organizationOf(GRADE);
    const person = await personId("K05");
    await db().orgAdmin.updateMany({ where: { personId: person, organizationId: id }, data: { status: "ENDED", endedAt: now() } });
    expect(refusal(await press(k05.browser, createOrganization, await childForm(GRADE, { shortName: "某某团支部" })))).toBe("E-PERM-01");
    expect((await actorFor(k05)).isManager).toBe(false);
  });
});
