import { describe, expect, it } from "vitest";
import { issueCodes } from "#lib/accounts/codes/commands";
import { spend } from "#lib/auth/throttle";
import { blindIndex } from "#lib/crypto/blind";
import { transaction } from "#lib/db";
import { codeOf, DAY, enter, failTimes, knock, later, mark, MINUTE, outcome, reset, NEW_PASSWORD, WRONG } from "#tests/support/accounts";
import { withWorld } from "#tests/support/database";
import { idNumberOf, personId, visitor } from "#tests/support/people";
import { PEOPLE } from "#world/people";

withWorld();

const from = (address: string) => visitor({ "x-forwarded-for": address });
/** Each from an address of its own. */
const stranger = () => visitor();
/** ID numbers that nobody has. */
const nobody = (n: number) => `37990119800101${String(n).padStart(4, "0")}`;

/** Under which the failures of an account in a row are counted, for all strangers together. */
const streakOf = (key: string) => blindIndex("id-number", idNumberOf(key)).toString("hex");

/** Fails from ever new addresses until it must wait; the minutes it is told. */
async function lockOut(who: string): Promise<string> {
  for (let i = 0; i < 5; i++) expect(await outcome(stranger(), who, { password: WRONG })).toBe("E-PWD-01");
  const answer = await knock(stranger(), who);
  return answer.ok ? "" : answer.because;
}

describe("一个账号（S5、PWD-01）", () => {
  it("连错五次等15分钟；对的密码也要等", async () => {
    const begun = mark();
    expect(await lockOut("M01")).toBe("账号已锁定，请15分钟后再试。");
    const locked = mark();
    begun(15 * MINUTE - 5);
    expect(await outcome(stranger(), "M01")).toBe("E-PWD-02");
    locked(15 * MINUTE);
    expect(await outcome(stranger(), "M01")).toBe("signed-in");
  });

  it("15分钟内错四次不锁；登录成功就重新数", async () => {
    await failTimes(4, stranger(), "M02");
    expect(await outcome(stranger(), "M02")).toBe("signed-in");
    await failTimes(4, stranger(), "M02");
    later(15 * MINUTE);
    await failTimes(4, stranger(), "M02");
    expect(await outcome(stranger(), "M02")).toBe("signed-in");
  });

  it("一次比一次等得久：15分钟起翻倍，到24小时封顶", async () => {
    const waits: string[] = [];
    for (let lock = 0; lock < 9; lock++) {
      waits.push((await lockOut("M07")).replace(/\D/g, ""));
      later(DAY);
    }
    expect(waits.map(Number)).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440]);
  });

  it("连错一百次，等多久都没用，只有重置码能开（A3）", async () => {
    for (let i = 0; i < 90; i++) await spend("accountStreak", streakOf("M03"));
    for (let i = 0; i < 10; i++) {
      expect([i, await outcome(stranger(), "M03", { password: WRONG })]).toEqual([i, "E-PWD-01"]);
      if (i === 4) later(15 * MINUTE);
    }
    later(400 * DAY);
    expect(await outcome(stranger(), "M03")).toBe("E-PWD-18");
    const id = await personId("M03");
    await transaction((tx) => issueCodes(tx, [id], { issuedById: null, purpose: "RESET", minutes: 60 }));
    expect((await reset("M03", await codeOf("M03", "RESET"))).ok).toBe(true);
    expect(await outcome(stranger(), "M03", { password: NEW_PASSWORD })).toBe("signed-in");
  });

  it("同时发来的一百次猜测，也只认五次", async () => {
    const seen = await Promise.all(Array.from({ length: 100 }, () => outcome(stranger(), "K09", { password: WRONG })));
    expect(seen.filter((s) => s === "E-PWD-01")).toHaveLength(5);
    expect(seen.filter((s) => s === "E-PWD-02")).toHaveLength(95);
  });

  it("不认识的号码也一样锁", async () => {
    expect(await lockOut(nobody(1))).toBe("账号已锁定，请15分钟后再试。");
  });
});

describe("登录过的设备有自己的次数（滥用案例 8）", () => {
  it("别人怎么试，本人的手机照样能登录", async () => {
    const phone = await enter("M18");
    for (let i = 0; i < 95; i++) await spend("accountStreak", streakOf("M18"));
    for (let i = 0; i < 5; i++) await outcome(stranger(), "M18", { password: WRONG });
    later(DAY);
    expect(await outcome(stranger(), "M18")).toBe("E-PWD-18");
    expect(await outcome(phone, "M18")).toBe("signed-in");
  });

  it("同一个网络里有人乱试，地址被停，本人的手机照样能登录", async () => {
    const phone = await enter("K10", { browser: from("198.51.100.7") });
    for (const person of PEOPLE.slice(0, 6)) await failTimes(5, from("198.51.100.7"), person.idNumber);
    expect(await outcome(from("198.51.100.7"), "K13")).toBe("E-PWD-02");
    expect(await outcome(phone, "K10")).toBe("signed-in");
  });

  it("手机自己错五次也要等，但锁不住别处；重置之后都开", async () => {
    later(DAY);
    const phone = await enter("K19");
    expect(await failTimes(6, phone, "K19")).toEqual([...Array(5).fill("E-PWD-01"), "E-PWD-02"]);
    expect(await outcome(stranger(), "K19")).toBe("signed-in");
    const id = await personId("K19");
    await transaction((tx) => issueCodes(tx, [id], { issuedById: null, purpose: "RESET", minutes: 60 }));
    await reset("K19", await codeOf("K19", "RESET"));
    expect(await outcome(phone, "K19", { password: NEW_PASSWORD })).toBe("signed-in");
  });
});
