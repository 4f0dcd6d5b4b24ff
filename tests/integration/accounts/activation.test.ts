import { describe, expect, it } from "vitest";
import { issueActivationCodes } from "#lib/accounts/actions";
import { listActivated } from "#lib/accounts/activation/queries";
import { readFlags } from "#lib/accounts/flags/queries";
import { LIMITS, spend } from "#lib/auth/throttle";
import { setClock } from "#lib/clock";
import { readTotal } from "#lib/counters/queries";
import { db } from "#lib/db";
import { lastEight } from "#lib/members/identity/rules";
import {
  accountOf,
  activateWith,
  codeOf,
  DAY,
  giveCode,
  HOUR,
  knock,
  later,
  MINUTE,
  NEW_PASSWORD,
  outcome,
  putToSleep,
  tally,
  wrongCode,
} from "#tests/support/accounts";
import { withFreshWorld } from "#tests/support/database";
import { given, idNumberOf, organizationId, personId, press, refusal, scopeFor, signedIn, visitor } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { CLASS_1 } from "#tests/support/organizations";

const from = (address: string) => visitor({ "x-forwarded-for": address });

withFreshWorld();

const result = async (...given: Parameters<typeof activateWith>) => refusal(await activateWith(...given)) ?? "activated";
const waiting = async (): Promise<number> => {
  const at = await db().organization.findFirstOrThrow({ where: { fullName: CLASS_1 } });
  return (await readTotal(db(), at))["members.unactivated"];
};
const audits = (action: string) => db().auditEvent.count({ where: { action } });

describe("激活之后看得见（security §4.9）", () => {
  it("深夜激活的，支部的列表上提示；记下的地址只用来比对", async () => {
    const code = await codeOf("M04", "ACTIVATION");
    setClock(new Date("2025-03-03T23:30:00+08:00"));
    expect(await result("M04", code, { browser: from("10.9.8.7") })).toBe("activated");
    const [event] = await db().auditEvent.findMany({ where: { action: "account.activated" } });
    expect(event?.detail).toEqual({ address: "10.9.8.7" });
    const activated = await listActivated(await scopeFor(await signedIn("M01", { organization: CLASS_1 })));
    expect([...(await readFlags(activated))]).toEqual([[await personId("M04"), ["深夜激活"]]]);
  });
});

describe("个人激活码（PWD-02、A2）", () => {
  it("凭码设了密码就激活，数字少一，留下一条审计；不替人登录", async () => {
    const before = await waiting();
    const browser = visitor();
    expect(await result("M04", ` ${(await codeOf("M04", "ACTIVATION")).replace(/(.{4})/, "$1 ")} `, { browser })).toBe("activated");
    expect(browser.jar.has("session")).toBe(false);
    expect(await accountOf("M04")).toMatchObject({ state: "ACTIVE", assurance: 2, activatedBy: "激活码", activatedDevice: "iPhone 微信" });
    expect(await waiting()).toBe(before - 1);
    expect(await audits("account.activated")).toBe(1);
    expect(await outcome(browser, "M04", { password: NEW_PASSWORD })).toBe("signed-in");
  });

  it("用过一次就没了；大小写不同也不行", async () => {
    const code = await codeOf("M05", "ACTIVATION");
    const swapped = [...code].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join("");
    expect(await result("M05", swapped)).toBe("E-PWD-10");
    expect(await result("M05", code)).toBe("activated");
    expect(await result("M05", code, { password: "another-long-one-25" })).toBe("E-PWD-10");
    expect(await outcome(visitor(), "M05", { password: "another-long-one-25" })).toBe("E-PWD-01");
  });

  it("别人的码不行：一个码只认一个人", async () => {
    expect(await result("M06", await codeOf("M05", "ACTIVATION"))).toBe("E-PWD-10");
    expect(await result("M05", await giveCode("M05", "RESET"))).toBe("E-PWD-10");
  });

  it("管20天：差一秒还行，到点就不行", async () => {
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    const people = [await personId("M05"), await personId("M06")];
    given(await press(m01.browser, issueActivationCodes, { personIds: people }));
    const issued = await db().credentialCode.findMany({ where: { personId: { in: people }, voidedAt: null } });
    const ends = issued[0]?.expiresAt ?? new Date(0);
    expect(issued.map((c) => c.expiresAt.getTime() - c.issuedAt.getTime())).toEqual([20 * DAY * 1000, 20 * DAY * 1000]);
    const codes = [await codeOf("M05", "ACTIVATION"), await codeOf("M06", "ACTIVATION")];
    setClock(new Date(ends.getTime() - 2000));
    expect(await result("M05", codes[0] ?? "")).toBe("activated");
    setClock(ends);
    expect(await result("M06", codes[1] ?? "")).toBe("E-PWD-10");
  });

  it("新码一发，旧码就作废", async () => {
    const old = await codeOf("M06", "ACTIVATION");
    const fresh = await giveCode("M06");
    expect(fresh).not.toBe(old);
    expect(await result("M06", old)).toBe("E-PWD-10");
    expect(await result("M06", fresh)).toBe("activated");
  });

  it("密码不合适，码和次数都还在", async () => {
    const code = await codeOf("M05", "ACTIVATION");
    for (const password of ["short", "password123", lastEight(idNumberOf("M05")), "zhtj-2025-abc"])
      expect(await result("M05", code, { password })).toMatch(/E-PWD-1[123]/);
    expect((await db().credentialCode.findFirst({ where: { personId: await personId("M05") } }))?.tries).toBe(0);
    expect(await result("M05", code, { browser: visitor() })).toBe("activated");
  });
});

describe("猜码（S6、§4.10）", () => {
  it("错四次还行，错五次作废", async () => {
    for (const [key, wrong] of [
      ["M05", 4],
      ["M06", 5],
    ] as const) {
      const code = await codeOf(key, "ACTIVATION");
      for (let i = 0; i < wrong; i++) expect(await result(key, wrongCode(code))).toBe("E-PWD-10");
      expect(await result(key, code)).toBe(wrong === 4 ? "activated" : "E-PWD-10");
    }
  });

  it("一百个猜测同时来，也只有五次机会：后面猜对了也没用", async () => {
    const code = await codeOf("M05", "ACTIVATION");
    const guesses = Array.from({ length: 100 }, (_, i) => (i === 15 ? code : wrongCode(code)));
    expect(await tally(guesses.map((guess) => result("M05", guess)))).toEqual({ "E-PWD-10": 100 });
    expect((await accountOf("M05")).state).toBe("PENDING");
  });

  it("同一个码同时用二十次，正好一次有效，一条审计，那一次的密码算数", async () => {
    const code = await codeOf("M05", "ACTIVATION");
    const passwords = Array.from({ length: 20 }, (_, i) => `tong-shi-yong-yi-ge-${i}`);
    const came = await Promise.all(passwords.map((password) => result("M05", code, { password })));
    expect(came.filter((c) => c === "activated")).toHaveLength(1);
    expect(await audits("account.activated")).toBe(1);
    const winner = passwords[came.indexOf("activated")];
    expect(await outcome(visitor(), "M05", { password: winner })).toBe("signed-in");
    expect(await violations()).toEqual([]);
  });

  it("一个地址10分钟错10次就停，同时来五十个也只算十次；10分钟后再来", async () => {
    const code = await codeOf("M05", "ACTIVATION");
    const seen = await tally(Array.from({ length: 50 }, () => result("379901198001010011", "2Fwy Cm6K", { browser: from("192.0.2.1") })));
    expect(seen).toEqual({ "E-PWD-10": 10, "E-GEN-04": 40 });
    expect(await result("M05", code, { browser: from("192.0.2.1") })).toBe("E-GEN-04");
    later(10 * MINUTE);
    expect(await result("M05", code, { browser: from("192.0.2.1") })).toBe("activated");
  });

  it("一间教室一个地址：都填对，来多少人也不挡", async () => {
    for (let i = 0; i < 12; i++) {
      const key = ["M04", "M05", "M06"][i % 3] ?? "";
      expect(await result(key, await giveCode(key), { browser: from("192.0.2.9"), password: `jiao-shi-li-de-ren-${i}` })).toBe("activated");
      await putToSleep(key);
    }
  });

  it("一个支部一天错30次就停24小时，填对也像填错；支部管理员收到消息", async () => {
    const code = await codeOf("M06", "ACTIVATION");
    const branch = await organizationId(CLASS_1);
    for (let i = 0; i < LIMITS.branchActivation.points - 1; i++) await spend("branchActivation", branch);
    expect(await result("M05", "2Fwy Cm6K")).toBe("E-PWD-10");
    expect(await result("M06", code)).toBe("E-PWD-10");
    expect(await db().message.count({ where: { personId: await personId("M01"), title: { contains: "输错激活码" } } })).toBe(1);
    later(DAY - HOUR);
    expect(await result("M06", code)).toBe("E-PWD-10");
    later(HOUR);
    expect(await result("M06", code)).toBe("activated");
  });
});

describe("登录页到激活页（§4.1）", () => {
  it("证件号十分钟内不用再填，过时从头来", async () => {
    const browser = visitor();
    await knock(browser, "M05", { password: lastEight(idNumberOf("M05")) });
    later(10 * MINUTE - 5);
    const spare = visitor();
    for (const [name, value] of browser.jar) spare.jar.set(name, value);
    expect(await result("", await codeOf("M05", "ACTIVATION"), { browser })).toBe("activated");
    later(10);
    expect(await result("", await codeOf("M06", "ACTIVATION"), { browser: spare })).toBe("E-PWD-15");
  });

  it("小甜饼改一个字就不认", async () => {
    const browser = visitor();
    await knock(browser, "M05", { password: lastEight(idNumberOf("M05")) });
    const [[name = "", value = ""] = []] = [...browser.jar].filter(([n]) => n.includes("pass"));
    browser.jar.set(name, value.slice(0, -2) + (value.endsWith("AA") ? "BB" : "AA"));
    expect(await result("", await codeOf("M05", "ACTIVATION"), { browser })).toBe("E-PWD-15");
  });
});
