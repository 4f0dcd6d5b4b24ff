import { describe, expect, it } from "vitest";
import * as commands from "#lib/administrators/changes/commands";
import { getAdministratorDesk } from "#lib/administrators/changes/queries";
import { settleDesks } from "#lib/administrators/desks/commands";
import { SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import { db, transaction } from "#lib/db";
import { decidePapers, withdrawPaper } from "#lib/inbox/actions";
import { decidePaper as decideAsStale } from "#lib/inbox/commands";
import { countInbox, getPaper } from "#lib/inbox/queries";
import { filePaper } from "#lib/papers/commands";
import { saveOwnInformation } from "#lib/cadres/secretary/actions";
import { withFreshWorld } from "#tests/support/database";
import { adminsOf, appoint, askFor, decide, dismissFrom, lettersTo, papersOf, revoke } from "#tests/support/desks";
import { CLASS_1, CLASS_2, CLASS_2022, COLLEGE, GRADE, informationForm, UNIVERSITY } from "#tests/support/organizations";
import { actorFor, given, organizationId, type Player, personId, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { PEOPLE } from "#world/people";
import { BASE_DATE } from "#world/plant";

withFreshWorld();

const CENTRAL = "中国共产主义青年团中央委员会";
const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });

const ENDED = { status: "ENDED", endedAt: BASE_DATE } as const;

/** 石见山 is a committee member of 2022级1班, whose only administrator asks for them. */
async function asked(): Promise<{ m18: Player; m08: Player; paperId: string; newcomer: string }> {
  const newcomer = await appoint("M19", CLASS_2022);
  const [m18, m08] = [await at("M18", CLASS_2022), await at("M08", COLLEGE)];
  expect(given(await askFor(m18, CLASS_2022, "M19"))).toEqual({ waits: true });
  const [paper] = await papersOf(m08, "waiting", { type: "ADMIN_CHANGE" });
  return { m18, m08, paperId: paper?.id ?? "", newcomer };
}

const stateOf = async (newcomer: string): Promise<string[]> =>
  (await db().adminChangeRequest.findMany({ where: { newAdminId: newcomer }, orderBy: { createdAt: "asc" } })).map((r) => r.state);

describe("本级申请，上级审批（ADM-03、ADM-04）", () => {
  it("M18 为 M19 申请：等着；O04 同意：当场生效，都有记录和消息", async () => {
    const { m18, m08, paperId, newcomer } = await asked();
    const names = await adminsOf(CLASS_2022);
    expect(names).toHaveLength(1);
    const paper = await getPaper(await scopeFor(m08), paperId);
    expect(paper?.facts.map((f) => f.label)).toEqual(["添加管理员", "职务", "现有管理员"]);
    given(await decide(m08, paperId));
    expect(await adminsOf(CLASS_2022)).toHaveLength(2);
    expect(await stateOf(newcomer)).toEqual(["EFFECTIVE"]);
    expect(await lettersTo("M19")).toContain("你已成为计算机专业2022级1班团支部的管理员");
    expect((await papersOf(m18, "mine"))[0]).toMatchObject({ state: "APPROVED", unseen: true });
    expect(await db().changeRecord.count({ where: { personId: newcomer, kind: "ADMIN_GRANTED" } })).toBe(1);
    expect(await violations()).toEqual([]);
  });

  it("O04 自己添加 M19：立刻生效，没有一张纸；M18 先前的申请随之作废", async () => {
    const { m08, newcomer } = await asked();
    expect(given(await askFor(m08, CLASS_2022, "M19"))).toEqual({ waits: false });
    expect((await stateOf(newcomer)).sort()).toEqual(["CANCELLED", "EFFECTIVE"]);
    expect(await papersOf(m08, "waiting", { type: "ADMIN_CHANGE" })).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it("更换：O08 申请 M18 换成 M19，O04 同意后，M18 下一次点击就没有管理中心，M19 有（安全用例5）", async () => {
    await appoint("M19", CLASS_2022);
    const [m18, m08] = [await at("M18", CLASS_2022), await at("M08", COLLEGE)];
    given(await askFor(m18, CLASS_2022, { coming: "M19", out: "M18" }));
    const open = await informationForm(CLASS_2022, { phone: "0539-1234567" });
    given(await decide(m08, (await papersOf(m08, "waiting", { type: "ADMIN_CHANGE" }))[0]?.id ?? ""));
    expect(refusal(await press(m18.browser, saveOwnInformation, open))).toBe("E-PERM-01");
    expect((await actorFor(m18)).isManager).toBe(false);
    expect((await actorFor(await signedIn("M19"))).isManager).toBe(true);
    expect(await lettersTo("M18")).toContain("你不再是计算机专业2022级1班团支部的管理员");
    expect(await lettersTo("M08")).not.toContain("计算机专业2022级1班团支部已无管理员");
    expect(await violations()).toEqual([]);
  });

  it("没有职务：不在候选里，硬交是 E-ADM-02；满了 E-ADM-01（M03 当上委员也一样），撤下 M02 之后才批得成（ADM-06）", async () => {
    const [m01, m18, k05] = [await at("M01", CLASS_1), await at("M18", CLASS_2022), await at("K05", GRADE)];
    expect((await getAdministratorDesk(await scopeFor(m18), undefined))?.candidates).toEqual([]);
    expect(refusal(await askFor(m18, CLASS_2022, "M19"))).toBe("E-ADM-02");
    expect(refusal(await askFor(m01, CLASS_1, "M03"))).toBe("E-ADM-01");
    await appoint("M03", CLASS_1);
    expect(refusal(await askFor(m01, CLASS_1, "M03"))).toBe("E-ADM-01");
    given(await revoke(k05, CLASS_1, "M02"));
    given(await askFor(m01, CLASS_1, "M03"));
    given(await decide(k05, (await papersOf(k05, "waiting", { type: "ADMIN_CHANGE" }))[0]?.id ?? ""));
    expect(await adminsOf(CLASS_1)).toHaveLength(2);
    expect(refusal(await askFor(m01, CLASS_1, "M03"))).toBe("E-ADM-05");
  });

  it("同一位新管理员只有一份在等（E-ADM-06），两个人同时交也一样", async () => {
    const { m18 } = await asked();
    expect(refusal(await askFor(m18, CLASS_2022, "M19"))).toBe("E-ADM-06");
    await appoint("M03", CLASS_2);
    const secretary = PEOPLE.find((p) => p.administers.includes("O07"))?.key ?? "";
    const players = [await at(secretary, CLASS_2), await at(secretary, CLASS_2)];
    const answers = await Promise.all(players.map((p) => askFor(p, CLASS_2, "M03")));
    expect(answers.map((a) => refusal(a) ?? "ok").sort()).toEqual(["E-ADM-06", "ok"]);
  });

  it("一个空位两份申请：批了一份，第二份批不成（E-ADM-01），还等着，可以退回", async () => {
    const { m18, m08, paperId } = await asked();
    await appoint("M03", CLASS_2022);
    given(await askFor(m18, CLASS_2022, "M03"));
    const papers = await papersOf(m08, "waiting", { type: "ADMIN_CHANGE" });
    const other = papers.find((p) => p.id !== paperId)?.id ?? "";
    const answers = await Promise.all([decide(m08, paperId), decide(await at("M08", COLLEGE), other)]);
    expect(answers.map((a) => refusal(a) ?? "ok").sort()).toEqual(["E-ADM-01", "ok"]);
    const [left] = await papersOf(m08, "waiting", { type: "ADMIN_CHANGE" });
    given(await decide(m08, left?.id ?? "", "已经满员"));
    expect((await papersOf(m18, "mine")).map((p) => p.reason)).toContain("已经满员");
    expect(await violations()).toEqual([]);
  });

  it("成批同意：一份已不合适，只有它不成，别的照办", async () => {
    const { m08, paperId } = await asked();
    const third = await appoint("M03", GRADE);
    given(await askFor(await at("K05", GRADE), GRADE, "M03"));
    const papers = await papersOf(m08, "waiting", { type: "ADMIN_CHANGE" });
    await db().cadrePost.updateMany({ where: { personId: third, organizationId: await organizationId(GRADE) }, data: ENDED });
    const paperIds = papers.map((p) => p.id);
    const outcomes = given(await press(m08.browser, decidePapers, { paperIds, decision: "approve", reason: "" }));
    expect(outcomes.find((o) => o.paperId === paperId)?.because).toBeNull();
    expect(outcomes.find((o) => o.paperId !== paperId)?.because).toMatch(/必须是本组织的团干部/);
    expect(await adminsOf(CLASS_2022)).toHaveLength(2);
  });

  it("隔级、旁支、本级都批不了；撤回之后再批：告诉是谁处理的", async () => {
    const { m18, m08, paperId } = await asked();
    expect(refusal(await decide(await at("K03", UNIVERSITY), paperId))).toBe("E-PERM-02");
    expect(refusal(await decide(await at("K05", GRADE), paperId))).toBe("E-GEN-08");
    expect(refusal(await decide(m18, paperId))).toBe("E-PERM-02");
    given(await press(m18.browser, withdrawPaper, { paperId }));
    const late = await decide(m08, paperId);
    expect(late).toMatchObject({ ok: false, code: "E-OPS-06" });
    expect(await violations()).toEqual([]);
  });

  it("第一级没有上级：团中央自己申请，放在系统后台桌上，由它决定", async () => {
    await appoint("K02", CENTRAL, "DEPUTY_SECRETARY");
    const [k01, k90] = [await at("K01", CENTRAL), await signedIn("K90")];
    expect(given(await askFor(k01, CENTRAL, "K02"))).toEqual({ waits: true });
    const [paper] = await papersOf(k90);
    given(await decide(k90, paper?.id ?? ""));
    expect(await adminsOf(CENTRAL)).toEqual(["江望北", "江予川"]);
    expect(await violations()).toEqual([]);
  });
});

describe("撤销（ADM-05）", () => {
  it("M02 撤 M01（书记）：E-ADM-03；M01 撤 M02：立刻；最后一位撤自己：E-ADM-03，不是书记就是 E-ADM-04", async () => {
    const [m01, m02] = [await at("M01", CLASS_1), await at("M02", CLASS_1)];
    expect(refusal(await revoke(m02, CLASS_1, "M01"))).toBe("E-ADM-03");
    given(await revoke(m01, CLASS_1, "M02"));
    expect(refusal(await revoke(m01, CLASS_1, "M02"))).toBe("E-GEN-02");
    expect(refusal(await revoke(m01, CLASS_1, "M01"))).toBe("E-ADM-03");
    await db().cadrePost.updateMany({ where: { personId: m01.personId }, data: { post: "COMMITTEE_MEMBER" } });
    expect(refusal(await revoke(m01, CLASS_1, "M01"))).toBe("E-ADM-04");
    expect(await adminsOf(CLASS_1)).toHaveLength(1);
  });

  it("敲门时还是、动手时已不是：申请、决定都做不成（安全用例5）", async () => {
    const { m18, m08, paperId } = await asked();
    const [branch, college] = [await actorFor(m18), await actorFor(m08)];
    await appoint("M03", CLASS_2022);
    given(await revoke(m08, CLASS_2022, "M18"));
    given(await revoke(await at("K03", UNIVERSITY), COLLEGE, "M08"));
    const late = { organizationId: await organizationId(CLASS_2022), oldAdminId: null, newAdminId: await personId("M03"), reason: "" };
    await expect(commands.changeAdministrator(branch, late)).rejects.toMatchObject({ code: "E-PERM-01" });
    await expect(decideAsStale(college, { paperId, decision: "approve", reason: "" })).rejects.toMatchObject({ code: "E-PERM-01" });
    expect(await adminsOf(CLASS_2022)).toEqual([]);
  });

  it("两位管理员同时互撤：只成一个，不会一个不剩", async () => {
    await db().cadrePost.updateMany({ where: { organizationId: await organizationId(CLASS_1) }, data: { post: "COMMITTEE_MEMBER" } });
    const [m01, m02] = [await at("M01", CLASS_1), await at("M02", CLASS_1)];
    const answers = await Promise.all([revoke(m01, CLASS_1, "M02"), revoke(m02, CLASS_1, "M01")]);
    const [told, went] = answers.map((a) => refusal(a) ?? "ok").sort();
    expect(went).toBe("ok");
    expect(["E-ADM-04", "E-PERM-01"]).toContain(told);
    expect(await adminsOf(CLASS_1)).toHaveLength(1);
  });

  it("上级撤书记、撤最后一位都行：立刻，上级自己收到“已无管理员”；隔级 E-PERM-02", async () => {
    const m08 = await at("M08", COLLEGE);
    expect(refusal(await revoke(await at("K03", UNIVERSITY), CLASS_2022, "M18"))).toBe("E-PERM-02");
    given(await revoke(m08, CLASS_2022, "M18"));
    expect(await adminsOf(CLASS_2022)).toEqual([]);
    expect(await lettersTo("M08")).toContain("计算机专业2022级1班团支部已无管理员");
    expect(await violations()).toEqual([]);
  });
});

describe("职务没了，权限也没了（ADM-08、ADM-10）", () => {
  it("M18 离任：权限结束，O04 收到消息，等着它决定的纸到了 O04 桌上；来了新管理员，纸又回去", async () => {
    const m08 = await at("M08", COLLEGE);
    const m18 = await at("M18", CLASS_2022);
    const [deciderId, originId] = [await organizationId(CLASS_2022), await organizationId(CLASS_1)];
    const who = { personId: await personId("M01"), name: "某某", organizationId: originId, sessionId: null };
    const paperId = await transaction((tx) =>
      filePaper(tx, who, { type: "NUMBER_RELEASE", subjectId: crypto.randomUUID(), title: "编号", originId, deciderId }),
    );
    expect((await papersOf(m18)).map((p) => p.id)).toEqual([paperId]);
    await dismissFrom("M18", CLASS_2022);
    expect(await adminsOf(CLASS_2022)).toEqual([]);
    expect(await lettersTo("M08")).toContain("计算机专业2022级1班团支部已无管理员");
    expect((await papersOf(m08)).map((p) => p.id)).toEqual([paperId]);
    expect(await countInbox(await scopeFor(m08))).toMatchObject({ waiting: 1 });
    await appoint("M19", CLASS_2022);
    given(await askFor(m08, CLASS_2022, "M19"));
    expect(await papersOf(m08)).toEqual([]);
    expect((await papersOf(await at("M19", CLASS_2022))).map((p) => p.id)).toEqual([paperId]);
    expect(await violations()).toEqual([]);
  });

  it("上级也没有管理员：信和纸都到再往上最近的一个", async () => {
    await dismissFrom("M08", COLLEGE);
    expect(await lettersTo("K03")).toContain("信息学院团委已无管理员");
    await dismissFrom("M18", CLASS_2022);
    expect(await lettersTo("K03")).toContain("计算机专业2022级1班团支部已无管理员");
  });

  it("新管理员在等的时候离任：申请由系统作废，申请人看得到原因；组织撤销也一样", async () => {
    const { m18, m08, newcomer } = await asked();
    await dismissFrom("M19", CLASS_2022);
    expect(await stateOf(newcomer)).toEqual(["CANCELLED"]);
    expect((await papersOf(m18, "mine"))[0]).toMatchObject({ state: "CANCELLED", reason: "不再担任本组织职务", unseen: true });
    expect(await papersOf(m08)).toEqual([]);
    await appoint("M19", CLASS_2022);
    given(await askFor(m18, CLASS_2022, "M19"));
    const id = await organizationId(CLASS_2022);
    await db().organization.update({ where: { id }, data: { status: "DELETED", deletedAt: now() } });
    await transaction((tx) => settleDesks(tx, SYSTEM, [id]));
    expect((await stateOf(newcomer)).at(-1)).toBe("CANCELLED");
    expect(await db().orgAdmin.count({ where: { organizationId: id, status: "ACTIVE" } })).toBe(0);
  });
});

describe("管理员变更页", () => {
  it("看得到本级与直属下级，隔级、旁支的不在", async () => {
    const scope = await scopeFor(await at("M08", COLLEGE));
    expect((await getAdministratorDesk(scope, undefined))?.isOwn).toBe(true);
    expect((await getAdministratorDesk(scope, await organizationId(GRADE)))?.seated).toHaveLength(1);
    expect(await getAdministratorDesk(scope, await organizationId(CLASS_1))).toBeNull();
    expect(await getAdministratorDesk(scope, await organizationId(UNIVERSITY))).toBeNull();
    expect(await getAdministratorDesk(await scopeFor(await at("M01", CLASS_1)), await organizationId(CLASS_2))).toBeNull();
  });
});
