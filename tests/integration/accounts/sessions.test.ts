import { describe, expect, it } from "vitest";
import { confirmSignIn, endOtherSessions, endSession, signOut, switchOrganization } from "#lib/accounts/actions";
import { listOwnSessions } from "#lib/accounts/sessions/queries";
import { findPresence } from "#lib/auth/load";
import { now, setClock } from "#lib/clock";
import { db } from "#lib/db";
import { editOwnRecord } from "#lib/members/actions";
import { showRegistrationCode } from "#lib/registration/actions";
import { DEMO_PASSWORD, enter, HOUR, later, mark, MINUTE, outcome, tally, withAccounts, WRONG } from "#tests/support/accounts";
import type { Browser } from "#tests/support/next-headers";
import { actorFor, given, organizationId, personId, press, refusal, selfFor, signedIn, visitor } from "#tests/support/people";
import { COLLEGE, GRADE, UNIVERSITY } from "#tests/support/organizations";

withAccounts();

/** Whether this browser is still signed in: an input that no schema accepts gets as far as the schema. */
const alive = async (browser: Browser): Promise<string> => {
  const code = refusal(await press(browser, editOwnRecord as never, {} as never));
  return code === "E-GEN-09" ? "alive" : (code ?? "");
};
const show = async (browser: Browser, fullName = GRADE) =>
  refusal(await press(browser, showRegistrationCode, { organizationId: await organizationId(fullName) })) ?? "shown";

describe("登录到几时（S12）", () => {
  it("60分钟不动就退出；动一动就续上，最长24小时", async () => {
    const [idle, busy] = [await enter("M03"), await enter("M03")];
    for (let i = 0; i < 24; i++) {
      later(59 * MINUTE);
      expect([i, await alive(busy)]).toEqual([i, "alive"]);
    }
    expect(await alive(idle)).toBe("E-PERM-03");
    later(24 * MINUTE);
    expect(await alive(busy)).toBe("E-PERM-03");
  });

  it("差五秒60分钟还在，到点就不在", async () => {
    const [one, two] = [await enter("M03"), await enter("M03")];
    const begun = mark();
    begun(60 * MINUTE - 5);
    expect(await alive(one)).toBe("alive");
    begun(60 * MINUTE);
    expect(await alive(two)).toBe("E-PERM-03");
  });

  it("自己的手机上可以14天不动、最长30天", async () => {
    const phone = await enter("M03", { remembered: true });
    later(13 * 24 * HOUR);
    expect(await alive(phone)).toBe("alive");
    later(13 * 24 * HOUR);
    expect(await alive(phone)).toBe("alive");
    later(4 * 24 * HOUR + MINUTE);
    expect(await alive(phone)).toBe("E-PERM-03");
  });

  it("最多五台：第六台登录，最早的一台退出；过期的不占位子", async () => {
    const browsers: Browser[] = [];
    for (let i = 0; i < 6; i++) browsers.push(await enter("M03"));
    const states = [];
    for (const browser of browsers) states.push(await alive(browser));
    expect(states).toEqual(["E-PERM-03", ...Array(5).fill("alive")]);
  });

  it("同时登录二十次，也只留五个", async () => {
    const seen = await tally(
      Array.from({ length: 5 }, () => Promise.all([1, 2, 3, 4].map(() => outcome(visitor(), "M03"))).then((a) => a.join())),
    );
    expect(Object.values(seen).reduce((a, b) => a + b)).toBe(5);
    expect(await db().session.count({ where: { personId: await personId("M03"), endedAt: null } })).toBeLessThanOrEqual(5);
  });
});

describe("退出（滥用案例 20）", () => {
  it("退出的会话，抄走的小甜饼也用不了", async () => {
    const browser = await enter("M03");
    const copy = visitor();
    copy.jar.set("session", browser.jar.get("session") ?? "");
    given(await press(browser, signOut, {}));
    expect(browser.jar.has("session")).toBe(false);
    expect(await alive(copy)).toBe("E-PERM-03");
  });

  it("登录前塞进来的会话，登录后就作废", async () => {
    const planted = await enter("M18");
    const victim = visitor();
    victim.jar.set("session", planted.jar.get("session") ?? "");
    await enter("M03", { browser: victim });
    expect(await alive(planted)).toBe("E-PERM-03");
    expect(victim.jar.get("session")).not.toBe(planted.jar.get("session"));
  });

  it("看得见自己的设备，退得掉其中一台；别人的退不掉", async () => {
    const [phone, desk] = [await signedIn("M03"), await signedIn("M03")];
    const other = await signedIn("M01");
    const list = await listOwnSessions(await selfFor(desk));
    expect(list).toHaveLength(2);
    const [theirs] = await listOwnSessions(await selfFor(other));
    expect(refusal(await press(desk.browser, endSession, { sessionId: theirs?.id ?? "" }))).toBe("E-GEN-08");
    expect(await alive(other.browser)).toBe("alive");
    const phoneId = (await findPresence(phone.token))?.id ?? "";
    given(await press(desk.browser, endSession, { sessionId: phoneId }));
    expect([await alive(phone.browser), await alive(desk.browser)]).toEqual(["E-PERM-03", "alive"]);
    expect(refusal(await press(desk.browser, endSession, { sessionId: phoneId }))).toBe("E-GEN-08");
  });

  it("一键退出其他设备：这台还在，别的都退了，别人不受影响", async () => {
    const [phone, desk, other] = [await enter("M03"), await enter("M03"), await enter("M01")];
    given(await press(desk, endOtherSessions, {}));
    expect([await alive(phone), await alive(desk), await alive(other)]).toEqual(["E-PERM-03", "alive", "alive"]);
  });

  it("过期的设备不列出来", async () => {
    await enter("M03");
    later(2 * HOUR);
    expect(await listOwnSessions(await selfFor(await signedIn("M03")))).toHaveLength(1);
  });

  it("小甜饼改一个字，就是没登录；钥匙不对的也是", async () => {
    const browser = await enter("M03");
    const sealed = browser.jar.get("session") ?? "";
    for (const forged of [`${sealed.slice(0, -3)}abc`, "null", "", "a.b.c.d.e", sealed.split(".").reverse().join(".")]) {
      browser.jar.set("session", forged);
      expect(await alive(browser)).toBe("E-PERM-03");
    }
  });
});

describe("管理之前再确认一次（E-PERM-04）", () => {
  it("30分钟没有管理就要重新输密码；一直在管，最长12小时", async () => {
    const desk = await enter("M08", { remembered: true });
    expect(await show(desk)).toBe("shown");
    later(31 * MINUTE);
    expect(await show(desk)).toBe("E-PERM-04");
    expect(await alive(desk)).toBe("alive");
    given(await press(desk, confirmSignIn, { password: DEMO_PASSWORD, totp: "" }));
    const confirmed = mark();
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
      confirmed(minutes * MINUTE);
      expect([minutes, await show(desk)]).toEqual([minutes, "shown"]);
    }
    confirmed(12 * HOUR);
    expect(await show(desk)).toBe("E-PERM-04");
  });

  it("在个人中心点来点去，不算在管理", async () => {
    const desk = await enter("M08");
    for (let i = 0; i < 4; i++) {
      later(10 * MINUTE);
      expect(await alive(desk)).toBe("alive");
    }
    expect(await show(desk)).toBe("E-PERM-04");
  });

  it("确认时密码错，五次就停；确认不了就还是不行", async () => {
    const desk = await enter("M08");
    later(31 * MINUTE);
    const confirm = async (password: string) => refusal(await press(desk, confirmSignIn, { password, totp: "" })) ?? "confirmed";
    expect(await tally(Array.from({ length: 12 }, () => confirm(WRONG)))).toEqual({ "E-PWD-04": 5, "E-PWD-02": 7 });
    expect(await confirm(DEMO_PASSWORD)).toBe("E-PWD-02");
    expect(await show(desk)).toBe("E-PERM-04");
    setClock(new Date(now().getTime() + 15 * MINUTE * 1000));
    expect(await confirm(DEMO_PASSWORD)).toBe("confirmed");
    expect(await show(desk)).toBe("shown");
  });
});

describe("切换其他组织（NAV-03、NAV-05）", () => {
  it("郑云帆在信息学院是管理员，切到校团委是团干部；回管理中心还是信息学院", async () => {
    const m08 = await signedIn("M08", { organization: COLLEGE });
    expect(await actorFor(m08, false)).toMatchObject({ role: "COMMITTEE_ADMIN", organization: { fullName: COLLEGE } });
    expect(given(await press(m08.browser, switchOrganization, { organizationId: await organizationId(UNIVERSITY) }))).toEqual({
      administered: false,
    });
    expect(await actorFor(m08, false)).toMatchObject({ role: "CADRE", organization: { fullName: UNIVERSITY } });
    expect(await actorFor(m08, true)).toMatchObject({ role: "COMMITTEE_ADMIN", organization: { fullName: COLLEGE } });
    expect(await show(m08.browser)).toBe("shown");
  });

  it("没有身份的组织切不过去，不存在的也是同一句", async () => {
    const m08 = await signedIn("M08", { organization: COLLEGE });
    const go = async (organizationId: string) => refusal(await press(m08.browser, switchOrganization, { organizationId }));
    expect(await go(await organizationId(GRADE))).toBe("E-GEN-08");
    expect(await go(crypto.randomUUID())).toBe("E-GEN-08");
    expect(await actorFor(m08)).toMatchObject({ organization: { fullName: COLLEGE } });
  });

  it("系统后台只在它自己的位置上，切到别处、切到不存在的都不行", async () => {
    const operator = await signedIn("K90");
    const go = async (organizationId: string) =>
      refusal(await press(operator.browser, switchOrganization, { organizationId })) ?? "switched";
    expect(await go(await organizationId("中国共产主义青年团中央委员会"))).toBe("switched");
    expect(await go(await organizationId(COLLEGE))).toBe("E-GEN-08");
    expect(await go(crypto.randomUUID())).toBe("E-GEN-08");
  });

  it("只记在这一次登录里：另一台设备不受影响", async () => {
    const [desk, phone] = [await signedIn("M08"), await signedIn("M08")];
    given(await press(desk.browser, switchOrganization, { organizationId: await organizationId(UNIVERSITY) }));
    expect((await actorFor(phone, false)).organization?.fullName).toBe(COLLEGE);
  });

  it("陈听雨只是团员，管理中心的操作一样也用不了（NAV-03）", async () => {
    expect(await show(await enter("M03"))).toBe("E-PERM-01");
  });

  it("权限被收走，开着的页面下一步就不行（滥用案例 5）", async () => {
    const desk = await enter("M08");
    expect(await show(desk)).toBe("shown");
    await db().orgAdmin.updateMany({ where: { personId: await personId("M08") }, data: { status: "ENDED" } });
    expect(await show(desk)).toBe("E-PERM-01");
  });
});
