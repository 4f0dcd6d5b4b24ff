import { describe, expect, it } from "vitest";
import { switchOrganization } from "#lib/accounts/actions";
import { findAppointee } from "#lib/cadres/actions";
import { readTotal } from "#lib/counters/queries";
import { db } from "#lib/db";
import { listPostRecords, findCadrePlace } from "#lib/cadres/queries";
import { uploadedPdf } from "#tests/support/archives";
import { appointTo, enter, knownForm, listOf, move, newForm, postsIn, remove } from "#tests/support/cadres";
import { withFreshWorld } from "#tests/support/database";
import { draftOf } from "#tests/support/drafts";
import { adminsOf, lettersTo } from "#tests/support/desks";
import { CLASS_1, CLASS_2022, COLLEGE, GRADE, organizationOf, UNIVERSITY } from "#tests/support/organizations";
import { actorFor, given, organizationId, type Player, personId, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { idOf } from "#tests/support/students";

withFreshWorld();

const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });
const NEWCOMER = { name: "苏映雪", idNumber: idOf("1996-02-03", 501), mobile: "19900000777" };
const cadresOf = async (fullName: string) => (await readTotal(db(), await organizationOf(fullName)))["members.cadres"];

describe("录入本级团干部（CAD-01、CAD-06）", () => {
  it("O04 录入一位不认识的人：有资料、有账号、没有团员关系，计数与事实都成立", async () => {
    const m08 = await at("M08", COLLEGE);
    const before = (await readTotal(db(), await organizationOf(COLLEGE))).posts;
    given(await enter(m08, await newForm("K05", COLLEGE, NEWCOMER)));
    expect(await postsIn(COLLEGE)).toContain("苏映雪 COMMITTEE_MEMBER");
    expect((await listOf(m08))?.rows.find((r) => r.name === "苏映雪")).toMatchObject({
      gaps: [],
      isAdmin: false,
      mobileMasked: "199****0777",
    });
    expect((await readTotal(db(), await organizationOf(COLLEGE))).posts).toBe(before + 1);
    expect(await violations()).toEqual([]);
  });

  it("已经登记的 M03 在 O05 任职：不多出一个人，只登记职务；再录一次 E-CAD-20；姓名对不上 E-ORG-13", async () => {
    const k05 = await at("K05", GRADE);
    const people = await db().person.count();
    expect(refusal(await enter(k05, await knownForm("M03", GRADE, { name: "陈听雪" })))).toBe("E-ORG-13");
    given(await enter(k05, await knownForm("M03", GRADE)));
    expect(await db().person.count()).toBe(people);
    expect(await postsIn(GRADE)).toContain("陈听雨 COMMITTEE_MEMBER");
    expect(refusal(await enter(k05, await knownForm("M03", GRADE)))).toBe("E-CAD-20");
    expect(await violations()).toEqual([]);
  });

  it("各处的职务各是各的：M08 是 O04 书记、O03 委员；切换之后角色与数据一起换（NAV-05）", async () => {
    expect(await postsIn(COLLEGE)).toContain("郑云帆 SECRETARY");
    expect(await postsIn(UNIVERSITY)).toContain("郑云帆 COMMITTEE_MEMBER");
    const m08 = await at("M08", COLLEGE);
    expect(given(await press(m08.browser, switchOrganization, { organizationId: await organizationId(UNIVERSITY) }))).toEqual({
      administered: false,
    });
    expect(await actorFor(m08, false)).toMatchObject({ role: "CADRE", organization: { fullName: UNIVERSITY } });
  });

  it("只能录入本级（E-CAD-01）；支部用另一条路（E-CAD-04）；第二位书记 E-CAD-12；缺的项写在各自的格子下", async () => {
    const [m08, m01] = [await at("M08", COLLEGE), await at("M01", CLASS_1)];
    expect(refusal(await enter(m08, await newForm("K05", GRADE, NEWCOMER)))).toBe("E-CAD-01");
    expect(refusal(await enter(m08, await newForm("K05", UNIVERSITY, NEWCOMER)))).toBe("E-GEN-08");
    expect(refusal(await enter(m01, await newForm("K05", CLASS_1, NEWCOMER)))).toBe("E-CAD-04");
    expect(refusal(await enter(m08, await newForm("K05", COLLEGE, { ...NEWCOMER, post: "SECRETARY" })))).toBe("E-CAD-12");
    const gaps = await enter(m08, await newForm("K05", COLLEGE, { ...NEWCOMER, dutyStatus: "", postMode: "" }));
    expect(gaps.ok ? {} : Object.keys(gaps.fields ?? {})).toEqual(expect.arrayContaining(["postMode", "dutyStatus"]));
    const known = await enter(m08, await knownForm("M03", COLLEGE, { cadreNature: "" }));
    expect(known.ok ? {} : known.fields).toHaveProperty("cadreNature");
    expect(refusal(await enter(m08, { ...(await newForm("K05", COLLEGE, NEWCOMER)), idNumberConfirm: "1" }))).toBe("E-ID-02");
  });

  it("新发展的：志愿书随表交，在 O04 自己认证；没有交 E-EDB-15，什么也没有留下；O05 的等 O04 审批（CAD-01、CAD-19）", async () => {
    const [m08, k05] = [await at("M08", COLLEGE), await at("K05", GRADE)];
    const fresh = {
      joinLeagueDate: "2021-11-20",
      developmentNo: "202139700041",
      politicalStatus: "03",
      joinPartyDate: "",
      partyApplication: "0",
      partyApplicationDate: "",
    } as const;
    const people = await db().person.count();
    const form = async (n: number, fullName: string, player?: Player) => ({
      ...(await newForm("K05", fullName, { ...NEWCOMER, ...fresh, idNumber: idOf("2003-02-03", n), developmentNo: `20213970004${n}` })),
      ...{ acceptWarnings: true, ...(player ? { archiveFileId: await uploadedPdf(player) } : {}) },
    });
    expect(await enter(m08, await form(1, COLLEGE))).toMatchObject({ code: "E-EDB-15" });
    expect(await db().person.count()).toBe(people);
    const own = given(await enter(m08, await form(1, COLLEGE, m08)));
    const below = given(await enter(k05, await form(2, GRADE, k05)));
    const stateOf = async (entered: typeof own) =>
      entered.kind === "entered" && (await db().person.findUniqueOrThrow({ where: { id: entered.personId } })).archiveState;
    expect([await stateOf(own), await stateOf(below)]).toEqual(["APPROVED", "PENDING"]);
    expect(await violations()).toEqual([]);
  });

  it("两个人同时录入同一个人：只有一个职务", async () => {
    const players = [await at("M08", COLLEGE), await at("M08", COLLEGE)];
    const form = await newForm("K05", COLLEGE, NEWCOMER);
    const answers = await Promise.all(players.map((p) => enter(p, form)));
    expect(answers.map((a) => refusal(a) ?? "ok").sort()).toEqual(["E-CAD-20", "ok"]);
    expect(await violations()).toEqual([]);
  });
});

describe("支部从团员里任用（CAD-05）", () => {
  it("按身份证号码找：本支部还没有职务的找得到；别的支部的、没登记的一样只说没有；已任职的说清楚", async () => {
    const [m01, m08] = [await at("M01", CLASS_1), await at("M08", COLLEGE)];
    const organizationOfClass = await organizationId(CLASS_1);
    const find = (player: Player, idNumber: string) =>
      press(player.browser, findAppointee, { organizationId: organizationOfClass, idNumber });
    expect(given(await find(m01, draftOf("M03").idNumber))).toEqual({ personId: await personId("M03"), name: "陈听雨" });
    for (const idNumber of [draftOf("M07").idNumber, idOf("2003-01-01", 999), ""])
      expect(refusal(await find(m01, idNumber))).toBe("E-NAV-09");
    expect(refusal(await find(m01, draftOf("M02").idNumber))).toBe("E-CAD-20");
    expect(refusal(await find(m08, draftOf("M03").idNumber))).toMatch(/^E-(CAD-01|PERM-02)$/);
  });

  it("M03 任委员：同一个人，名册里排到前面，团干部多一位；书记要上级定（E-CAD-08）", async () => {
    const m01 = await at("M01", CLASS_1);
    const before = await cadresOf(CLASS_1);
    expect(refusal(await appointTo(m01, CLASS_1, { key: "M03", post: "SECRETARY" }))).toBe("E-CAD-08");
    given(await appointTo(m01, CLASS_1, { key: "M03" }));
    expect(await postsIn(CLASS_1)).toContain("陈听雨 COMMITTEE_MEMBER");
    expect(await cadresOf(CLASS_1)).toBe(before + 1);
    expect(await violations()).toEqual([]);
  });

  it("别的支部的团员不行；支部里没有常委；上级不能替它任用", async () => {
    const [m01, k05] = [await at("M01", CLASS_1), await at("K05", GRADE)];
    expect(refusal(await appointTo(m01, CLASS_1, { key: "M07" }))).toBe("E-GEN-02");
    expect(refusal(await appointTo(m01, CLASS_1, { key: "M03", post: "STANDING_MEMBER" }))).toBe("E-CAD-04");
    expect(refusal(await appointTo(k05, CLASS_1, { key: "M03" }))).toBe("E-CAD-01");
  });
});

describe("职务变更（CAD-09、CAD-10、CAD-12、CAD-18）", () => {
  it("M02 副书记改委员：有记录，旧的新的、谁办的；资料仍完整", async () => {
    const m01 = await at("M01", CLASS_1);
    given(await move(m01, CLASS_1, { key: "M02", post: "COMMITTEE_MEMBER" }));
    const place = await findCadrePlace(await scopeFor(m01), undefined);
    const { rows } = await listPostRecords(await scopeFor(m01), place as never, 1);
    expect(rows[0]).toMatchObject({ kind: "POST_CHANGED", name: "周望舒", before: "副书记", after: "委员", by: "林晓澜" });
    expect((await listOf(m01))?.rows.find((r) => r.name === "周望舒")).toMatchObject({ since: "2025-03", gaps: [] });
    expect(await violations()).toEqual([]);
  });

  it("M01 动不了本支部的书记，O05 可以：先说已有书记（E-CAD-12），确认后 M01 成为委员，权限都还在", async () => {
    const [m01, k05] = [await at("M01", CLASS_1), await at("K05", GRADE)];
    expect(refusal(await move(m01, CLASS_1, { key: "M01", post: "COMMITTEE_MEMBER" }))).toBe("E-CAD-08");
    expect(refusal(await move(m01, CLASS_1, { key: "M02", post: "SECRETARY", replace: true }))).toBe("E-CAD-08");
    expect(refusal(await move(k05, CLASS_1, { key: "M02", post: "SECRETARY" }))).toBe("E-CAD-12");
    given(await move(k05, CLASS_1, { key: "M02", post: "SECRETARY", replace: true }));
    expect(await postsIn(CLASS_1)).toEqual(["周望舒 SECRETARY", "林晓澜 COMMITTEE_MEMBER"]);
    expect(await adminsOf(CLASS_1)).toEqual(["林晓澜", "周望舒"]);
    expect((await organizationOf(CLASS_1)).infoMissing).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it("隔级不行（E-PERM-02）：O03 改 O05 的职务；O04 可以；旁边的只说没有找到", async () => {
    const [k03, m08, m18] = [await at("K03", UNIVERSITY), await at("M08", COLLEGE), await at("M18", CLASS_2022)];
    expect(refusal(await move(k03, GRADE, { key: "K05", post: "COMMITTEE_MEMBER" }))).toBe("E-PERM-02");
    expect(refusal(await move(m18, GRADE, { key: "K05", post: "COMMITTEE_MEMBER" }))).toBe("E-GEN-08");
    given(await move(m08, GRADE, { key: "K05", post: "COMMITTEE_MEMBER" }));
    expect(await postsIn(GRADE)).toEqual(["白若溪 COMMITTEE_MEMBER"]);
    expect(await violations()).toEqual([]);
  });

  it("两位上级同时定书记，各定一位：仍只有一位书记", async () => {
    const players = [await at("K05", GRADE), await at("K05", GRADE)];
    given(await appointTo(await at("M01", CLASS_1), CLASS_1, { key: "M03" }));
    await Promise.all(["M02", "M03"].map((key, i) => move(players[i] as Player, CLASS_1, { key, post: "SECRETARY", replace: true })));
    expect((await postsIn(CLASS_1)).filter((p) => p.endsWith(" SECRETARY"))).toHaveLength(1);
    expect(await violations()).toEqual([]);
  });

  it("没有的职务、以后的年月、原来的职务、不任职的人，都说清楚", async () => {
    const m08 = await at("M08", COLLEGE);
    expect(refusal(await move(m08, COLLEGE, { key: "K05", post: "STAFF" }))).toBe("E-MEM-41");
    expect(refusal(await move(m08, COLLEGE, { key: "K05", post: "COMMITTEE_MEMBER", since: "2025-04" }))).toBe("E-MEM-43");
    expect(refusal(await move(m08, COLLEGE, { key: "K05", post: "COMMITTEE_MEMBER", since: "上个月" }))).toBe("E-MEM-44");
    expect(refusal(await move(m08, COLLEGE, { key: "K05", post: "DEPUTY_SECRETARY" }))).toBe("E-CAD-21");
    expect(refusal(await move(m08, COLLEGE, { key: "M03", post: "COMMITTEE_MEMBER" }))).toBe("E-GEN-02");
  });
});

describe("离任与删除（CAD-08、ADM-08）", () => {
  it("O04 删除副书记 K05：列表里没有了，有记录，K05 在 O05 的职务与账号都在", async () => {
    const m08 = await at("M08", COLLEGE);
    expect(given(await remove(m08, COLLEGE, "K05"))).toEqual({ closed: false });
    expect(await postsIn(COLLEGE)).toEqual(["郑云帆 SECRETARY"]);
    expect(await db().changeRecord.count({ where: { personId: await personId("K05"), kind: "POST_ENDED" } })).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it("M01 给 M02 办离任：职务结束、管理员权限结束，仍是 O06 的团员；自己的书记离任要上级（E-CAD-08）", async () => {
    const m01 = await at("M01", CLASS_1);
    const before = await cadresOf(CLASS_1);
    expect(refusal(await remove(m01, CLASS_1, "M01"))).toBe("E-CAD-08");
    given(await remove(m01, CLASS_1, "M02"));
    expect(await adminsOf(CLASS_1)).toEqual(["林晓澜"]);
    expect(await cadresOf(CLASS_1)).toBe(before - 1);
    expect(await db().membership.count({ where: { personId: await personId("M02"), status: "ACTIVE" } })).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it("上级移走唯一的管理员：上级知道已无管理员；本级移不走自己最后一位（E-ADM-04）", async () => {
    const [m08, m18] = [await at("M08", COLLEGE), await at("M18", CLASS_2022)];
    expect(refusal(await remove(m08, COLLEGE, "M08"))).toBe("E-ADM-04");
    given(await remove(m08, CLASS_2022, "M18"));
    expect(await lettersTo("M08")).toContain("计算机专业2022级1班团支部已无管理员");
    expect(refusal(await appointTo(m18, CLASS_2022, { key: "M19" }))).toBe("E-PERM-01");
    expect((await organizationOf(CLASS_2022)).infoComplete).toBe(false);
    expect(await violations()).toEqual([]);
  });

  it("既没有团籍也没有别的职务的人，账号注销、会话结束；再录入时重新开通", async () => {
    const [m08, k05] = [await at("M08", COLLEGE), await at("K05", GRADE)];
    given(await remove(m08, COLLEGE, "K05"));
    expect(given(await remove(m08, GRADE, "K05"))).toEqual({ closed: true });
    expect(await db().account.findUnique({ where: { personId: k05.personId } })).toMatchObject({ state: "CLOSED" });
    expect(refusal(await remove(k05, GRADE, "K05"))).toBe("E-PERM-03");
    expect(await violations()).toEqual([]);
    given(await enter(m08, await knownForm("K05", COLLEGE)));
    expect(await db().account.findUnique({ where: { personId: k05.personId } })).toMatchObject({ state: "ACTIVE" });
    expect(await adminsOf(COLLEGE)).toEqual(["郑云帆"]);
    expect(await violations()).toEqual([]);
  });
});
