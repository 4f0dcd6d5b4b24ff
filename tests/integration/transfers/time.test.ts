import { describe, expect, it } from "vitest";
import { now, setClock } from "#lib/clock";
import { db, transaction } from "#lib/db";
import { SYSTEM } from "#lib/audit/record";
import { deletePerson } from "#lib/corrections/deletion/commands";
import { decidePaper, nudgePaper } from "#lib/inbox/actions";
import { getPaper } from "#lib/inbox/queries";
import { withdrawTransfer } from "#lib/transfers/actions";
import { cancelTransfers } from "#lib/transfers/ending/commands";
import { listFollowUps } from "#lib/transfers/follow-ups/queries";
import { remindOfLists, returnOverdue } from "#lib/transfers/jobs";
import { listSpecial } from "#lib/transfers/listing/queries";
import { getTransfer, listTransfers } from "#lib/transfers/queries";
import { transferFilterSchema, type TransferTab } from "#lib/transfers/schema";
import { withFreshWorld } from "#tests/support/database";
import { lettersTo, papersOf } from "#tests/support/desks";
import { CLASS_1, CLASS_2, CLASS_2022, COMMUNITY, GRADE, organizationOf, PROVINCE, STREET, UNIVERSITY } from "#tests/support/organizations";
import { given, type Player, personId, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { apply, at, branchOf, FLOATING, judge, moveInBulk, bringIn, paperOf, sendOut, stateOf, transferOf } from "#tests/support/transfers";

withFreshWorld();

const clock = (text: string) => setClock(new Date(`${text}+08:00`));
/** 把期限定在整秒上，看前一秒与那一秒。 */
const dueAt = async (key: string, text: string) =>
  db().transfer.update({ where: { id: (await transferOf(key)).id }, data: { deadlineAt: new Date(`${text}+08:00`) } });
const rowsOf = async (player: Player, tab: TransferTab, more: object = {}) =>
  (await listTransfers(await scopeFor(player), transferFilterSchema.parse({ tab, ...more }))).rows;
const expiries = () => db().auditEvent.count({ where: { action: "transfer.expired" } });

describe("自动退回（TRF-15、JOB-03、案例 13）", () => {
  it("9 天 23:59:59 还在，10 天 00:00:00 退回；两边与本人都知道；再跑一次不再退", async () => {
    clock("2025-10-02T10:00:00");
    given(await sendOut(await at("M01", CLASS_1), ["M03"], COMMUNITY));
    await dueAt("M03", "2025-10-12T10:00:00");
    clock("2025-10-12T09:59:50");
    expect([await returnOverdue(), await stateOf("M03")]).toEqual([0, "PENDING_IN"]);
    clock("2025-10-12T10:00:00");
    expect([await returnOverdue(), await returnOverdue(), await stateOf("M03")]).toEqual([1, 0, "RETURNED_TIMEOUT"]);
    expect(await expiries()).toBe(1);
    for (const key of ["M01", "K13"]) expect((await lettersTo(key)).filter((t) => t.includes("超时退回"))).toHaveLength(1);
    expect(await lettersTo("M03")).toContain("你的组织关系转接超时退回");
    expect(await branchOf("M03")).toBe(CLASS_1);
    expect(await violations()).toEqual([]);
  });

  it("到了期、任务还没跑，谁也不能再同意；跑晚了七天，照样退回一次", async () => {
    given(await sendOut(await at("M01", CLASS_1), ["M03"], COMMUNITY));
    clock("2025-03-20T09:00:00");
    expect(refusal(await judge(await at("K13", COMMUNITY), "M03"))).toBe("E-TRF-42");
    expect(await returnOverdue()).toBe(1);
    expect(await stateOf("M03")).toBe("RETURNED_TIMEOUT");
  });

  it("八个调度同时跑，同时有人同意、有人撤销：只有一个结局，一条超时记录或没有", async () => {
    const [m01, k13, m09] = [await at("M01", CLASS_1), await at("K13", COMMUNITY), await at("M09", STREET)];
    given(await sendOut(m01, ["M03", "M05"], COMMUNITY));
    const due = new Date(now().getTime() + 400);
    await db().transfer.updateMany({ data: { deadlineAt: due } });
    const { id: transferId } = await transferOf("M05");
    await Promise.allSettled([
      ...[
        judge(k13, "M03"),
        judge(m09, "M03", { refused: "不收" }),
        judge(k13, "M05"),
        press(m01.browser, withdrawTransfer, { transferId }),
      ],
      ...Array.from({ length: 8 }, () => returnOverdue()),
    ]);
    setClock(new Date(due.getTime() + 1000));
    await Promise.all(Array.from({ length: 8 }, () => returnOverdue()));
    const rows = await db().transfer.findMany();
    expect(rows.filter((t) => t.closedAt === null)).toEqual([]);
    expect(await expiries()).toBe(rows.filter((t) => t.state === "RETURNED_TIMEOUT").length);
    expect(await violations()).toEqual([]);
  });

  it("到期前三天提醒手里有它的人和本人，一次", async () => {
    given(await sendOut(await at("M01", CLASS_1), ["M03"], COMMUNITY));
    clock("2025-03-10T09:00:05");
    await Promise.all([returnOverdue(), returnOverdue()]);
    expect((await lettersTo("K13")).filter((t) => t.startsWith("快到期"))).toHaveLength(1);
    expect((await lettersTo("M03")).filter((t) => t === "你的转接快到期了")).toHaveLength(1);
  });

  it("专属库：6-01 发起，6-11 标出未列入，6-16 退回；五天提醒一次第三级组织（JOB-19）", async () => {
    clock("2025-06-01T08:00:00");
    given(await sendOut(await at("M01", CLASS_1), ["M05"], { to: null, reason: "ARMY" }));
    for (const day of ["01", "03", "06", "06"]) {
      clock(`2025-06-${day}T09:00:00`);
      await remindOfLists();
    }
    expect((await lettersTo("K03")).filter((t) => t.includes("上报名单"))).toHaveLength(2);
    clock("2025-06-11T08:00:05");
    expect((await listSpecial(await scopeFor(await at("K02", PROVINCE)))).map((r) => [r.name, r.unlisted])).toEqual([["何星野", true]]);
    const k03 = await at("K03", UNIVERSITY);
    const facts = (await getPaper(await scopeFor(k03), await paperOf("M05")))?.facts ?? [];
    expect(facts.map((f) => f.value)).toContain("暂未列入市级团委上报名单");
    clock("2025-06-16T08:00:05");
    await returnOverdue();
    expect(await stateOf("M05")).toBe("RETURNED_TIMEOUT");
  });
});

describe("同时与错位（案例 5、9、10）", () => {
  it("转出、转入、本人、批量同时发起同一个人：至多一项成", async () => {
    const [m01, m07, k05, m03] = [await at("M01", CLASS_1), await at("M07", CLASS_2), await at("K05", GRADE), await signedIn("M03")];
    const heard = await Promise.all([
      sendOut(m01, ["M03"], COMMUNITY),
      bringIn(m07, "M03"),
      apply(m03, CLASS_2022),
      moveInBulk(k05, ["M03"], [CLASS_1, CLASS_2]),
    ]);
    expect(heard.filter((h) => h.ok)).toHaveLength(1);
    expect(heard.filter((h) => !h.ok).map(refusal)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^E-(TRF-02|TRF-05|TRF-10b|GEN-02|GEN-08)$/)]),
    );
    expect(await violations()).toEqual([]);
  });

  it("刚被撤了管理员的人按“同意”，做不成；接收的团支部没了，转接终止，不会挪进去（5.18）", async () => {
    const [m01, k13] = [await at("M01", CLASS_1), await at("K13", COMMUNITY)];
    given(await sendOut(m01, ["M03", "M05"], COMMUNITY));
    await db().orgAdmin.updateMany({
      where: { personId: k13.personId },
      data: { status: "ENDED", endedAt: new Date("2025-03-03T02:00:00Z") },
    });
    expect(refusal(await judge(k13, "M03"))).toMatch(/^E-(PERM-01|GEN-08)$/);
    const { id } = await organizationOf(COMMUNITY);
    await transaction((tx) => cancelTransfers(tx, SYSTEM, { organizationId: id, reason: "组织已撤销" }));
    expect([await stateOf("M03"), await stateOf("M05"), await branchOf("M03")]).toEqual(["CANCELLED", "CANCELLED", CLASS_1]);
    expect((await papersOf(m01, "mine")).map((p) => p.state)).toEqual(["CANCELLED", "CANCELLED"]);
    expect(await lettersTo("M05")).toContain("你的组织关系转接已终止");
  });

  it("删了的组织留下的在途转接，小时任务收尾；人被销了也一样（5.18）", async () => {
    given(await sendOut(await at("M01", CLASS_1), ["M03", "M05"], COMMUNITY));
    const closed = await personId("M05");
    await transaction((tx) => deletePerson(tx, SYSTEM, { personId: closed, why: "删除：重复录入" }));
    expect((await db().transfer.findFirst({ where: { personId: closed } }))?.state).toBe("CANCELLED");
    await db().organization.update({ where: { id: (await organizationOf(COMMUNITY)).id }, data: { status: "DELETED" } });
    await returnOverdue();
    expect(await stateOf("M03")).toBe("CANCELLED");
  });
});

describe("看得到什么（TRF-20、TRF-27、S1）", () => {
  it("待办、我发起的、转入、转出各是各的；别的支部看不到，也打不开；联系方式只给经手的", async () => {
    const [m01, k13, m07, m08] = [await at("M01", CLASS_1), await at("K13", COMMUNITY), await at("M07", CLASS_2), await at("M09", STREET)];
    const m03 = await signedIn("M03");
    given(await apply(m03, COMMUNITY));
    given(await sendOut(m01, ["M05"], COMMUNITY));
    const names = async (player: Player, tab: TransferTab, more = {}) => (await rowsOf(player, tab, more)).map((r) => r.name).sort();
    expect([await names(m01, "pending"), await names(m01, "mine"), await names(m01, "outgoing")]).toEqual([
      ["陈听雨"],
      ["何星野"],
      ["何星野", "陈听雨"],
    ]);
    expect([await names(k13, "pending"), await names(k13, "incoming"), await names(k13, "outgoing")]).toEqual([
      ["何星野"],
      ["何星野", "陈听雨"],
      [],
    ]);
    expect([
      await names(m01, "all", { kind: "SELF" }),
      await names(m01, "all", { state: "PENDING_IN" }),
      await names(m01, "all", { q: "何" }),
    ]).toEqual([...[["陈听雨"], ["何星野"], ["何星野"]]]);
    expect(await names(m07, "all")).toEqual([]);
    const { id } = await transferOf("M03");
    expect(await getTransfer(await scopeFor(m07), id)).toBeNull();
    expect((await getTransfer(await scopeFor(m01), id))?.contact).toBe("19900000003");
    expect((await getTransfer(await scopeFor(m08), id))?.contact).toBeNull();
    expect(await getPaper(await scopeFor(m07), await paperOf("M03"))).toBeNull();
    const facts = (await getPaper(await scopeFor(m01), await paperOf("M03")))?.facts ?? [];
    expect(facts.map((f) => f.label)).toEqual(["发起", "转出团支部", "转入组织", "转接原因", "联系方式", "期限"]);
    expect(facts.find((f) => f.label === "转入组织")?.value).toBe("团江海省委 › 团临澜市委 › 团东屿区委 › 望潮街道团工委 › 听涛社区团支部");
  });

  it("催办只有发起的组织可以，一天一次；批量不同意时理由写进每一份", async () => {
    const [m01, k13] = [await at("M01", CLASS_1), await at("K13", COMMUNITY)];
    given(await sendOut(m01, ["M03"], COMMUNITY));
    const paperId = await paperOf("M03");
    given(await press(m01.browser, nudgePaper, { paperId }));
    expect(refusal(await press(m01.browser, nudgePaper, { paperId }))).toBe("E-OPS-08");
    expect(await lettersTo("K13")).toContain("提醒：陈听雨转往听涛社区团支部");
    given(await press(k13.browser, decidePaper, { paperId, decision: "refuse", reason: "不在本社区" }));
    expect(await transferOf("M03")).toMatchObject({ refusal: "OTHER", refusalNote: "不在本社区" });
  });

  it("流动团员团支部里一年以上的在提醒单上（2024-02-20 起，2025-03-03 看）", async () => {
    const since = new Date("2024-02-20T09:00:00+08:00");
    await db().membership.updateMany({ where: { personId: await personId("M11"), status: "ACTIVE" }, data: { since } });
    const list = await listFollowUps(await scopeFor(await at("M09", STREET)));
    expect(list.map((f) => [f.name, f.branch, f.kind])).toContainEqual(["沈一苇", FLOATING, "FLOATING"]);
    expect(await listFollowUps(await scopeFor(await at("M07", CLASS_2)))).toEqual([]);
  });
});
