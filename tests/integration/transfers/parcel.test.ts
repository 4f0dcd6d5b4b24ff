import { beforeAll, describe, expect, it } from "vitest";
import { actorFor, scopeFor, selfFor, signedIn } from "#tests/support/people";
import { withWorld } from "#tests/support/database";
import { apply, at, COMPANY, judge, sendOut, transferOf } from "#tests/support/transfers";
import { now } from "#lib/clock";
import { exportTransfers } from "#lib/transfers/list/report";
import { powersOver } from "#lib/transfers/parcel/policy";
import { getDeciding, getOwnParcel, getParcel } from "#lib/transfers/parcel/queries";
import { countWaiting, listTransfers } from "#lib/transfers/queries";
import { transferFilterSchema } from "#lib/transfers/schema";
import { findStart } from "#lib/transfers/starting/queries";

withWorld();

const CLASS_1 = "江海海洋大学信息学院计算机专业2021级1班团支部";
const CLASS_2022 = "江海海洋大学信息学院计算机专业2022级1班团支部";
const GENERAL = "江海海洋大学信息学院2021级团总支";
const COMMUNITY = "望潮街道听涛社区团支部";
const filter = (asked: object) => transferFilterSchema.parse(asked);

describe("一件转接的全貌（TRF-20）", () => {
  beforeAll(async () => {
    expect(await apply(await signedIn("M03"), COMPANY)).toMatchObject({ ok: true });
    expect(await sendOut(await at("M01", CLASS_1), ["M06"], COMMUNITY)).toMatchObject({ ok: true });
  });

  it("说得出在谁手里、谁能办：支部两位管理员，直属上级一位", async () => {
    const { id } = await transferOf("M03");
    const view = await getParcel(await scopeFor(await at("M01", CLASS_1)), id);
    expect(view?.holders).toEqual([
      { id: expect.any(String), name: "计算机专业2021级1班团支部", people: ["林晓澜", "周望舒"] },
      { id: expect.any(String), name: "2021级团总支", people: ["白若溪"] },
    ]);
    expect(view).toMatchObject({ branchChosen: false, limitDays: 10, here: true, names: { to: "海澜船舶有限公司团委" } });
  });

  it("不相干的支部看不到，编号乱写也只是没有", async () => {
    const { id } = await transferOf("M03");
    const stranger = await at("M18", CLASS_2022);
    expect(await getParcel(await scopeFor(stranger), id)).toBeNull();
    expect((await listTransfers(await scopeFor(stranger), filter({ tab: "all" }))).rows).toEqual([]);
    expect(await getParcel(await scopeFor(stranger), "x")).toBeNull();
    expect(await getOwnParcel(await selfFor(await signedIn("M07")), { name: "吴清越" }, id)).toBeNull();
  });

  it("能做什么看是谁：发起人能撤回，手里的人不能替他撤回，本人可以催", async () => {
    const { id } = await transferOf("M03");
    const member = await signedIn("M03");
    const own = await getOwnParcel(await selfFor(member), { name: "陈听雨" }, id);
    const desk = await at("M01", CLASS_1);
    const view = await getParcel(await scopeFor(desk), id);
    if (!own || !view) throw new Error("nothing to see");
    const powers = { correct: false, appeal: false, takeBackAppeal: false };
    expect(powersOver(await actorFor(member, false), own, { atDesk: false, at: now() })).toEqual({
      ...powers,
      withdraw: true,
      nudge: true,
    });
    expect(powersOver(await actorFor(desk), view, { atDesk: true, at: now() })).toEqual({ ...powers, withdraw: false, nudge: false });
  });

  it("标签各归各：转出在支部和团总支，转入在社区，自己发起的在支部；拼音也查得到", async () => {
    const names = async (scope: Awaited<ReturnType<typeof scopeFor>>, asked: object) =>
      (await listTransfers(scope, filter(asked))).rows.map((r) => r.name);
    const branch = await scopeFor(await at("M01", CLASS_1));
    const above = await scopeFor(await at("K05", GENERAL));
    const community = await scopeFor(await at("K13", COMMUNITY));
    expect(await names(branch, { tab: "out" })).toEqual(["陈听雨"]);
    expect(await names(above, { tab: "out" })).toEqual(["陈听雨"]);
    expect(await names(community, { tab: "in" })).toEqual(["孙若川"]);
    expect(await names(branch, { tab: "mine" })).toEqual(["孙若川"]);
    expect(await names(branch, { tab: "all", q: "cty" })).toEqual(["陈听雨"]);
    expect(await names(branch, { tab: "all", from: "2025-03-04" })).toEqual([]);
    expect(await countWaiting(branch)).toEqual({ out: 1, in: 0, assign: 0 });
    expect(await countWaiting(community)).toEqual({ out: 0, in: 1, assign: 0 });
  });

  it("导出的就是看到的，没有证件号码", async () => {
    const desk = await at("M01", CLASS_1);
    const { sheet } = await exportTransfers(await actorFor(desk), await scopeFor(desk), filter({ tab: "mine" }));
    expect(sheet.rows).toHaveLength(1);
    expect(sheet.rows[0]?.slice(0, 2)).toEqual(["孙若川", "办理转出"]);
    expect(JSON.stringify(sheet)).not.toContain("3799");
  });

  it("该先问的：团委收下之后要分配，支部收下就完了", async () => {
    const { id } = await transferOf("M06");
    const community = await scopeFor(await at("K13", COMMUNITY));
    expect(await getDeciding(community, id)).toMatchObject({ receiving: true, assign: null, asksEmployment: false, mayRefuse: true });
    expect(await judge(await at("M01", CLASS_1), "M03")).toMatchObject({ ok: true });
    const company = await at("K21", COMPANY);
    expect(await getDeciding(await scopeFor(company), (await transferOf("M03")).id)).toMatchObject({ assign: "next" });
    expect(await judge(company, "M03")).toMatchObject({ ok: true });
    expect(await getDeciding(await scopeFor(company), (await transferOf("M03")).id)).toMatchObject({ assign: "now" });
  });

  it("从找人那里来的，支部和人已经选好；不能转的不勾，写着为什么", async () => {
    const desk = await at("K05", GENERAL);
    const start = await findStart(await scopeFor(desk), await actorFor(desk), { person: (await transferOf("M06")).personId });
    expect(start.branch?.shortName).toBe("计算机专业2021级1班团支部");
    expect(start.chosen).toEqual([]);
    expect(start.members.find((m) => m.name === "孙若川")?.advice[0]?.code).toBe("E-TRF-02");
    const stranger = await at("K13", COMMUNITY);
    const elsewhere = await findStart(await scopeFor(stranger), await actorFor(stranger), { person: (await transferOf("M06")).personId });
    expect(elsewhere.members.map((m) => m.name)).not.toContain("孙若川");
  });
});
