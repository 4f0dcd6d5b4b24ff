import { beforeEach, describe, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { readLinkToken } from "#lib/crypto/codes";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import type { ArrivalPurpose } from "#generated/enums";
import { listViewers } from "#lib/members/disclosures/queries";
import { requestOwnTransfer } from "#lib/transfers/actions";
import { openShortCode, renewArrivalCode, reportArrival, revealArrival, revokeArrivalCode } from "#lib/transfers/arrival/actions";
import { getArrivalPage, listComing, listOwnCodes } from "#lib/transfers/arrival/queries";
import { withFreshWorld } from "#tests/support/database";
import { decide, papersOf } from "#tests/support/desks";
import { leaksIn } from "#tests/support/leaks";
import { CLASS_1, GRADE } from "#tests/support/organizations";
import { given, organizationId, type Player, press, refusal, scopeFor, selfFor, signedIn, visitor } from "#tests/support/people";
import { call } from "#tests/support/routes";
import { violations } from "#tests/support/soundness";
import { BEIJING_BRANCH, WORKSHOP } from "#tests/support/transfers";
import { BASE_DATE } from "#world/plant";

withFreshWorld();
let k22: Player;
let m03: Player;
beforeEach(async () => {
  k22 = await signedIn("K22", { organization: WORKSHOP });
  m03 = await signedIn("M03");
});

const asked = async (purpose: ArrivalPurpose, at = WORKSHOP) => ({ organizationId: await organizationId(at), purpose });
const renew = async (player: Player, purpose: ArrivalPurpose, at = WORKSHOP) =>
  press(player.browser, renewArrivalCode, await asked(purpose, at));
const codeOf = async (player: Player, purpose: ArrivalPurpose) => {
  const code = (await listOwnCodes(await scopeFor(player)))[purpose];
  if (!code) throw new Error("no code");
  return code;
};
const issued = async (player: Player, purpose: ArrivalPurpose, at = WORKSHOP) => {
  given(await renew(player, purpose, at));
  return codeOf(player, purpose);
};
const landing = async (token: string): Promise<string | null> => (await call(visitor(), `/r/${token}`)).headers.get("location");

const apply = async (at = WORKSHOP, isExternal = false) =>
  press(m03.browser, requestOwnTransfer, {
    ...{ isExternal, toOrgId: await organizationId(at), reason: "JOB_CHANGE", reasonNote: "", newUnitName: "海澜船舶有限公司" },
    ...{ newUnitAddress: "东屿区船厂路1号", schoolType: null, remark: "", memberInformed: false, contact: "19900000333" },
  });
const consent = async (player: Player) => given(await decide(player, (await papersOf(player))[0]?.id ?? ""));
const report = async (codeId: string, player = m03) => press(player.browser, reportArrival, { codeId });

describe("接收码（A12）", () => {
  it("扫了就到申请页：支部、原因、码都在网址里，没有登录的也先到那里再回来；停用之后旧的扫不开，新的可以", async () => {
    const code = await issued(k22, "JOIN");
    const at = await organizationId(WORKSHOP);
    expect(await landing(code.token)).toBe(`/my/transfers/new?to=${at}&reason=EMPLOYED&code=${code.shortCode}`);
    expect(readLinkToken(code.token)).toEqual({ kind: "joining", id: code.id });
    const fresh = await issued(k22, "JOIN");
    expect(await landing(code.token)).toBe("/my/scan?ended=1");
    expect(await landing(fresh.token)).toContain(at);
    given(await press(k22.browser, revokeArrivalCode, await asked("JOIN")));
    expect(await landing(fresh.token)).toBe("/my/scan?ended=1");
    expect(refusal(await press(k22.browser, revokeArrivalCode, await asked("JOIN")))).toBe("E-GEN-02");
    expect(await db().auditEvent.count({ where: { action: { startsWith: "arrivalCode." } } })).toBe(3);
  });

  it("用到写着的那一天结束；支部删了就扫不开；一张码一个用途", async () => {
    const [join, report_] = [await issued(k22, "JOIN"), await issued(k22, "REPORT")];
    setClock(new Date("2025-12-31T23:59:59+08:00"));
    expect(await landing(join.token)).toContain("/my/transfers/new");
    expect(await landing(report_.token)).toBe("/my/scan?ended=1");
    setClock(new Date("2026-01-01T00:00:00+08:00"));
    expect(await landing(join.token)).toBe("/my/scan?ended=1");
    setClock(BASE_DATE);
    expect(await landing(report_.token)).toBe(`/my/arrival?code=${report_.id}`);
    expect(refusal(await report(join.id))).toBe("E-TRF-61");
    await db().organization.update({ where: { id: await organizationId(WORKSHOP) }, data: { status: "DELETED" } });
    expect(await landing(join.token)).toBe("/my/scan?ended=1");
  });

  it("只有自己的支部能发；隔壁的、上级的、团员都不行；十个窗口同时换，在用的只有一张", async () => {
    const k13 = await signedIn("K13");
    const k21 = await signedIn("K21");
    expect(refusal(await renew(k13, "JOIN"))).toBe("E-GEN-08");
    expect(refusal(await renew(k21, "JOIN"))).toBe("E-PERM-02");
    expect(refusal(await renew(m03, "JOIN", CLASS_1))).toBe("E-PERM-01");
    expect(refusal(await renew(await signedIn("K05", { organization: GRADE }), "JOIN", GRADE))).toBe("E-TRF-60");
    const answers = await Promise.all(Array.from({ length: 10 }, () => renew(k22, "JOIN")));
    expect(answers.every((a) => a.ok)).toBe(true);
    expect(await db().arrivalCode.count({ where: { revokedAt: null } })).toBe(1);
  });

  it("扫不了的输六位数字，空格不要紧；错的、停用的一样说没有；一小时二十次", async () => {
    const code = await issued(k22, "JOIN");
    const open = (typed: string) => press(m03.browser, openShortCode, { code: typed });
    expect(given(await open(`${code.shortCode.slice(0, 3)} ${code.shortCode.slice(3)}`)).href).toContain("/my/transfers/new?to=");
    const wrong = code.shortCode === "000000" ? "000001" : "000000";
    expect(refusal(await open(wrong))).toBe("E-TRF-61");
    expect((await open("12345")).ok).toBe(false);
    given(await press(k22.browser, revokeArrivalCode, await asked("JOIN")));
    expect(refusal(await open(code.shortCode))).toBe("E-TRF-61");
    const many = await Promise.all(Array.from({ length: 30 }, () => open(wrong)));
    expect(many.filter((a) => refusal(a) === "E-GEN-04").length).toBeGreaterThan(5);
  });
});

describe("报到（BEY-21、TRF-17）", () => {
  it("没有申请的不能报到；在路上的报到支部就知道；转入以后在“已报到”；再扫一次不变", async () => {
    const { id } = await issued(k22, "REPORT");
    expect(refusal(await report(id))).toBe("E-TRF-62");
    expect((await getArrivalPage(await selfFor(m03), id))?.own).toBeNull();
    given(await apply());
    const scope = await scopeFor(k22);
    expect((await listComing(scope)).onTheWay).toMatchObject([{ name: "陈听雨", mobileMasked: "199****0333" }]);
    expect(leaksIn(await listComing(scope))).toEqual([]);
    await consent(await signedIn("M01", { organization: CLASS_1 }));
    await consent(k22);
    expect((await listComing(scope)).missing.map((r) => r.name)).toEqual(["陈听雨"]);
    setClock(laterByDays(BASE_DATE, 2));
    m03 = await signedIn("M03");
    expect(given(await report(id))).toEqual({ branch: "机电车间团支部" });
    const once = await db().transfer.findFirstOrThrow();
    given(await report(id));
    expect((await db().transfer.findFirstOrThrow()).reportedAt).toEqual(once.reportedAt);
    expect(await db().transferStep.count({ where: { kind: "REPORTED" } })).toBe(1);
    const after = await listComing(await scopeFor(await signedIn("K22", { organization: WORKSHOP })));
    expect([after.missing, after.arrived.map((r) => r.name)]).toEqual([[], ["陈听雨"]]);
    expect(await violations()).toEqual([]);
    setClock(BASE_DATE);
  });

  it("转往北京的：扫到的就是报到，报到之后那边才能审批", async () => {
    const k20 = await signedIn("K20", { organization: BEIJING_BRANCH });
    const { id } = await issued(k20, "REPORT", BEIJING_BRANCH);
    given(await apply(BEIJING_BRANCH, true));
    await consent(await signedIn("M01", { organization: CLASS_1 }));
    expect((await db().transfer.findFirstOrThrow()).state).toBe("WAIT_REPORT");
    given(await report(id));
    expect(await db().transfer.findFirstOrThrow()).toMatchObject({ state: "PENDING_IN", reportedAt: expect.any(Date) });
    await consent(k20);
    expect((await db().transfer.findFirstOrThrow()).state).toBe("DONE");
    expect(await violations()).toEqual([]);
  });

  it("别人的转接报不了；联系方式写明理由才看全，本人知道；旁支、上级看不了", async () => {
    const { id } = await issued(k22, "REPORT");
    given(await apply());
    expect(refusal(await report(id, await signedIn("M04")))).toBe("E-TRF-62");
    const { id: transferId } = await db().transfer.findFirstOrThrow();
    const look = (player: Player, reason = "联系报到") => press(player.browser, revealArrival, { transferId, reason });
    expect((await look(k22, "")).ok).toBe(false);
    expect(given(await look(k22))).toEqual({ mobile: "19900000333" });
    expect((await listViewers(await selfFor(m03)))[0]).toMatchObject({ viewerName: "舟自横", reason: "联系报到" });
    expect(refusal(await look(await signedIn("K13")))).toBe("E-GEN-08");
    expect(refusal(await look(await signedIn("K21")))).toBe("E-PERM-02");
  });
});
