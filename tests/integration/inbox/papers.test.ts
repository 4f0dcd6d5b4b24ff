import { describe, expect, it } from "vitest";
import { now, setClock } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { laterByDays } from "#lib/dates";
import { db, transaction } from "#lib/db";
import { decidePapers, nudgePaper, seeFeedback, withdrawPaper } from "#lib/inbox/actions";
import { countOwnWaiting, listOwnPapers } from "#lib/inbox/own/queries";
import { countInbox, findNextPaper, getPaper, listPapers, listReasons } from "#lib/inbox/queries";
import { inboxFilterSchema } from "#lib/inbox/schema";
import { mayNudge, nudgeText } from "#lib/inbox/rules";
import { closePaper, type Filing, filePaper, lockPaper } from "#lib/papers/commands";
import { withFreshWorld } from "#tests/support/database";
import { appoint, askFor, decide, lettersTo, papersOf } from "#tests/support/desks";
import { CLASS_1, CLASS_2, CLASS_2022, COLLEGE, GRADE, organizationOf, UNIVERSITY } from "#tests/support/organizations";
import { given, type Player, personId, press, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { PEOPLE } from "#world/people";
import { BASE_DATE } from "#world/plant";

withFreshWorld();

const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });

/** A change of a branch's information that waits for its superior. */
async function changeOf(fullName: string, filer: string): Promise<string> {
  const { id: originId, parentId: deciderId, shortName } = await organizationOf(fullName);
  const applicantId = await personId(filer);
  const who = { personId: applicantId, name: "某某", organizationId: originId, sessionId: null };
  return transaction(async (tx) => {
    const asked = { organizationId: originId, changes: { phone: "0539-7654321" }, applicantId, createdAt: now() };
    const { id: subjectId } = await tx.orgInfoChange.create({ data: { id: newId(), ...asked } });
    return filePaper(tx, who, { type: "INFO_CHANGE", subjectId, title: `${shortName}的信息变更`, originId, deciderId });
  });
}

/** Any other paper, for lists and badges. */
const paperOf = (filing: Partial<Filing> & Pick<Filing, "type" | "originId" | "deciderId">, filer: string | null = null): Promise<string> =>
  transaction(async (tx) => {
    const who = { personId: filer, name: "某某", organizationId: filing.originId, sessionId: null };
    return filePaper(tx, who, { subjectId: newId(), title: "某事", ...filing });
  });

async function desk(): Promise<{ k05: Player; m01: Player; change: string; request: string }> {
  const [k05, m01] = [await at("K05", GRADE), await at("M01", CLASS_1)];
  const change = await changeOf(CLASS_1, "M01");
  await appoint("M03", CLASS_2);
  const secretary = PEOPLE.find((p) => p.administers.includes("O07"))?.key ?? "";
  given(await askFor(await at(secretary, CLASS_2), CLASS_2, "M03"));
  const [request] = await papersOf(k05, "waiting", { type: "ADMIN_CHANGE" });
  return { k05, m01, change, request: request?.id ?? "" };
}

describe("列表（OPS-01、OPS-02）", () => {
  it("K05 桌上两件不同类型：所有类型看到两件，按类型只剩一件；按时间、按标题也找得到", async () => {
    const { k05, change, request } = await desk();
    expect((await papersOf(k05)).map((p) => p.id)).toEqual([change, request]);
    expect((await papersOf(k05, "waiting", { type: "INFO_CHANGE" })).map((p) => p.id)).toEqual([change]);
    expect((await papersOf(k05, "waiting", { q: "1班" })).map((p) => p.id)).toEqual([change]);
    expect(await papersOf(k05, "waiting", { q: "%" })).toEqual([]);
    setClock(laterByDays(BASE_DATE, 8));
    const late = await at("K05", GRADE);
    expect(await papersOf(late, "waiting", { since: "week" })).toEqual([]);
    expect(await papersOf(late, "waiting", { since: "month" })).toHaveLength(2);
  });

  it("邻居、下级、隔级的桌上没有这两件，也打不开；筛选怎么写都打得开页面", async () => {
    const { change } = await desk();
    for (const [key, organization] of [
      ["M18", CLASS_2022],
      ["M08", COLLEGE],
      ["K03", UNIVERSITY],
    ] as const) {
      const player = await at(key, organization);
      for (const tab of ["waiting", "done", "mine"] as const) expect(await papersOf(player, tab)).toEqual([]);
      expect(await getPaper(await scopeFor(player), change)).toBeNull();
    }
    expect(inboxFilterSchema.parse({ tab: "x", type: "y", since: "z", page: "-1", q: ["a"] })).toMatchObject({ tab: "waiting", page: 1 });
  });

  it("共同审批的两张桌：一张决定了，另一张变成已处理，写着决定的人", async () => {
    const [m18, m08] = [await at("M18", CLASS_2022), await at("M08", COLLEGE)];
    const { id: originId } = await organizationOf(CLASS_1);
    const { id: deciderId } = await organizationOf(CLASS_2022);
    const paperId = await paperOf({ type: "ARCHIVE", originId, deciderId, shared: true });
    expect((await papersOf(m18)).map((p) => p.id)).toEqual([paperId]);
    expect((await papersOf(m08)).map((p) => p.id)).toEqual([paperId]);
    const who = { personId: m18.personId, name: "某支书", organizationId: deciderId, sessionId: null };
    await transaction(async (tx) => closePaper(tx, who, await lockPaper(tx, paperId), { move: "approve" }));
    expect(await papersOf(m08)).toEqual([]);
    const [done] = await papersOf(m08, "done");
    expect(done).toMatchObject({ id: paperId, state: "APPROVED" });
    expect(done?.decider).toBeTruthy();
    expect(refusal(await decide(m08, paperId))).toBe("E-OPS-06");
  });
});

describe("决定（OPS-03、OPS-07）", () => {
  it("不同意没写理由：不保存；写了：发起的一方看到反馈和理由，看过之后角标归零", async () => {
    const { k05, m01, change } = await desk();
    const blank = await decide(k05, change, "");
    expect(blank).toMatchObject({ ok: false, code: "E-EDB-07", fields: { reason: expect.any(String) } });
    expect((await papersOf(k05)).map((p) => p.id)).toContain(change);
    expect(await countInbox(await scopeFor(m01))).toEqual({ waiting: 0, feedback: 0 });
    given(await decide(k05, change, "请附上说明后重新提交"));
    expect(await countInbox(await scopeFor(m01))).toEqual({ waiting: 0, feedback: 1 });
    expect((await papersOf(m01, "mine"))[0]).toMatchObject({ id: change, state: "REFUSED", reason: "请附上说明后重新提交", unseen: true });
    expect(await lettersTo("M01")).toContain("计算机专业2021级1班团支部的信息变更：未同意");
    expect(await listReasons(await scopeFor(k05), "INFO_CHANGE")).toEqual(["请附上说明后重新提交"]);
    given(await press(m01.browser, seeFeedback, { paperIds: [change] }));
    expect(await countInbox(await scopeFor(m01))).toEqual({ waiting: 0, feedback: 0 });
    expect(await violations()).toEqual([]);
  });

  it("看过只能标自己组织的：邻居标不动", async () => {
    const { k05, m01, change } = await desk();
    given(await decide(k05, change));
    given(await press((await at("M18", CLASS_2022)).browser, seeFeedback, { paperIds: [change] }));
    expect(await countInbox(await scopeFor(m01))).toMatchObject({ feedback: 1 });
  });

  it("角标：三件处理一件剩两件（OPS-05）；办完一件接着看下一件", async () => {
    const { k05, change, request } = await desk();
    const third = await changeOf(CLASS_2, "M01");
    const scope = await scopeFor(k05);
    expect((await countInbox(scope)).waiting).toBe(3);
    given(await decide(k05, change));
    expect((await countInbox(scope)).waiting).toBe(2);
    expect([request, third]).toContain(await findNextPaper(scope, change));
  });

  it("成批：各说各的结果；别人的、已办的不影响其余；自己提交的不能自己批", async () => {
    const { k05, change, request } = await desk();
    const own = await changeOf(CLASS_2, "K05");
    const elsewhere = await changeOf(CLASS_2022, "M18");
    const pressed = { paperIds: [change, own, elsewhere, newId(), change], decision: "approve" as const, reason: "" };
    const outcomes = given(await press(k05.browser, decidePapers, pressed));
    expect(outcomes).toHaveLength(4);
    const told = new Map(outcomes.map((o) => [o.paperId, o.because]));
    expect(told.get(change)).toBeNull();
    expect(told.get(own)).toMatch(/自己提交/);
    expect(told.get(elsewhere)).toMatch(/没有找到/);
    expect((await papersOf(k05)).map((p) => p.id).sort()).toEqual([request, own].sort());
    expect((await organizationOf(CLASS_1)).phone).toBe("0539-7654321");
    expect(await violations()).toEqual([]);
  });
});

describe("撤回与催办（OPS-04）", () => {
  it("发起的组织撤回；别人撤不了；撤回之后谁也决定不了", async () => {
    const { k05, m01, change } = await desk();
    expect(refusal(await press((await at("M18", CLASS_2022)).browser, withdrawPaper, { paperId: change }))).toBe("E-GEN-08");
    given(await press(m01.browser, withdrawPaper, { paperId: change }));
    expect(refusal(await press(m01.browser, withdrawPaper, { paperId: change }))).toBe("E-OPS-06");
    expect(refusal(await decide(k05, change))).toBe("E-OPS-06");
  });

  it("撤回与同意同时：恰好一个成", async () => {
    const { k05, m01, change } = await desk();
    const answers = await Promise.all([decide(k05, change), press(m01.browser, withdrawPaper, { paperId: change })]);
    expect(answers.map((a) => refusal(a) ?? "ok").sort()).toEqual(["E-OPS-06", "ok"]);
    expect(await violations()).toEqual([]);
  });

  it("提醒对方：一天一次，第二天又可以；手里有纸的人收到，别人的纸提醒不了", async () => {
    const { m01, change } = await desk();
    given(await press(m01.browser, nudgePaper, { paperId: change }));
    expect(await lettersTo("K05")).toEqual(["提醒：计算机专业2021级1班团支部的信息变更"]);
    expect(refusal(await press((await at("M02", CLASS_1)).browser, nudgePaper, { paperId: change }))).toBe("E-OPS-08");
    expect(refusal(await press((await at("M18", CLASS_2022)).browser, nudgePaper, { paperId: change }))).toBe("E-GEN-08");
    setClock(laterByDays(BASE_DATE, 1));
    given(await press((await at("M01", CLASS_1)).browser, nudgePaper, { paperId: change }));
    expect(await lettersTo("K05")).toHaveLength(2);
    given(await decide(await at("K05", GRADE), change));
    setClock(laterByDays(BASE_DATE, 2));
    expect(refusal(await press((await at("M01", CLASS_1)).browser, nudgePaper, { paperId: change }))).toBe("E-OPS-06");
  });

  it("在系统后台桌上的，提醒到后台；能复制的话里有标题和等的人", async () => {
    const { id: originId } = await organizationOf(CLASS_1);
    const paperId = await changeOf(CLASS_1, "M01");
    await db().paper.update({ where: { id: paperId }, data: { deciderId: null, deskId: null } });
    const m01 = await at("M01", CLASS_1);
    given(await press(m01.browser, nudgePaper, { paperId }));
    expect(await lettersTo("K90")).toEqual(["提醒：计算机专业2021级1班团支部的信息变更"]);
    const paper = await getPaper(await scopeFor(m01), paperId);
    expect(paper && nudgeText(paper)).toMatch(/^系统后台的管理员您好：“计算机专业2021级1班团支部的信息变更”2025年3月3日到您那里/);
    expect(mayNudge({ organizationId: originId }, { state: "OPEN", originId, nudgedAt: now() }, laterByDays(now(), 1)).yes).toBe(true);
  });
});

describe("我的申请（OPS-04）", () => {
  it("关于自己的一步一步看得到，现在在谁手里；别人的不在；占用编号之类不归本人跟进的也不在", async () => {
    const { k05, request } = await desk();
    const m03 = await signedIn("M03");
    const self = await selfFor(m03);
    expect(await countOwnWaiting(self)).toBe(1);
    const [paper] = await listOwnPapers(self);
    expect(paper).toMatchObject({ id: request, state: "OPEN", holder: "2021级团总支" });
    expect(paper?.steps.map((s) => s.kind)).toEqual(["FILED"]);
    given(await decide(k05, request, "请先与上级联系确认人选"));
    const [after] = await listOwnPapers(self);
    expect(after?.steps.at(-1)).toMatchObject({ kind: "REFUSED", organization: "2021级团总支", note: "请先与上级联系确认人选" });
    expect(after?.steps.at(-1)?.at).toBeInstanceOf(Date);
    const { id: originId } = await organizationOf(CLASS_1);
    await paperOf({ type: "NUMBER_RELEASE", originId, deciderId: originId, personId: m03.personId });
    expect(await listOwnPapers(self)).toHaveLength(1);
    expect(await listOwnPapers(await selfFor(await signedIn("M04")))).toEqual([]);
  });
});

describe("一页二十件", () => {
  it("第二页接着第一页，总数不变", async () => {
    const k05 = await at("K05", GRADE);
    const { id: originId } = await organizationOf(CLASS_1);
    const { id: deciderId } = await organizationOf(GRADE);
    for (let i = 0; i < 23; i++) await paperOf({ type: "ARCHIVE", originId, deciderId, title: `第${i}件` });
    const scope = await scopeFor(k05);
    const pages = await Promise.all([1, 2].map((page) => listPapers(scope, inboxFilterSchema.parse({ page }))));
    expect(pages.map((p) => [p.rows.length, p.total])).toEqual([
      [20, 23],
      [3, 23],
    ]);
    expect(new Set(pages.flatMap((p) => p.rows.map((r) => r.id))).size).toBe(23);
  });
});
