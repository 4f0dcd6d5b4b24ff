import { describe, expect, it } from "vitest";
import { readTotal } from "#lib/counters/queries";
import { db } from "#lib/db";
import { withdrawPaper } from "#lib/inbox/actions";
import { getPaper } from "#lib/inbox/queries";
import { enterMember } from "#lib/archives/actions";
import { getMember, listHistory } from "#lib/members/queries";
import { askCorrection, askDeletion, climb, LEVELS, waitingAt } from "#tests/support/corrections";
import { withFreshWorld } from "#tests/support/database";
import { adminsOf, decide, papersOf } from "#tests/support/desks";
import { formOfTexts } from "#tests/support/entries";
import { CLASS_1, COLLEGE, GRADE, organizationOf } from "#tests/support/organizations";
import { actorFor, given, type Player, personId, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { worldTexts } from "#tests/support/students";
import { BASE_DATE } from "#world/plant";

withFreshWorld();

const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });
const corrections = () => db().correction.findMany({ orderBy: { createdAt: "asc" } });
const stateOf = async (): Promise<string | undefined> => (await corrections())[0]?.state;

describe("删除申请（MEM-19、A15）", () => {
  it("O06 的重复人员：O05、O04、O03、O02 逐级，再到系统后台，状态 EXECUTED；号码腾出，可以重新录入", async () => {
    const [id, m01] = [await personId("M04"), await at("M01", CLASS_1)];
    const branch = await organizationOf(CLASS_1);
    const before = await readTotal(db(), branch);
    const { developmentNo } = await db().person.findUniqueOrThrow({ where: { id } });
    given(await askDeletion(m01, "M04"));
    await climb(4);
    expect(await stateOf()).toBe("PROVINCE_APPROVED");
    const k90 = await signedIn("K90");
    given(await decide(k90, await waitingAt(k90)));
    expect(await stateOf()).toBe("EXECUTED");
    const steps = await db().paperStep.findMany({ orderBy: [{ at: "asc" }, { id: "asc" }] });
    expect(steps.map((s) => s.kind)).toEqual(["FILED", "FORWARDED", "FORWARDED", "FORWARDED", "FORWARDED", "APPROVED"]);
    const person = await db().person.findUniqueOrThrow({ where: { id }, include: { account: true, memberships: true } });
    expect(person).toMatchObject({
      ...{ status: "CLOSED", developmentNo: null },
      account: { state: "CLOSED", passwordHash: null },
      memberships: [{ status: "ENDED", endReason: "删除：重复录入" }],
    });
    expect((await readTotal(db(), branch)).members).toBe(before.members - 1);
    expect(await getMember(await scopeFor(m01), id)).toBeNull();
    expect((await listHistory(id)).length).toBeGreaterThan(1);
    const again = formOfTexts(worldTexts("M04"), branch.id);
    expect(given(await press(m01.browser, enterMember, { ...again, acceptWarnings: true })).kind).toBe("entered");
    const now = await db().person.findFirstOrThrow({ where: { name: person.name, status: "ACTIVE" } });
    expect(now).toMatchObject({ developmentNo });
    expect(await violations()).toEqual([]);
  });

  it("每一级看到会失去什么：关系、职务、管理员权限、在办的事；书记和管理员删掉之后，上级接手（ADM-08、ADM-10）", async () => {
    const [m01, k05] = [await at("M01", CLASS_1), await at("K05", GRADE)];
    await db().orgAdmin.updateMany({ where: { personId: await personId("M01") }, data: { status: "ENDED", endedAt: BASE_DATE } });
    const m02 = await at("M02", CLASS_1);
    given(await askDeletion(m02, "M01", { reason: "OTHER" }));
    await db().orgAdmin.updateMany({ where: { personId: await personId("M01") }, data: { status: "ACTIVE", endedAt: null } });
    const facts = (await getPaper(await scopeFor(k05), await waitingAt(k05)))?.facts ?? [];
    expect(facts.map((f) => f.label)).toEqual([
      ...["理由", "团员关系", "团内职务", "管理员权限", "发展团员编号", "账号", "情况说明", "证明材料"],
    ]);
    await climb(4);
    const k90 = await signedIn("K90");
    given(await decide(k90, await waitingAt(k90)));
    expect(await adminsOf(CLASS_1)).toHaveLength(1);
    await expect(actorFor(m01)).rejects.toThrow("ended");
    expect((await organizationOf(CLASS_1)).infoComplete).toBe(false);
    expect(await violations()).toEqual([]);
  });

  it("省级不能越过后台自己删；后台不同意也退得回；任何一级不同意都带着理由回到 1班", async () => {
    const m01 = await at("M01", CLASS_1);
    for (let level = 0; level < LEVELS.length; level++) {
      given(await askDeletion(m01, "M03"));
      await climb(level);
      const [key, organization] = LEVELS[level] ?? LEVELS[0];
      const player = await at(key, organization);
      given(await decide(player, await waitingAt(player), "情况说明不完整"));
      expect((await papersOf(m01, "mine"))[0]).toMatchObject({ state: "REFUSED", reason: "情况说明不完整" });
    }
    given(await askDeletion(m01, "M03"));
    await climb(4);
    const k90 = await signedIn("K90");
    given(await decide(k90, await waitingAt(k90), "请通过组织关系转接办理"));
    expect((await corrections()).map((c) => c.state)).toEqual(Array.from({ length: 5 }, () => "REFUSED"));
    expect((await db().person.findUniqueOrThrow({ where: { id: await personId("M03") } })).status).toBe("ACTIVE");
    expect(await violations()).toEqual([]);
  });

  it("省级同意之前可以撤回，之后不行；同一个人同一种只有一份在办（E-MEM-37），退回之后又可以", async () => {
    const m01 = await at("M01", CLASS_1);
    given(await askDeletion(m01, "M03"));
    const twice = await askDeletion(m01, "M03");
    expect(twice.ok ? "" : twice.because).toBe("该团员有正在办理的删除申请，请办结后再操作。");
    await climb(2);
    const [paper] = await papersOf(m01, "mine");
    given(await press(m01.browser, withdrawPaper, { paperId: paper?.id ?? "" }));
    const answers = await Promise.all([askDeletion(m01, "M03"), askDeletion(await at("M02", CLASS_1), "M03")]);
    expect(answers.map((a) => refusal(a) ?? "ok").sort()).toEqual(["E-MEM-37", "ok"]);
    await climb(4);
    const [late] = await papersOf(m01, "mine", { type: "DELETION" });
    expect(refusal(await press(m01.browser, withdrawPaper, { paperId: late?.id ?? "" }))).toBe("E-MEM-50");
    expect((await corrections()).map((c) => c.state)).toContain("PROVINCE_APPROVED");
    expect(await violations()).toEqual([]);
  });

  it("删除执行了，同一个人在办的更正随之作废；不能申请删除自己；没有管理员的一级由上面最近的一级决定", async () => {
    const [m01, m02] = [await at("M01", CLASS_1), await at("M02", CLASS_1)];
    expect(refusal(await askDeletion(m01, "M01"))).toBe("E-MEM-51");
    given(await askCorrection(m01, "M03", { name: "何望舒" }));
    given(await askDeletion(m02, "M03"));
    await db().orgAdmin.updateMany({
      where: { organizationId: (await organizationOf(COLLEGE)).id },
      data: { status: "ENDED", endedAt: BASE_DATE },
    });
    for (const [key, organization] of [LEVELS[0], LEVELS[2], LEVELS[3]]) {
      const player = await at(key, organization);
      const [paper] = await papersOf(player, "waiting", { type: "DELETION" });
      given(await decide(player, paper?.id ?? ""));
    }
    const k90 = await signedIn("K90");
    given(await decide(k90, await waitingAt(k90)));
    expect((await corrections()).map((c) => c.state)).toEqual(["CANCELLED", "EXECUTED"]);
    expect((await papersOf(m01, "mine", { type: "IDENTITY_CORRECTION" }))[0]).toMatchObject({ state: "CANCELLED", reason: "该团员已删除" });
    expect(await violations()).toEqual([]);
  });
});
