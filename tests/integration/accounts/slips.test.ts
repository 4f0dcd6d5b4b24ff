import { describe, expect, it } from "vitest";
import { issueActivationCodes, undoActivation } from "#lib/accounts/actions";
import { saveChildInformation } from "#lib/cadres/secretary/actions";
import { getActivationPage, getSlips, listActivated, listWaiting, readSlipCode } from "#lib/accounts/activation/queries";
import { findPresence } from "#lib/auth/load";
import { now } from "#lib/clock";
import { readTotal } from "#lib/counters/queries";
import { readLinkToken } from "#lib/crypto/codes";
import { db } from "#lib/db";
import {
  accountOf,
  activateWith,
  codeOf,
  DEMO_PASSWORD,
  enter,
  giveCode,
  HOUR,
  later,
  MINUTE,
  NEW_PASSWORD,
  outcome,
  WRONG,
} from "#tests/support/accounts";
import { withFreshWorld } from "#tests/support/database";
import { CLASS_1, COLLEGE, GRADE, PROVINCE, UNIVERSITY, informationForm, organizationOf } from "#tests/support/organizations";
import { given, organizationId, type Player, personId, press, refusal, scopeFor, signedIn, visitor } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { enrol } from "#tests/support/totp";

withFreshWorld();

const issue = async (player: Player, ...keys: string[]) =>
  press(player.browser, issueActivationCodes, { personIds: await Promise.all(keys.map(personId)) });
const undo = async (player: Player, key: string) =>
  refusal(await press(player.browser, undoActivation, { personId: await personId(key) })) ?? "undone";
const waiting = async (): Promise<number> => {
  const at = await db().organization.findFirstOrThrow({ where: { fullName: CLASS_1 } });
  return (await readTotal(db(), at))["members.unactivated"];
};

describe("激活条（PWD-02、A2）", () => {
  it("发给没激活的人，激活了的不发；条上证件号遮住，扫的链接里没有个人信息", async () => {
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    const { batchId } = given(await issue(m01, "M04", "M03", "M05"));
    const slips = (await getSlips(await scopeFor(m01), batchId)) ?? [];
    expect(slips.map((s) => s.name)).toEqual(["赵砚秋", "何星野"]);
    expect(slips[0]?.code).toBe(await codeOf("M04", "ACTIVATION"));
    expect(slips.map((s) => s.idMasked).join()).not.toMatch(/\d{9}/);
    const link = readLinkToken(slips[0]?.token ?? "");
    expect(await readSlipCode(link?.id ?? "")).toBe(slips[0]?.code);
    const token = slips[0]?.token ?? "";
    expect(readLinkToken(token.slice(0, 5) + (token[5] === "A" ? "B" : "A") + token.slice(6))).toBeNull();
    expect(refusal(await issue(m01, "M03"))).toBe("E-PWD-21");
  });

  it("只有签发的人看得到，一刻钟；激活了的那张不再出现", async () => {
    const [m01, k05] = [await signedIn("M01", { organization: CLASS_1 }), await signedIn("K05", { organization: GRADE })];
    const { batchId } = given(await issue(m01, "M04", "M05"));
    expect(await getSlips(await scopeFor(k05), batchId)).toBeNull();
    expect((await activateWith("M04", await codeOf("M04", "ACTIVATION"))).ok).toBe(true);
    expect((await getSlips(await scopeFor(m01), batchId))?.map((s) => s.name)).toEqual(["何星野"]);
    later(15 * MINUTE);
    expect(await getSlips(await scopeFor(m01), batchId)).toBeNull();
  });

  it("本级和直属上级能发；隔级、旁边的、夹带一个外人，整批不发", async () => {
    expect((await issue(await signedIn("K05", { organization: GRADE }), "M04")).ok).toBe(true);
    const before = await codeOf("M04", "ACTIVATION");
    expect(refusal(await issue(await signedIn("M08", { organization: "江海海洋大学信息学院团委" }), "M04"))).toBe("E-PERM-02");
    expect(refusal(await issue(await signedIn("M07"), "M04"))).toBe("E-GEN-08");
    expect(refusal(await issue(await signedIn("M01"), "M04", "M19"))).toBe("E-GEN-08");
    expect(await codeOf("M04", "ACTIVATION")).toBe(before);
  });

  it("等激活的、激活了的，只列自己和直属支部的", async () => {
    const names = async (key: string, organization: string) => {
      const scope = await scopeFor(await signedIn(key, { organization }));
      return { waiting: (await listWaiting(scope)).map((w) => w.name).sort(), activated: (await listActivated(scope)).map((a) => a.name) };
    };
    const own = await names("M01", CLASS_1);
    expect(own.waiting).toEqual(["何星野", "孙若川", "赵砚秋"].sort());
    expect(own.activated.sort()).toEqual(["周望舒", "林晓澜", "陈听雨"].sort());
    expect((await names("K05", GRADE)).activated).toContain("吴清越");
    const college = await names("M08", COLLEGE);
    expect(college.waiting).toEqual(["石见山"]);
    expect(college.activated.sort()).toEqual(["叶知秋", "白若溪", "郑云帆"].sort());
  });
});

describe("不是团员的团干部（PWD-04、ORG-13）", () => {
  const NEWCOMER = { name: "唐予安", idNumber: "379901200408159685", mobile: "19900000016" };

  async function appoint(): Promise<Player> {
    await db().cadrePost.updateMany({
      where: { organizationId: await organizationId(COLLEGE), post: "SECRETARY" },
      data: { status: "ENDED" },
    });
    const k03 = await signedIn("K03", { organization: UNIVERSITY });
    given(await press(k03.browser, saveChildInformation, await informationForm(COLLEGE, { secretary: NEWCOMER })));
    return k03;
  }

  it("刚登记的团委书记在直属上级的名单里，拿得到激活条，条上写着他的团委；隔级的看不到", async () => {
    const k03 = await appoint();
    const scope = await scopeFor(k03);
    const found = (await listWaiting(scope)).find((w) => w.name === NEWCOMER.name);
    expect(found).toMatchObject({ branchName: "信息学院团委", codeExpiresAt: null });
    const personIds = [found?.personId ?? ""];
    const { batchId } = given(await press(k03.browser, issueActivationCodes, { personIds }));
    const [slip] = (await getSlips(scope, batchId)) ?? [];
    expect(slip).toMatchObject({ name: NEWCOMER.name, branchName: "信息学院团委" });
    expect((await activateWith(NEWCOMER.idNumber, slip?.code ?? "")).ok).toBe(true);
    expect((await listActivated(scope))[0]?.name).toBe(NEWCOMER.name);
    const k02 = await scopeFor(await signedIn("K02", { organization: PROVINCE }));
    expect((await listWaiting(k02)).map((w) => w.name)).not.toContain(NEWCOMER.name);
  });

  it("页上的人数把他算在内；还没有激活条的排在前面，发过的往后排", async () => {
    const k03 = await appoint();
    const page = await getActivationPage(await scopeFor(k03));
    const members = (await readTotal(db(), await organizationOf(UNIVERSITY)))["members.unactivated"];
    expect(page).toMatchObject({ here: page.waiting.length, total: members + 1 });
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    await db().credentialCode.updateMany({ where: { purpose: "ACTIVATION" }, data: { voidedAt: now() } });
    const scope = await scopeFor(m01);
    const [first, ...others] = await listWaiting(scope);
    given(await press(m01.browser, issueActivationCodes, { personIds: [first?.personId ?? ""] }));
    expect((await listWaiting(scope)).map((w) => w.name)).toEqual([...others.map((w) => w.name), first?.name]);
    expect((await listWaiting(scope, 2)).map((w) => w.name)).toEqual(others.map((w) => w.name));
  });
});

describe("收回激活（§4.4、§4.9）", () => {
  it("密码没了，会话结束，数字回来，重新发码才能再激活", async () => {
    const before = await waiting();
    expect((await activateWith("M04", await codeOf("M04", "ACTIVATION"))).ok).toBe(true);
    const stranger = await enter("M04", { password: NEW_PASSWORD });
    const token = await signedIn("M04");
    expect(await waiting()).toBe(before - 1);
    expect(await undo(await signedIn("M01", { organization: CLASS_1 }), "M04")).toBe("undone");
    expect(await accountOf("M04")).toMatchObject({ state: "PENDING", passwordHash: null, activatedAt: null, assurance: 0 });
    expect(await waiting()).toBe(before);
    expect(await findPresence(token.token)).toBeNull();
    expect(await outcome(stranger, "M04", { password: NEW_PASSWORD })).toBe("E-PWD-01");
    expect((await activateWith("M04", await giveCode("M04"))).ok).toBe(true);
    expect(await violations()).toEqual([]);
  });

  it("冒名的人开的动态口令、认得的设备、要来的重置码，一起作废", async () => {
    expect((await activateWith("M04", await codeOf("M04", "ACTIVATION"))).ok).toBe(true);
    const stranger = await enter("M04", { password: NEW_PASSWORD });
    await enrol(stranger);
    await giveCode("M04", "RESET");
    expect(await undo(await signedIn("M01", { organization: CLASS_1 }), "M04")).toBe("undone");
    expect(await db().credentialCode.count({ where: { personId: await personId("M04"), usedAt: null, voidedAt: null } })).toBe(0);
    expect((await activateWith("M04", await giveCode("M04"), { password: "ben-ren-de-mi-ma-1" })).ok).toBe(true);
    expect(await outcome(visitor(), "M04", { password: "ben-ren-de-mi-ma-1" })).toBe("signed-in");
    for (let i = 0; i < 5; i++) await outcome(visitor(), "M04", { password: WRONG });
    expect(await outcome(stranger, "M04", { password: NEW_PASSWORD })).toBe("E-PWD-02");
  });

  it("72小时之内；之后请发重置码", async () => {
    const code = await codeOf("M04", "ACTIVATION");
    expect((await activateWith("M04", code)).ok).toBe(true);
    later(72 * HOUR);
    expect(await undo(await signedIn("M01", { organization: CLASS_1 }), "M04")).toBe("E-PWD-22");
    expect(await outcome(visitor(), "M04", { password: NEW_PASSWORD })).toBe("signed-in");
  });

  it("旁边的支部、隔级的、比自己高的，都收不回；同时收两次算一次", async () => {
    expect((await activateWith("M04", await codeOf("M04", "ACTIVATION"))).ok).toBe(true);
    expect(await undo(await signedIn("M07"), "M04")).toBe("E-GEN-08");
    expect(await undo(await signedIn("M08", { organization: "江海海洋大学信息学院团委" }), "M04")).toBe("E-PERM-02");
    expect(await undo(await signedIn("K13"), "M09")).toBe("E-PERM-02");
    const itself = await signedIn("M01", { organization: CLASS_1 });
    expect(await undo(itself, "M01")).toBe("E-PERM-02");
    expect((await listActivated(await scopeFor(itself))).find((a) => a.name === "林晓澜")?.undoable).toBe(false);
    const [m01, k05] = [await signedIn("M01", { organization: CLASS_1 }), await signedIn("K05", { organization: GRADE })];
    expect((await Promise.all([undo(m01, "M04"), undo(k05, "M04")])).sort()).toEqual(["E-PWD-22", "undone"]);
    expect(await outcome(visitor(), "M09", { password: DEMO_PASSWORD })).toBe("signed-in");
  });
});
