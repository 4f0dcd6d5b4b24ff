import { describe, expect, it } from "vitest";
import { changePassword } from "#lib/accounts/actions";
import { findPresence } from "#lib/auth/load";
import { db } from "#lib/db";
import { accountOf, DEMO_PASSWORD, enter, later, MINUTE, outcome, setRule, tally, withAccounts, WRONG } from "#tests/support/accounts";
import type { Browser } from "#tests/support/next-headers";
import { actorFor, press, refusal, send, signedIn, visitor } from "#tests/support/people";

const GOOD = "ting-chao-guan-lan-88";

withAccounts();

const change = (browser: Browser, password: string, { current = DEMO_PASSWORD, confirm = password } = {}) =>
  press(browser, changePassword, { current, password, confirm });
const result = async (...typed: Parameters<typeof change>) => refusal(await change(...typed)) ?? "changed";

describe("修改密码（PWD-03、A3）", () => {
  it("别的设备都退出，这台换上新的会话；旧会话的小甜饼作废", async () => {
    const [phone, desk] = [await enter("M03"), await enter("M03")];
    const [old, copied] = [desk.jar.get("session"), phone.jar.get("session") ?? ""];
    expect(await result(desk, GOOD)).toBe("changed");
    expect(desk.jar.get("session")).not.toBe(old);
    expect(await result(desk, "you-huan-le-yi-ge-1", { current: GOOD })).toBe("changed");
    const thief = visitor();
    for (const cookie of [old ?? "", copied]) {
      thief.jar.set("session", cookie);
      expect(await result(thief, "bie-ren-de-mi-ma-1")).toBe("E-PERM-03");
    }
    expect(await outcome(visitor(), "M03")).toBe("E-PWD-01");
    expect(await outcome(visitor(), "M03", { password: "you-huan-le-yi-ge-1" })).toBe("signed-in");
  });

  it("原密码错、两次不一样、与原来相同，各有各的话，写在各自的格子旁", async () => {
    const { browser } = await signedIn("M03");
    expect(await change(browser, GOOD, { current: WRONG })).toMatchObject({ code: "E-PWD-04", fields: { current: "原密码错误。" } });
    expect(await change(browser, GOOD, { confirm: `${GOOD}9` })).toMatchObject({ ok: false, because: "两次输入的新密码不一致。" });
    expect(await change(browser, DEMO_PASSWORD)).toMatchObject({ code: "E-PWD-07" });
    expect(await outcome(visitor(), "M03")).toBe("signed-in");
  });

  it("12345678 太常见；Lan#2025x 可以；不要求组合，除非设了等保的规则", async () => {
    const { browser } = await signedIn("M03");
    expect(await result(browser, "12345678")).toBe("E-PWD-12");
    expect(await result(browser, "Lan#2025x")).toBe("changed");
    expect(await result(browser, "tingchaoguanlan", { current: "Lan#2025x" })).toBe("changed");
    await setRule("pwd.composition", true);
    expect(await result(browser, "guanlantingchao", { current: "tingchaoguanlan" })).toBe("E-PWD-05");
  });

  it("自己的证件号、生日、手机号、姓名、系统名称都不能在里面", async () => {
    const { browser } = await signedIn("M03");
    const own = [
      "11309248",
      "x20021130y",
      "379901-ok",
      "abc19900000003",
      "我是陈听雨密码第1号",
      "chentingyu-888",
      "aa900000zz",
      "zhtj-8888-ok",
      "我爱团建2025年",
    ];
    for (const password of own) expect([password, await result(browser, password)]).toEqual([password, "E-PWD-13"]);
  });

  it("8位起，管理员12位起，最多128位；粘贴的长句子也行", async () => {
    const { browser } = await signedIn("M03");
    expect(await result(browser, "a1b2c3d")).toBe("E-PWD-11");
    expect(await result(browser, "长".repeat(129))).toBe("E-PWD-16");
    expect(await result(browser, "春江潮水连海平海上明月共潮生".repeat(9))).toBe("changed");
    const admin = await signedIn("M01");
    expect(await change(admin.browser, "guan-li-yua")).toMatchObject({ code: "E-PWD-11", because: "新密码至少12位，现在11位。" });
    expect(await result(admin.browser, "shi-er-wei-mi-ma")).toBe("changed");
  });

  it("拿着别人开着的登录猜原密码：五次就停，同时来也一样", async () => {
    const { browser } = await signedIn("M03");
    expect(await tally(Array.from({ length: 30 }, () => result(browser, GOOD, { current: WRONG })))).toEqual({
      "E-PWD-04": 5,
      "E-PWD-02": 25,
    });
    expect(await result(browser, GOOD)).toBe("E-PWD-02");
    expect(await outcome(visitor(), "M03")).toBe("signed-in");
    later(15 * MINUTE);
    expect(await result(browser, GOOD)).toBe("changed");
  });

  it("同一张表单按二十次：换一次，一条审计，最后只剩一个会话", async () => {
    const player = await signedIn("M03");
    const id = (await findPresence(player.token))?.id ?? "";
    const key = crypto.randomUUID();
    const input = { current: DEMO_PASSWORD, password: GOOD, confirm: GOOD };
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(player.browser, changePassword, { input, key })));
    expect(answers.filter((a) => !a.ok && a.code !== "E-GEN-04" && a.code !== "E-PERM-03")).toEqual([]);
    expect(await db().auditEvent.count({ where: { action: "account.passwordChanged", sessionId: id } })).toBe(1);
    expect(await db().session.count({ where: { personId: player.personId, endedAt: null } })).toBe(1);
    expect(await findPresence(player.token)).toBeNull();
  });

  it("存的是加盐的散列，改一次换一个", async () => {
    const { browser } = await signedIn("M03");
    const { passwordHash: before } = await accountOf("M03");
    expect(await result(browser, GOOD)).toBe("changed");
    const { passwordHash } = await accountOf("M03");
    expect(passwordHash).toMatch(/^argon2id\$/);
    expect(passwordHash).not.toBe(before);
    expect(passwordHash).not.toContain(GOOD);
  });

  it("换了密码，身份不变：在哪个组织还在哪个组织", async () => {
    const player = await signedIn("M08", { organization: "江海海洋大学团委" });
    expect((await actorFor(player, false)).organization?.shortName).toBe("江海海洋大学团委");
    expect(await result(player.browser, GOOD)).toBe("changed");
    const [now] = await db().session.findMany({ where: { personId: player.personId, endedAt: null } });
    expect(now?.organizationId).toBe((await db().organization.findFirstOrThrow({ where: { fullName: "江海海洋大学团委" } })).id);
  });
});
