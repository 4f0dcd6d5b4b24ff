import { describe, expect, it } from "vitest";
import { issueResetCode } from "#lib/accounts/actions";
import { setClock } from "#lib/clock";
import { db } from "#lib/db";
import { findPresence } from "#lib/auth/load";
import {
  codeOf,
  DEMO_PASSWORD,
  DAY,
  enter,
  giveCode,
  later,
  MINUTE,
  NEW_PASSWORD,
  outcome,
  reset,
  tally,
  wrongCode,
} from "#tests/support/accounts";
import { withFreshWorld } from "#tests/support/database";
import { given, type Player, personId, press, refusal, signedIn, visitor } from "#tests/support/people";
import { CLASS_1, COLLEGE, GRADE, UNIVERSITY } from "#tests/support/organizations";

withFreshWorld();

const ask = async (player: Player, key: string) => press(player.browser, issueResetCode, { personId: await personId(key) });
const result = async (...typed: Parameters<typeof reset>) => refusal(await reset(...typed)) ?? "reset";

describe("谁能发重置码（PWD-04、滥用案例 7）", () => {
  it("团总支给直属团支部的陈听雨发码，48小时；隔级的不行，外面的找不到人", async () => {
    const k05 = await signedIn("K05", { organization: GRADE });
    const { code, expiresAt } = given(await ask(k05, "M03"));
    expect(code).toMatch(/^(?=.*\d)(?=.*[A-Za-z])[0-9A-Za-z]{8}$/);
    const { issuedAt } = await db().credentialCode.findFirstOrThrow({ where: { purpose: "RESET" } });
    expect(expiresAt.getTime() - issuedAt.getTime()).toBe(2 * DAY * 1000);
    expect(refusal(await ask(await signedIn("K03", { organization: UNIVERSITY }), "M03"))).toBe("E-PERM-02");
    expect(refusal(await ask(await signedIn("M08", { organization: COLLEGE }), "M03"))).toBe("E-PERM-02");
    expect(refusal(await ask(await signedIn("M07"), "M03"))).toBe("E-GEN-08");
    expect(refusal(await ask(await signedIn("M03"), "M01"))).toBe("E-PERM-01");
  });

  it("本支部的也能发；给上面的管理员、给系统后台发不了，爬不上去", async () => {
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    expect((await ask(m01, "M03")).ok).toBe(true);
    const m09 = await signedIn("K13", { organization: "望潮街道听涛社区团支部" });
    expect(refusal(await ask(m09, "M09"))).toBe("E-PERM-02");
    expect(refusal(await ask(m01, "K05"))).toMatch(/E-PERM-02|E-GEN-08/);
    expect(refusal(await ask(m01, "K90"))).toMatch(/E-PERM-02|E-GEN-08/);
    expect(refusal(await ask(await signedIn("K01"), "K90"))).toMatch(/E-PERM-02|E-GEN-08/);
  });

  it("还没激活的不发重置码", async () => {
    expect(refusal(await ask(await signedIn("M01", { organization: CLASS_1 }), "M04"))).toBe("E-PWD-20");
  });
});

describe("用重置码（PWD-05、A4）", () => {
  it("换上新密码，别处的登录全部结束，自己再登录；用第二次不行", async () => {
    const phone = await signedIn("M03");
    const code = given(await ask(await signedIn("M01", { organization: CLASS_1 }), "M03")).code;
    const browser = visitor();
    expect(await result("M03", code, { browser })).toBe("reset");
    expect(browser.jar.has("session")).toBe(false);
    expect(await findPresence(phone.token)).toBeNull();
    expect(await outcome(visitor(), "M03", { password: DEMO_PASSWORD })).toBe("E-PWD-01");
    expect(await outcome(browser, "M03", { password: NEW_PASSWORD })).toBe("signed-in");
    expect(await result("M03", code)).toBe("E-PWD-08");
    expect(await db().auditEvent.count({ where: { action: "account.passwordReset" } })).toBe(1);
  });

  it("48小时：差两秒还行，到点不行；新码作废旧码", async () => {
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    const old = given(await ask(m01, "M03"));
    const fresh = given(await ask(m01, "M03"));
    expect(await result("M03", old.code)).toBe("E-PWD-08");
    setClock(new Date(fresh.expiresAt.getTime() - 2000));
    expect(await result("M03", fresh.code)).toBe("reset");
    const late = await giveCode("M18", "RESET", 48 * 60);
    const { expiresAt } = await db().credentialCode.findFirstOrThrow({ where: { personId: await personId("M18") } });
    setClock(expiresAt);
    expect(await result("M18", late)).toBe("E-PWD-08");
  });

  it("错五次作废；姓名不对不算次数；激活码不能当重置码", async () => {
    const code = await giveCode("M03", "RESET");
    for (let i = 0; i < 6; i++) expect(await result("M03", wrongCode(code), { name: "陈听风" })).toBe("E-PWD-08");
    for (let i = 0; i < 4; i++) expect(await result("M03", wrongCode(code))).toBe("E-PWD-08");
    expect(await codeOf("M03", "RESET")).toBe(code);
    expect(await result("M03", wrongCode(code))).toBe("E-PWD-08");
    expect(await result("M03", code)).toBe("E-PWD-08");
    expect(await result("M18", await giveCode("M18", "ACTIVATION"))).toBe("E-PWD-08");
  });

  it("一百个猜测同时来，也只有五次机会", async () => {
    const code = await giveCode("M03", "RESET");
    const guesses = Array.from({ length: 100 }, (_, i) => (i === 15 ? code : wrongCode(code)));
    expect(await tally(guesses.map((guess) => result("M03", guess)))).toEqual({ "E-PWD-08": 100 });
  });

  it("同一个码同时用二十次，正好一次有效", async () => {
    const code = await giveCode("M03", "RESET");
    const passwords = Array.from({ length: 20 }, (_, i) => `tong-shi-chong-zhi-${i}`);
    const came = await Promise.all(passwords.map((password) => result("M03", code, { password })));
    expect(came.filter((c) => c === "reset")).toHaveLength(1);
    expect(await outcome(visitor(), "M03", { password: passwords[came.indexOf("reset")] })).toBe("signed-in");
  });

  it("一个地址10分钟错10次就停，与激活合着数", async () => {
    const from = () => visitor({ "x-forwarded-for": "192.0.2.1" });
    const seen = await tally(Array.from({ length: 30 }, () => result("M03", "2Fwy Cm6K", { browser: from() })));
    expect(seen).toEqual({ "E-PWD-08": 10, "E-GEN-04": 20 });
    const code = await giveCode("M03", "RESET");
    expect(await result("M03", code, { browser: from() })).toBe("E-GEN-04");
    later(10 * MINUTE);
    expect(await result("M03", code, { browser: from() })).toBe("reset");
  });

  it("新密码不合适、两次不一样，码还在", async () => {
    const code = await giveCode("M01", "RESET");
    const short = await reset("M01", code, { password: "shi-yi-wei1" });
    expect(short).toMatchObject({ code: "E-PWD-11", because: "新密码至少12位，现在11位。" });
    expect(await result("M01", code, { password: "lin-xiao-lan-linxiaolan" })).toBe("E-PWD-13");
    expect(await result("M01", code)).toBe("reset");
  });

  it("重置之后，认得的手机也重新有次数", async () => {
    const phone = await enter("M03");
    for (let i = 0; i < 6; i++) await outcome(phone, "M03", { password: "cuo-de-mi-ma-1" });
    expect(await outcome(phone, "M03")).toBe("E-PWD-02");
    expect(await result("M03", await giveCode("M03", "RESET"))).toBe("reset");
    expect(await outcome(phone, "M03", { password: NEW_PASSWORD })).toBe("signed-in");
  });
});
