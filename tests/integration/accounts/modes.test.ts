import { describe, expect, it } from "vitest";
import {
  changePassword,
  confirmPerson,
  issueBranchCode,
  setActivationMode,
  setFirstPassword,
  signOut,
  voidBranchCode,
} from "#lib/accounts/actions";
import { getActivationPage } from "#lib/accounts/activation/queries";
import { ALARM } from "#lib/accounts/activation/rules";
import { spend } from "#lib/auth/throttle";
import { setClock } from "#lib/clock";
import { db } from "#lib/db";
import { editOwnRecord } from "#lib/members/actions";
import { lastEight } from "#lib/members/identity/rules";
import {
  accountOf,
  activateWith,
  codeOf,
  DAY,
  HOUR,
  knock,
  later,
  MINUTE,
  NEW_PASSWORD,
  outcome,
  putToSleep,
  setRule,
  wrongCode,
} from "#tests/support/accounts";
import { withFreshWorld } from "#tests/support/database";
import type { Browser } from "#tests/support/next-headers";
import { given, idNumberOf, organizationId, personId, press, refusal, scopeFor, signedIn, visitor } from "#tests/support/people";
import { CLASS_1, CLASS_2 } from "#tests/support/organizations";

const PROVINCE = "共青团江海省委";

withFreshWorld();

const result = async (...typed: Parameters<typeof activateWith>) => refusal(await activateWith(...typed)) ?? "activated";

/** The secretary writes a code on the blackboard and reads it there. */
async function blackboard(): Promise<string> {
  await setRule("auth.activationMode", "B", PROVINCE);
  const m01 = await signedIn("M01", { organization: CLASS_1 });
  given(await press(m01.browser, issueBranchCode, { organizationId: await organizationId(CLASS_1) }));
  const { branchCode } = await getActivationPage(await scopeFor(m01));
  return branchCode?.code ?? "";
}

describe("方式B：支部激活码（§4.4）", () => {
  it("一个班一个码：没激活的几个人就能用几次，自己的条也还能用", async () => {
    const code = await blackboard();
    expect(await result("M04", code)).toBe("activated");
    expect((await accountOf("M04")).activatedBy).toBe("支部激活码");
    expect(await result("M05", await codeOf("M05", "ACTIVATION"))).toBe("activated");
    expect(await result("M06", code)).toBe("activated");
    const live = await db().branchCode.findFirstOrThrow();
    expect([live.uses, live.maxUses]).toEqual([2, 3]);
  });

  it("最后一次同时有两个人用，只有一个用上", async () => {
    const code = await blackboard();
    await db().branchCode.updateMany({ data: { uses: 2 } });
    const came = await Promise.all([result("M04", code), result("M05", code), result("M06", code)]);
    expect(came.sort()).toEqual(["E-PWD-10", "E-PWD-10", "activated"]);
    expect((await db().branchCode.findFirstOrThrow()).uses).toBe(3);
  });

  it("别的班、团干部、管理员都用不了，要自己的码", async () => {
    const code = await blackboard();
    expect(await result("M19", code)).toBe("E-PWD-10");
    for (const key of ["M02", "M01"]) {
      await putToSleep(key);
      expect(await result(key, code)).toBe("E-PWD-10");
    }
  });

  it("管72小时；擦掉就没了；方式改回A就不认", async () => {
    const code = await blackboard();
    const { expiresAt, issuedAt } = await db().branchCode.findFirstOrThrow();
    expect(expiresAt.getTime() - issuedAt.getTime()).toBe(72 * HOUR * 1000);
    setClock(new Date(expiresAt.getTime() - 3000));
    expect(await result("M04", code)).toBe("activated");
    setClock(expiresAt);
    expect(await result("M05", code)).toBe("E-PWD-10");
    const fresh = await blackboard();
    await setRule("auth.activationMode", "A", CLASS_1);
    expect(await result("M05", fresh)).toBe("E-PWD-10");
    await setRule("auth.activationMode", "B", CLASS_1);
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    given(await press(m01.browser, voidBranchCode, { organizationId: await organizationId(CLASS_1) }));
    expect(await result("M05", fresh)).toBe("E-PWD-10");
  });

  it("支部激活码填对了，不算个人码的一次错", async () => {
    const code = await blackboard();
    for (let i = 0; i < 5; i++) {
      expect(await result("M04", code)).toBe("activated");
      await putToSleep("M04");
      await db().branchCode.updateMany({ data: { uses: 0 } });
    }
    expect(await result("M04", await codeOf("M04", "ACTIVATION"))).toBe("activated");
  });

  it("到处都在试码：300次以后只认个人码，平静了再恢复", async () => {
    const code = await blackboard();
    for (let i = 0; i < ALARM; i++) await spend("allActivation", "all");
    expect(await result("M19", wrongCode(code))).toBe("E-PWD-10");
    expect(await result("M04", code)).toBe("E-PWD-10");
    expect(await result("M05", await codeOf("M05", "ACTIVATION"))).toBe("activated");
    later(10 * MINUTE);
    expect(await result("M04", code)).toBe("activated");
  });

  it("方式A里发不出支部激活码；只给自己的和直属的支部发", async () => {
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    const issue = async (fullName: string) =>
      refusal(await press(m01.browser, issueBranchCode, { organizationId: await organizationId(fullName) }));
    expect(await issue(CLASS_1)).toBe("E-PWD-19");
    await setRule("auth.activationMode", "B", PROVINCE);
    expect(await issue(CLASS_2)).toBe("E-GEN-08");
    expect(await issue(CLASS_1)).toBeUndefined();
    const [first] = await db().branchCode.findMany();
    expect(await issue(CLASS_1)).toBeUndefined();
    expect((await db().branchCode.findUniqueOrThrow({ where: { id: first?.id ?? "" } })).voidedAt).not.toBeNull();
  });
});

describe("方式C：兼容（§4.4、§4.5）", () => {
  const habit = (browser: Browser, key: string) => outcome(browser, key, { password: lastEight(idNumberOf(key)) });
  const open = async (): Promise<Browser> => {
    await setRule("auth.activationMode", "C", CLASS_1);
    const browser = visitor();
    expect(await habit(browser, "M04")).toBe("signed-in");
    return browser;
  };
  const first = async (browser: Browser, password = NEW_PASSWORD) => refusal(await press(browser, setFirstPassword, { password })) ?? "set";

  it("后八位只开受限会话：只能设密码和退出，15分钟", async () => {
    const browser = await open();
    expect(refusal(await press(browser, changePassword, { current: "x", password: NEW_PASSWORD, confirm: NEW_PASSWORD }))).toBe("E-PWD-03");
    expect(refusal(await press(browser, editOwnRecord as never, {} as never))).toBe("E-PWD-03");
    const other = visitor();
    expect(await habit(other, "M05")).toBe("signed-in");
    given(await press(other, signOut, {}));
    expect(await first(other)).toBe("E-PERM-03");
    later(15 * MINUTE);
    expect(await first(browser)).toBe("E-PERM-03");
  });

  it("设了密码换一个会话，账号等支部确认；确认只算一次，不是本支部的确认不了", async () => {
    const browser = await open();
    const before = browser.jar.get("session") ?? "";
    expect(await first(browser, lastEight(idNumberOf("M04")))).toBe("E-PWD-13");
    expect(await first(browser)).toBe("set");
    expect(await accountOf("M04")).toMatchObject({ state: "ACTIVE", assurance: 1, activatedBy: "兼容模式" });
    const old = visitor();
    old.jar.set("session", before);
    expect(await first(old)).toBe("E-PERM-03");
    const confirm = async (key: string, organization: string) =>
      refusal(await press((await signedIn(key, { organization })).browser, confirmPerson, { personId: await personId("M04") })) ??
      "confirmed";
    expect(await confirm("M07", CLASS_2)).toBe("E-GEN-08");
    expect(await confirm("M08", "江海海洋大学信息学院团委")).toBe("E-PERM-02");
    expect(await confirm("M01", CLASS_1)).toBe("confirmed");
    expect(await confirm("M01", CLASS_1)).toBe("E-GEN-02");
    expect((await accountOf("M04")).assurance).toBe(2);
  });

  it("没确认的账号管不了事，任了职也不行", async () => {
    const browser = await open();
    expect(await first(browser)).toBe("set");
    const at = await db().organization.findFirstOrThrow({ where: { fullName: CLASS_1 } });
    await db().orgAdmin.updateMany({
      where: { organizationId: at.id, personId: await personId("M02") },
      data: { personId: await personId("M04") },
    });
    expect(refusal(await press(browser, issueBranchCode, { organizationId: at.id }))).toBe("E-PERM-06");
  });

  it("两个浏览器同时设密码，只有一个设上", async () => {
    const [one, two] = [await open(), visitor()];
    expect(await habit(two, "M04")).toBe("signed-in");
    const came = await Promise.all([first(one, "di-yi-ge-ren-de-mima"), first(two, "di-er-ge-ren-de-mima")]);
    expect(came.filter((c) => c === "set")).toHaveLength(1);
  });

  it("只开在这一个支部；团干部、管理员、激活过的都不开", async () => {
    await open();
    await putToSleep("M02");
    for (const key of ["M19", "M02", "M01", "M03"]) expect([key, await habit(visitor(), key)]).toEqual([key, "activate"]);
  });

  it("到期自己关；关了之后，开着的受限会话也设不了密码", async () => {
    const browser = await open();
    await setRule("auth.activationMode", "A", CLASS_1);
    expect(await first(browser)).toBe("E-PWD-19");
    await setRule("auth.activationMode", "C", CLASS_1);
    later(20 * DAY);
    expect(await habit(visitor(), "M05")).toBe("activate");
  });

  it("一个地址10分钟只能开10个", async () => {
    await open();
    const seen: string[] = [];
    for (let i = 0; i < 12; i++) seen.push(await habit(visitor({ "x-forwarded-for": "192.0.2.77" }), "M05"));
    expect(seen).toEqual([...Array(10).fill("signed-in"), "E-GEN-04", "E-GEN-04"]);
  });
});

describe("谁能设方式", () => {
  it("领导机关可以，团委不行；兼容最多20天", async () => {
    const set = async (key: string, organization: string, days = 20) =>
      refusal(await press((await signedIn(key, { organization })).browser, setActivationMode, { mode: "C", days })) ?? "set";
    await setRule("auth.secondFactor", false);
    expect(await set("M08", "江海海洋大学信息学院团委")).toBe("E-PERM-01");
    expect(await set("M01", CLASS_1)).toBe("E-PERM-01");
    expect(await set("K02", PROVINCE, 21)).toBe("E-GEN-09");
    expect(await set("K02", PROVINCE)).toBe("set");
    const stored = await db().settingValue.findFirstOrThrow({ where: { key: "auth.activationMode" } });
    expect((stored.effectiveTo?.getTime() ?? 0) - stored.effectiveFrom.getTime()).toBeLessThanOrEqual(20 * DAY * 1000);
    const browser = visitor();
    expect((await knock(browser, "M04", { password: lastEight(idNumberOf("M04")) })).ok).toBe(true);
    expect(browser.jar.has("session")).toBe(true);
  });
});
