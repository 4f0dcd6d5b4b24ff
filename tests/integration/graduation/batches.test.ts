import { beforeAll, describe, expect, it } from "vitest";
import { now, setClock } from "#lib/clock";
import { laterByMinutes } from "#lib/dates";
import { db, transaction } from "#lib/db";
import { discardGraduateBatch, runGraduateBatch } from "#lib/graduation/actions";
import { carryOutBatch, planBatch } from "#lib/graduation/batches/jobs";
import { getBatch } from "#lib/graduation/batches/queries";
import { getOwnDeclaration } from "#lib/graduation/declarations/queries";
import { getFunnel } from "#lib/graduation/funnel/queries";
import { funnelFilterSchema } from "#lib/graduation/schema";
import { markArchive } from "#lib/members/archive/commands";
import { freshDatabase, withWorld } from "#tests/support/database";
import { decide, lettersTo, papersOf } from "#tests/support/desks";
import { carriedOut, graduateBatch, linesOf, planned, takenBack, verdictsOf } from "#tests/support/graduates";
import { convertAt, declare, marksOf, MIDDLE } from "#tests/support/graduation";
import { work } from "#tests/support/jobs";
import { CLASS_1, CLASS_2, CLASS_2022, COLLEGE, GRADE, PROVINCE, UNIVERSITY } from "#tests/support/organizations";
import { given, organizationId, type Player, personId, press, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { branchOf, COMPANY } from "#tests/support/transfers";

withWorld();

const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });
const funnelOf = async (player: Player) => (await getFunnel(await scopeFor(player), funnelFilterSchema.parse({})))?.totals;
const archive = async (key: string, state: "APPROVED" | "NOT_UPLOADED"): Promise<void> =>
  transaction(async (tx) => markArchive(tx, await personId(key), state));
let k05: Player;
let m08: Player;

async function graduated(): Promise<void> {
  await freshDatabase();
  await convertAt("2025-06-10T09:00:00");
  k05 = await at("K05", GRADE);
  m08 = await at("M08", COLLEGE);
}

/** Six of the grade have said where they go. */
async function declared(): Promise<void> {
  await graduated();
  const targetId = await organizationId(COMPANY);
  const employed = { route: "EMPLOYED", unitName: "海澜船舶", address: "东屿区", targetId } as const;
  for (const key of ["M02", "M03", "M04"]) given(await declare(await signedIn(key), employed));
  given(await declare(await signedIn("M05"), { route: "ARMY" }));
  given(await declare(await signedIn("M07"), { route: "ABROAD_PRIVATELY", address: "东屿区望潮街道1号" }));
  given(await declare(await signedIn("M06"), { route: "DELAYED_GRADUATION", month: "2026-06", why: "学分未满" }));
}

describe("由申报定好、办理（BEY-25、A10）", () => {
  beforeAll(declared);
  let batchId: string;

  it("定好：三人可以办，没认证的、没选组织的写明原因；延迟的不在其中；确认之前什么都没有动", async () => {
    batchId = await planned(k05);
    expect(await verdictsOf(batchId)).toEqual({ 周望舒: "READY", 陈听雨: "READY", 何星野: "READY", 赵砚秋: "BLOCKED", 吴清越: "BLOCKED" });
    const because = Object.fromEntries((await linesOf(batchId)).map((r) => [r.name, r.because]));
    expect(because.赵砚秋).toContain("尚未认证");
    expect(because.吴清越).toContain("没有选择转入组织");
    expect(await graduateBatch(batchId)).toMatchObject({ state: "PLANNED", total: 5, ready: 3 });
    expect(await db().transfer.count()).toBe(0);
  });

  it("别的桌看不到、动不了；支部只定自己的人", async () => {
    for (const player of [m08, await at("K23", MIDDLE), await at("M01", CLASS_1)]) {
      expect(await getBatch(await scopeFor(player), batchId)).toBeNull();
      expect(refusal(await press(player.browser, runGraduateBatch, { batchId }))).toBe("E-GEN-08");
    }
    expect(refusal(await press((await at("K02", PROVINCE)).browser, runGraduateBatch, { batchId }))).toBe("E-PERM-01");
    const own = await planned(await at("M07", CLASS_2));
    expect(await verdictsOf(own)).toEqual({ 吴清越: "BLOCKED" });
  });

  it("放弃之后办不了，也不会再定；办理人被撤下：停下说明，没有一个人动", async () => {
    const other = await planned(k05);
    given(await press(k05.browser, discardGraduateBatch, { batchId: other }));
    expect(refusal(await press(k05.browser, runGraduateBatch, { batchId: other }))).toBe("E-IMP-15");
    await planBatch(other);
    expect((await graduateBatch(other)).state).toBe("DISCARDED");
    await db().orgAdmin.updateMany({ where: { personId: k05.personId }, data: { status: "ENDED", endedAt: now() } });
    await db().graduateBatch.update({ where: { id: batchId }, data: { state: "RUNNING" } });
    await carryOutBatch(batchId);
    expect(await graduateBatch(batchId)).toMatchObject({ state: "PLANNED", failure: expect.any(String) });
    await db().orgAdmin.updateMany({ where: { personId: k05.personId }, data: { status: "ACTIVE", endedAt: null } });
    expect(await db().transfer.count()).toBe(0);
  });

  it("办理：转往公司的在公司桌上，参军的等列名单；申报不能再改；进展里是“已发起”", async () => {
    await carriedOut(k05, batchId);
    expect(await graduateBatch(batchId)).toMatchObject({ state: "DONE", progress: 3 });
    expect(await verdictsOf(batchId)).toMatchObject({ 周望舒: "FILED", 陈听雨: "FILED", 何星野: "FILED", 赵砚秋: "BLOCKED" });
    const company = await at("K21", COMPANY);
    expect((await papersOf(company)).map((p) => p.title).sort()).toEqual([
      "周望舒转往海澜船舶有限公司团委",
      "陈听雨转往海澜船舶有限公司团委",
    ]);
    expect((await papersOf(await at("K03", UNIVERSITY), "waiting", { type: "TRANSFER_LIST" })).length).toBe(1);
    expect(await lettersTo("M03")).toContain("你的组织关系正在办理转出");
    expect(await funnelOf(k05)).toMatchObject({ STARTED: 3, DECLARED: 3 });
    expect(refusal(await declare(await signedIn("M03"), { route: "ARMY" }))).toBe("E-GRAD-16");
    expect(await violations()).toEqual([]);
  });

  it("撤销之后，本人又可以改申报；再定一批，原来办不了的认证之后可以办", async () => {
    given(await takenBack(k05, batchId));
    const m03 = await signedIn("M03");
    expect(await getOwnDeclaration(await selfFor(m03))).toMatchObject({ moving: false, declaration: { usedAt: null } });
    given(await declare(m03, { route: "ARMY" }));
    await archive("M04", "APPROVED");
    const again = await planned(k05);
    expect(await verdictsOf(again)).toMatchObject({ 陈听雨: "READY", 赵砚秋: "READY", 吴清越: "BLOCKED" });
    await carriedOut(k05, again);
    expect(await verdictsOf(await planned(k05))).toEqual({ 吴清越: "BLOCKED" });
    batchId = again;
  });

  it("公司同意之后分配；有一个已经被接收，一个都不撤（E-GRAD-19）；过了一天不行（E-IMP-14）", async () => {
    const company = await at("K21", COMPANY);
    given(await decide(company, (await papersOf(company))[0]?.id ?? ""));
    expect(await db().transfer.count({ where: { state: "PENDING_ASSIGN" } })).toBe(1);
    const withdrawn = await db().transfer.count({ where: { state: "WITHDRAWN" } });
    expect(refusal(await takenBack(k05, batchId))).toBe("E-GRAD-19");
    expect(await db().transfer.count({ where: { state: "WITHDRAWN" } })).toBe(withdrawn);
    setClock(laterByMinutes(now(), 24 * 60 + 1));
    expect(refusal(await takenBack(await at("K05", GRADE), batchId))).toBe("E-IMP-14");
    expect(await violations()).toEqual([]);
  });
});

const SHEET = [
  { key: "M03", reason: "升学", target: CLASS_2022 },
  { key: "M05", reason: "参军入伍", target: "" },
  { key: "M02", reason: "已落实工作单位", target: COMPANY },
  { key: "M06", reason: "延迟毕业", target: "江海海洋大学信息学院延迟毕业团组织" },
  { key: "M03", reason: "升学", target: CLASS_2022 },
  { key: "M07", reason: "升学", target: "东屿区望潮街道团工委" },
  { key: "M01", reason: "说不清", target: COMPANY },
  { key: "M04", name: "赵某某", reason: "升学", target: CLASS_2022 },
  { key: "M10", reason: "升学", target: CLASS_2022 },
] as const;
const reset = (batchId: string) => db().graduateBatch.update({ where: { id: batchId }, data: { state: "RUNNING" } });

describe("由工作簿（A10、R4）", () => {
  beforeAll(graduated);
  let batchId: string;

  it("范围之内的、之外的都可以办；重复、对不上、别的学校、不得去的，各有各的原因", async () => {
    batchId = await planned(m08, SHEET);
    const lines = await linesOf(batchId);
    expect(lines.map((l) => l.verdict)).toEqual([...Array(4).fill("READY"), ...Array(5).fill("BLOCKED")]);
    expect(lines.slice(4).map((l) => l.because)).toEqual([
      expect.stringContaining("重复"),
      expect.stringContaining("不得转至户籍所在地"),
      expect.stringContaining("转接原因"),
      ...Array(2).fill(expect.stringContaining("未查询到该团员")),
    ]);
  });

  it("两个后台一起办，办完再跑：范围之内立即转入，之外发起转出，每人只有一份", async () => {
    given(await press(m08.browser, runGraduateBatch, { batchId }));
    await Promise.all([carryOutBatch(batchId), carryOutBatch(batchId)]);
    await work();
    expect(await graduateBatch(batchId)).toMatchObject({ state: "DONE", progress: 4 });
    expect((await linesOf(batchId)).slice(0, 4).map((l) => l.verdict)).toEqual(["MOVED", "FILED", "FILED", "MOVED"]);
    expect([await branchOf("M03"), await branchOf("M02"), await marksOf("M03")]).toEqual([CLASS_2022, CLASS_1, ["NONE"]]);
    expect(await db().transfer.count()).toBe(4);
    expect((await lettersTo("M08")).filter((t) => t === "成批转接办好了")).toHaveLength(1);
    expect(await violations()).toEqual([]);
  });

  it("被杀在写完一段之后：重新跑只办剩下的，不重复", async () => {
    await reset(batchId);
    await carryOutBatch(batchId);
    expect(await db().transfer.count()).toBe(4);
    expect(await graduateBatch(batchId)).toMatchObject({ state: "DONE", progress: 4 });
  });

  it("一天之内、没有人接收，整批撤销：转出撤回，转入的回到原支部，又是毕业生", async () => {
    setClock(laterByMinutes(now(), 23 * 60));
    m08 = await at("M08", COLLEGE);
    given(await takenBack(m08, batchId));
    expect((await graduateBatch(batchId)).state).toBe("UNDONE");
    expect((await linesOf(batchId)).slice(0, 4).map((l) => l.verdict)).toEqual(Array(4).fill("UNDONE"));
    expect([await branchOf("M03"), await marksOf("M03")]).toEqual([CLASS_1, ["GRADUATE"]]);
    expect(await db().transfer.count({ where: { closedAt: null } })).toBe(0);
    expect(await db().paper.count({ where: { state: "OPEN" } })).toBe(0);
    expect(await funnelOf(await at("K05", GRADE))).toMatchObject({ STARTED: 0, RECEIVED: 0 });
    expect(await violations()).toEqual([]);
  });

  it("定好之后情形变了：办理时再核对，变了的不办，别人照办", async () => {
    const again = await planned(m08, SHEET);
    await archive("M02", "NOT_UPLOADED");
    await carriedOut(m08, again);
    expect(await verdictsOf(again)).toMatchObject({ 周望舒: "BLOCKED", 何星野: "FILED", 孙若川: "MOVED" });
  });

  it("空表：说清为什么，什么都没有动", async () => {
    const empty = await planned(m08, []);
    expect(await graduateBatch(empty)).toMatchObject({ state: "FAILED", failure: expect.stringContaining("没有数据") });
    expect(await db().graduateBatchRow.count({ where: { batchId: empty } })).toBe(0);
  });
});
