import { describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { checkOwnTransfer, checkTransfer, nudgeOwnTransfer, welcomeMember } from "#lib/transfers/actions";
import { listArrivals } from "#lib/transfers/arrivals/queries";
import { listMovable } from "#lib/transfers/checks/queries";
import { TRANSFER } from "#lib/transfers/rules";
import { withWorld } from "#tests/support/database";
import { lettersTo } from "#tests/support/desks";
import { CLASS_1, CLASS_2, COMMUNITY, STREET } from "#tests/support/organizations";
import { given, organizationId, personId, press, refusal, scopeFor, signedIn } from "#tests/support/people";
import { apply, at, judge, LIBRARY, move, sendOut, transferOf } from "#tests/support/transfers";

withWorld();

const GUARD = "transfer_edges";

describe("数据库守着的状态（I11）", () => {
  it("表上没有的路，绕过程序也走不通；表上有的，触发器都放行", async () => {
    const source = await db().$queryRaw<{ text: string }[]>`SELECT prosrc AS text FROM pg_proc WHERE proname = ${GUARD}`;
    const kept = [...(source[0]?.text ?? "").matchAll(/'([A-Z_]+)>([A-Z_]+)'/g)].map((m) => `${m[1]}>${m[2]}`).sort();
    const blanket = ["WITHDRAWN", "RETURNED_TIMEOUT", "CANCELLED"];
    const roads = TRANSFER.moves.filter((m) => !blanket.includes(m.to)).flatMap((m) => m.from.map((from) => `${from}>${m.to}`));
    expect(kept).toEqual([...new Set(roads)].sort());
  });

  it("撤销之后再改回在途，数据库不答应；退回不写理由、分配不写支部，存不下", async () => {
    const m01 = await at("M01", CLASS_1);
    given(await sendOut(m01, ["M06"], COMMUNITY));
    const { id } = await transferOf("M06");
    const set = (sql: string) => db().$executeRawUnsafe(`UPDATE transfer SET ${sql} WHERE id = '${id}'`);
    await expect(set("state = 'RETURNED', closed_at = now()")).rejects.toThrow("transfer_refused_check");
    await expect(set("state = 'DONE', closed_at = now()")).rejects.toThrow("transfer_done_check");
    await expect(set("state = 'PENDING_OUT'")).rejects.toThrow("no road");
    await set("state = 'WITHDRAWN', closed_at = now()");
    await expect(set("state = 'PENDING_IN', closed_at = NULL")).rejects.toThrow("no road");
    await db().paper.updateMany({ where: { subjectId: id }, data: { state: "WITHDRAWN", closedAt: new Date() } });
  });
});

describe("发起之前先问（A11、TRF-23）", () => {
  it("选人时就说谁不能转、为什么；选了去向和原因，说哪里不合适；别的支部的人问不到", async () => {
    const m01 = await at("M01", CLASS_1);
    const list = (await listMovable(await scopeFor(m01), await organizationId(CLASS_1))) ?? [];
    expect(list.find((m) => m.name === "赵砚秋")?.advice.map((a) => a.code)).toEqual(["E-TRF-14"]);
    expect(await listMovable(await scopeFor(m01), await organizationId(CLASS_2))).toBeNull();
    const personIds = [await personId("M02")];
    const asked = { kind: "OUT" as const, personIds, toOrgId: await organizationId(STREET), reason: "FURTHER_STUDY" as const };
    const checked = given(await press(m01.browser, checkTransfer, asked));
    expect(checked.people[0]?.advice.map((a) => `${a.level}:${a.code}`)).toEqual(["block:E-TRF-23", "hint:TRF-23", "hint:TRF-28"]);
    const army = given(await press(m01.browser, checkTransfer, { ...asked, toOrgId: null, reason: "ARMY" }));
    expect(army.target).toEqual({ name: LIBRARY, route: "SPECIAL" });
    expect(refusal(await press((await at("M07", CLASS_2)).browser, checkTransfer, asked))).toBe("E-GEN-08");
    const m03 = await signedIn("M03");
    const own = given(await press(m03.browser, checkOwnTransfer, { toOrgId: await organizationId(COMMUNITY), reason: "JOB_CHANGE" }));
    expect(own.people[0]?.advice.map((a) => a.level)).toEqual(["hint"]);
  });
});

describe("新来的团员（MEM-35）与本人催办", () => {
  it("转入之后在单子上，支部或直属上级联系过就划去；别的支部划不了", async () => {
    const [m01, k13, m07] = [await at("M01", CLASS_1), await at("K13", COMMUNITY), await at("M07", CLASS_2)];
    given(await sendOut(m01, ["M05"], COMMUNITY));
    given(await judge(k13, "M05"));
    const [arrival] = await listArrivals(await scopeFor(k13));
    expect(arrival).toMatchObject({ name: "何星野", from: CLASS_1 });
    expect((await listArrivals(await scopeFor(await at("M09", STREET)))).map((a) => a.name)).toEqual(["何星野"]);
    const done = { transferId: arrival?.transferId ?? "" };
    expect(refusal(await press(m07.browser, welcomeMember, done))).toBe("E-GEN-08");
    given(await press(k13.browser, welcomeMember, done));
    expect(await listArrivals(await scopeFor(k13))).toEqual([]);
    expect(refusal(await press(k13.browser, welcomeMember, done))).toBe("E-GEN-02");
    await move(["M05"], CLASS_2);
    expect(await listArrivals(await scopeFor(m07))).toEqual([]);
  });

  it("本人催办自己的转接，一天一次；别人的催不了", async () => {
    const m03 = await signedIn("M03");
    given(await apply(m03, COMMUNITY));
    const { id: transferId } = await transferOf("M03");
    given(await press(m03.browser, nudgeOwnTransfer, { transferId }));
    expect(refusal(await press(m03.browser, nudgeOwnTransfer, { transferId }))).toBe("E-OPS-08");
    expect(refusal(await press((await signedIn("M02")).browser, nudgeOwnTransfer, { transferId }))).toBe("E-GEN-08");
    expect(await lettersTo("M01")).toContain("提醒：陈听雨转往听涛社区团支部");
    expect(await lettersTo("K05")).toContain("提醒：陈听雨转往听涛社区团支部");
  });
});
