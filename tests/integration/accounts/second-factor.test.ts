import { describe, expect, it } from "vitest";
import {
  beginSecondFactor,
  confirmSignIn,
  disableSecondFactor,
  enableSecondFactor,
  resetSecondFactor,
  signOut,
} from "#lib/accounts/actions";
import { renewRegistrationCode } from "#lib/registration/actions";
import { liftFactorByHand } from "#lib/registration/operators/commands";
import { db } from "#lib/db";
import {
  accountOf,
  DEMO_PASSWORD,
  enter,
  giveCode,
  HOUR,
  later,
  MINUTE,
  NEW_PASSWORD,
  outcome,
  reset,
  setRule,
  tally,
  withAccounts,
  WRONG,
} from "#tests/support/accounts";
import type { Browser } from "#tests/support/next-headers";
import { given, idNumberOf, organizationId, personId, press, refusal, send, signedIn, visitor } from "#tests/support/people";
import { enrol, totpOf } from "#tests/support/totp";
import { GRADE } from "#tests/support/organizations";

withAccounts();

const disable = async (browser: Browser, password = DEMO_PASSWORD) =>
  refusal(await press(browser, disableSecondFactor, { password })) ?? "off";
/** Something that only a desk may do. */
const administer = async (browser: Browser) =>
  refusal(await press(browser, renewRegistrationCode, { organizationId: await organizationId(GRADE) })) ?? "done";

describe("动态口令（S13）", () => {
  it("启用之后，光有密码进不来；口令对了才进", async () => {
    const secret = await enrol((await signedIn("M03")).browser);
    const browser = visitor();
    expect(await outcome(browser, "M03")).toBe("second-factor");
    expect(browser.jar.has("session")).toBe(false);
    expect(await outcome(browser, "M03", { totp: "000000" })).toBe("E-PWD-14");
    later(MINUTE);
    expect(await outcome(browser, "M03", { totp: totpOf(secret) })).toBe("signed-in");
  });

  it("一个口令只用一次：启用用过的、登录用过的、同时来的，都只算一次", async () => {
    const secret = await enrol((await signedIn("M03")).browser);
    expect(await outcome(visitor(), "M03", { totp: totpOf(secret) })).toBe("E-PWD-14");
    later(MINUTE);
    const totp = totpOf(secret);
    const seen = await tally(Array.from({ length: 3 }, () => outcome(visitor(), "M03", { totp })));
    expect(seen).toEqual({ "signed-in": 1, "E-PWD-14": 2 });
    expect(await outcome(visitor(), "M03", { totp: totpOf(secret, -30) })).toBe("E-PWD-14");
  });

  it("过时的、没到时候的口令不算", async () => {
    const secret = await enrol((await signedIn("M03")).browser);
    later(10 * MINUTE);
    expect(await outcome(visitor(), "M03", { totp: totpOf(secret, -90) })).toBe("E-PWD-14");
    expect(await outcome(visitor(), "M03", { totp: totpOf(secret, 90) })).toBe("E-PWD-14");
    expect(await outcome(visitor(), "M03", { totp: "１２３４５６" })).toBe("E-PWD-14");
  });

  it("猜口令与猜密码一样要等：五次", async () => {
    await enrol((await signedIn("M03")).browser);
    const seen = await tally(Array.from({ length: 30 }, () => outcome(visitor(), "M03", { totp: "000000" })));
    expect(seen).toEqual({ "E-PWD-14": 5, "E-PWD-02": 25 });
  });

  it("密码错的时候，看不出有没有启用", async () => {
    await enrol((await signedIn("M03")).browser);
    expect(await outcome(visitor(), "M03", { password: WRONG, totp: "000000" })).toBe("E-PWD-01");
  });

  it("没填口令不算开启；密钥在库里是密文，审计里没有", async () => {
    const { browser } = await signedIn("M03");
    const { secret } = given(await press(browser, beginSecondFactor, {}));
    expect(refusal(await press(browser, enableSecondFactor, { totp: "000000" }))).toBe("E-PWD-14");
    expect(await accountOf("M03")).toMatchObject({ totpEnabledAt: null });
    expect(Buffer.from((await accountOf("M03")).totpSecret ?? []).toString("latin1")).not.toContain(secret);
    expect(JSON.stringify(await db().auditEvent.findMany(), (_, v) => (typeof v === "bigint" ? 0 : v))).not.toContain(secret);
    expect(await outcome(visitor(), "M03")).toBe("signed-in");
  });

  it("重置了密码，动态口令还在", async () => {
    const secret = await enrol((await signedIn("M03")).browser);
    await reset("M03", await giveCode("M03", "RESET"));
    later(MINUTE);
    expect(await outcome(visitor(), "M03", { password: NEW_PASSWORD })).toBe("second-factor");
    expect(await outcome(visitor(), "M03", { password: NEW_PASSWORD, totp: totpOf(secret) })).toBe("signed-in");
  });
});

describe("谁捡到一台开着的电脑", () => {
  it("放久了的登录不能给自己配一个动态口令，再当成刚确认过本人", async () => {
    const desk = await enter("M08");
    later(31 * MINUTE);
    expect(await administer(desk)).toBe("E-PERM-04");
    expect(refusal(await press(desk, beginSecondFactor, {}))).toBe("E-PERM-04");
    given(await press(desk, confirmSignIn, { password: DEMO_PASSWORD, totp: "" }));
    given(await press(desk, beginSecondFactor, {}));
  });

  it("配到一半放久了，也不能接着配", async () => {
    const desk = await enter("M08");
    const { secret } = given(await press(desk, beginSecondFactor, {}));
    later(31 * MINUTE);
    expect(refusal(await press(desk, enableSecondFactor, { totp: totpOf(secret) }))).toBe("E-PERM-04");
    expect(await administer(desk)).toBe("E-PERM-04");
  });

  it("关掉要密码，猜错五次要等；已启用的不能悄悄换一个", async () => {
    const { browser } = await signedIn("M03");
    await enrol(browser);
    expect(refusal(await press(browser, beginSecondFactor, {}))).toBe("E-GEN-02");
    for (let i = 0; i < 5; i++) expect(await disable(browser, WRONG)).toBe("E-PWD-04");
    expect(await disable(browser)).toBe("E-PWD-02");
    later(15 * MINUTE);
    expect(await disable(browser)).toBe("off");
    expect(await outcome(visitor(), "M03")).toBe("signed-in");
  });
});

describe("要动态口令的职务", () => {
  it("没启用的管不了；启用了、这次登录验过的才行；停用不了", async () => {
    await setRule("auth.secondFactor", true);
    const desk = await enter("M08");
    expect(await administer(desk)).toBe("E-PERM-05");
    const secret = await enrol(desk);
    expect(await administer(desk)).toBe("done");
    expect(await disable(desk)).toBe("E-PERM-05");
    await send(desk, signOut, { input: {} });
    later(MINUTE);
    expect(await outcome(desk, "M08")).toBe("second-factor");
    expect(await outcome(desk, "M08", { totp: totpOf(secret) })).toBe("signed-in");
    expect(await administer(desk)).toBe("done");
  });

  it("在别的组织的会话里也停用不了", async () => {
    await setRule("auth.secondFactor", true, "江海海洋大学信息学院团委");
    const elsewhere = await signedIn("M08", { organization: "江海海洋大学团委" });
    await enrol(elsewhere.browser);
    expect(await disable(elsewhere.browser)).toBe("E-PERM-05");
  });

  it("启用之前就开着的登录，不验口令不能管理", async () => {
    await setRule("auth.secondFactor", true);
    const [old, desk] = [await enter("M08"), await enter("M08")];
    const secret = await enrol(desk);
    expect(await administer(old)).toBe("E-PERM-04");
    expect(refusal(await press(old, confirmSignIn, { password: DEMO_PASSWORD, totp: "" }))).toBe("E-PWD-14");
    later(MINUTE);
    expect(refusal(await press(old, confirmSignIn, { password: DEMO_PASSWORD, totp: totpOf(secret) }))).toBeUndefined();
    expect(await administer(old)).toBe("done");
    later(12 * HOUR);
    expect(await administer(old)).not.toBe("done");
  });
});

describe("丢了验证器（A2）", () => {
  const lift = async (player: { browser: Browser }, key: string) =>
    refusal(await press(player.browser, resetSecondFactor, { personId: await personId(key) })) ?? "lifted";

  it("直属上级解除：登录都结束，凭密码进来重新启用，本人收到信；没有启用的解除不了", async () => {
    await setRule("auth.secondFactor", true);
    const desk = await enter("M08");
    await enrol(desk);
    const [k03] = [await signedIn("K03", { organization: "江海海洋大学团委" })];
    await enrol(k03.browser);
    expect(await lift(k03, "M08")).toBe("lifted");
    expect(await administer(desk)).toBe("E-PERM-03");
    later(MINUTE);
    const again = await enter("M08");
    expect(await administer(again)).toBe("E-PERM-05");
    await enrol(again);
    expect(await administer(again)).toBe("done");
    const letter = await db().message.findFirst({ where: { personId: await personId("M08") }, orderBy: { id: "desc" } });
    expect(letter).toMatchObject({ title: "你的动态口令已解除" });
    expect(await lift(k03, "K19")).not.toBe("lifted");
    expect(await lift(k03, "K05")).toBe("E-GEN-02");
  });

  it("与发重置码一样看谁是谁的上级：隔级、旁边、下级、自己给自己，都不行", async () => {
    await enrol((await signedIn("M03")).browser);
    const m01 = await signedIn("M01", { organization: "江海海洋大学信息学院计算机专业2021级1班团支部" });
    await enrol(m01.browser);
    expect(await lift(await signedIn("M08", { organization: "江海海洋大学信息学院团委" }), "M03")).toBe("E-PERM-02");
    expect(await lift(await signedIn("M07"), "M03")).toBe("E-GEN-08");
    expect(await lift(m01, "M01")).toBe("E-PERM-02");
    expect(await lift(m01, "K05")).toBe("E-GEN-08");
    expect((await accountOf("M03")).totpEnabledAt).not.toBeNull();
    expect(await lift(m01, "M03")).toBe("lifted");
    expect(await accountOf("M03")).toMatchObject({ totpSecret: null, totpEnabledAt: null, totpLastStep: null });
  });

  it("上面再没有人的，由能登录服务器的人用命令解除；姓名对不上不办", async () => {
    await enrol((await signedIn("K01")).browser);
    const idNumber = idNumberOf("K01");
    await expect(liftFactorByHand({ name: "江望南", idNumber })).rejects.toMatchObject({ code: "E-GEN-08" });
    await liftFactorByHand({ name: "江望北", idNumber });
    expect((await accountOf("K01")).totpEnabledAt).toBeNull();
  });
});
