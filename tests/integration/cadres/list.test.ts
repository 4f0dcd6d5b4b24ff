import { describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { editMember } from "#lib/members/actions";
import { formOfDraft } from "#lib/members/entry/schema";
import { getEditable } from "#lib/members/queries";
import { enter, knownForm, listOf } from "#tests/support/cadres";
import { withFreshWorld } from "#tests/support/database";
import { CLASS_1, COLLEGE, GRADE, STREET, UNIVERSITY } from "#tests/support/organizations";
import { given, organizationId, type Player, personId, press, refusal, scopeFor, signedIn } from "#tests/support/people";

withFreshWorld();

const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });

describe("团干部列表（CAD-07、CAD-11、CAD-15）", () => {
  it("O04 的列表：M08 是管理员；两位都完整；看得到直属下级，看不到隔级、上级和旁支", async () => {
    const m08 = await at("M08", COLLEGE);
    const list = await listOf(m08);
    expect(list?.rows.map((r) => [r.name, r.isAdmin])).toEqual([
      ["郑云帆", true],
      ["白若溪", false],
    ]);
    expect(list?.figures).toMatchObject({ cadres: 2, incomplete: 0 });
    expect((await listOf(m08, { at: await organizationId(GRADE) }))?.rows.map((r) => r.name)).toEqual(["白若溪"]);
    for (const other of [CLASS_1, UNIVERSITY, STREET]) expect(await listOf(m08, { at: await organizationId(other) })).toBeNull();
  });

  it("按姓名、拼音首字母、手机查，按是否完整、是否管理员、职务筛；什么地址都打得开", async () => {
    const m08 = await at("M08", COLLEGE);
    const names = async (more: object) => (await listOf(m08, more))?.rows.map((r) => r.name);
    for (const q of ["郑", "zyf", "19900000008"]) expect(await names({ q })).toEqual(["郑云帆"]);
    expect(await names({ show: "admins" })).toEqual(["郑云帆"]);
    expect(await names({ post: "DEPUTY_SECRETARY" })).toEqual(["白若溪"]);
    await db().cadrePost.updateMany({ where: { personId: await personId("K05") }, data: { mode: null } });
    expect(await names({ show: "incomplete" })).toEqual(["白若溪"]);
    expect((await listOf(m08, { show: "incomplete" }))?.rows[0]?.gaps).toEqual(["postMode"]);
    expect(await names({ q: "%", page: "-1", show: "x", post: "y", at: "z" })).toEqual([]);
  });

  it("改姓名、证件号把一个人改成另一个人：E-MEM-20（CAD-11）", async () => {
    const [k03, scope] = [await at("K03", UNIVERSITY), await scopeFor(await at("K03", UNIVERSITY))];
    const id = await personId("M08");
    const found = await getEditable(scope, id);
    const person = formOfDraft(found?.draft as never);
    const edit = { personId: id, version: found?.version ?? 0, acceptWarnings: true, person };
    for (const more of [{ idNumber: "379901200302149024" }, { name: "郑云舟" }])
      expect(refusal(await press(k03.browser, editMember, { ...edit, person: { ...person, ...more } }))).toBe("E-MEM-20");
    given(await press(k03.browser, editMember, edit));
  });
});

describe("谁能改团干部的资料（规格 2.3 第 13、19 行）", () => {
  const editing = async (player: Player, key: string) => {
    const found = await getEditable(await scopeFor(player), await personId(key));
    if (!found) return "E-GEN-08";
    const edit = { personId: found.personId, version: found.version, acceptWarnings: true, person: formOfDraft(found.draft) };
    return refusal(await press(player.browser, editMember, { ...edit, person: { ...edit.person, wechat: "yunfan" } })) ?? "ok";
  };

  it("没有团籍的团干部由任职的组织和它的上级改，本人的那一行也一样；隔级不行", async () => {
    const [m08, k02] = [await at("M08", COLLEGE), await at("K02", "共青团江海省委")];
    expect(await editing(m08, "M08")).toBe("ok");
    expect(await editing(m08, "K05")).toBe("ok");
    expect(await editing(k02, "K05")).toBe("E-PERM-02");
  });

  it("团员在别处任职：任职的组织看得到这个人，资料仍由支部改", async () => {
    const k05 = await at("K05", GRADE);
    given(await enter(await at("M08", COLLEGE), await knownForm("M09", COLLEGE)));
    expect(await editing(await at("M08", COLLEGE), "M09")).not.toBe("ok");
    expect(await editing(k05, "M09")).toBe("E-GEN-08");
    expect(await editing(k05, "M03")).toBe("ok");
  });
});
