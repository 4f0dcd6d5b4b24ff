import { describe, expect, it } from "vitest";
import { addressGroup, clientAddress } from "#lib/auth/request";
import { spend } from "#lib/auth/throttle";
import { DAY, HOUR, later, mark, MINUTE, outcome, tally, WRONG } from "#tests/support/accounts";
import { withWorld } from "#tests/support/database";
import { visitor } from "#tests/support/people";
import { PEOPLE } from "#world/people";

withWorld();

const from = (address: string) => visitor({ "x-forwarded-for": address });
/** ID numbers that nobody has. */
const nobody = (n: number) => `37990119800101${String(n).padStart(4, "0")}`;

const guessWrong = (address: string, i: number) => {
  const people = PEOPLE.filter((p) => p.activated);
  return outcome(from(address), people[i % people.length]?.idNumber ?? "", { password: WRONG });
};

describe("一个地址（S5）", () => {
  /** Fails against many different known people, a few times each, so that only the address is limited. */
  async function failAround(times: number, address: string): Promise<string[]> {
    const seen: string[] = [];
    const people = PEOPLE.filter((p) => p.activated);
    for (let i = 0; i < times; i++) seen.push(await outcome(from(address), people[i % people.length]?.idNumber ?? "", { password: WRONG }));
    return seen;
  }

  it("10分钟错30次，停10分钟；IPv6 按 /64 算一个", async () => {
    later(30 * DAY);
    const begun = mark();
    const seen = await failAround(30, "2001:db8:7:8:aaaa::1");
    expect(new Set(seen)).toEqual(new Set(["E-PWD-01"]));
    const blocked = mark();
    expect(await outcome(from("2001:db8:7:8:bbbb:cccc::9"), "K01")).toBe("E-PWD-02");
    expect(await outcome(from("2001:db8:7:9::1"), "K01")).toBe("signed-in");
    begun(10 * MINUTE - 5);
    expect(await outcome(from("2001:db8:7:8::3"), "K02")).toBe("E-PWD-02");
    blocked(10 * MINUTE);
    expect(await outcome(from("2001:db8:7:8::3"), "K02")).toBe("signed-in");
  });

  it("五十次同时来，也只认30次；不认识的号码同时来四十个，只认10个", async () => {
    later(30 * DAY);
    const people = PEOPLE.filter((p) => p.activated);
    const guess = (address: string, idNumber: string) => outcome(from(address), idNumber, { password: WRONG });
    /** All at once may crowd one out that had room; one by one the rest is judged, and never one more. */
    const judged = async (address: string, most: number, numbers: readonly string[]) => {
      const { "E-PWD-01": atOnce = 0 } = await tally(numbers.map((number) => guess(address, number)));
      expect(atOnce).toBeLessThanOrEqual(most);
      expect(atOnce).toBeGreaterThan(most / 2);
      for (let n = atOnce; n < most; n++) expect(await guess(address, numbers[n] ?? "")).toBe("E-PWD-01");
    };
    const numbers = Array.from({ length: 50 }, (_, i) => people[i % people.length]?.idNumber ?? "");
    await judged("203.0.113.11", 30, numbers);
    await judged(
      "203.0.113.12",
      10,
      Array.from({ length: 40 }, (_, i) => nobody(500 + i)),
    );
    expect(await outcome(from("203.0.113.11"), "K20")).toBe("E-PWD-02");
    expect(await outcome(from("203.0.113.12"), "K20")).toBe("E-PWD-02");
  });

  it("填对的不占次数：一个班同时登录，一个也不挡", async () => {
    later(30 * DAY);
    const people = PEOPLE.filter((p) => p.activated).slice(0, 20);
    for (let i = 0; i < 25; i++) await guessWrong("203.0.113.13", i);
    for (const { key } of people) expect([key, await outcome(from("203.0.113.13"), key)]).toEqual([key, "signed-in"]);
  });

  it("一天错200次，停一天", async () => {
    later(DAY);
    const address = "203.0.113.20";
    for (let i = 0; i < 197; i++) await spend("addressDay", address);
    const begun = mark();
    expect(await failAround(3, address)).toEqual(Array(3).fill("E-PWD-01"));
    const blocked = mark();
    begun(DAY - 5);
    expect(await outcome(from(address), "K02")).toBe("E-PWD-02");
    blocked(DAY);
    expect(await outcome(from(address), "K02")).toBe("signed-in");
  });

  it("30天里有20个不同的人从这里登录过，放宽到五倍", async () => {
    later(DAY);
    const address = "203.0.113.30";
    const people = PEOPLE.filter((p) => p.activated).slice(0, 20);
    for (const { key } of people.slice(0, 19)) expect([key, await outcome(from(address), key)]).toEqual([key, "signed-in"]);
    for (let i = 0; i < 29; i++) await spend("addressFailures", address);
    expect(await failAround(1, address)).toEqual(["E-PWD-01"]);
    expect(await outcome(from(address), people[19]?.key ?? "")).toBe("E-PWD-02");
    later(10 * MINUTE);
    expect(await outcome(from(address), people[19]?.key ?? "")).toBe("signed-in");
    for (let i = 0; i < 29; i++) await spend("addressFailures", address);
    expect(await failAround(1, address)).toEqual(["E-PWD-01"]);
    expect(await outcome(from(address), "K01")).toBe("signed-in");
    for (let i = 0; i < 119; i++) await spend("addressFailures", address);
    expect(await failAround(1, address)).toEqual(["E-PWD-01"]);
    expect(await outcome(visitor({ "x-forwarded-for": address }), "K01")).toBe("E-PWD-02");
  });

  it("10分钟试了10个不认识的号码，停1小时；同一个号码再错还是一个", async () => {
    later(DAY);
    const address = "203.0.113.40";
    for (let i = 0; i < 3; i++) await outcome(from(address), nobody(100), { password: WRONG });
    for (let i = 1; i < 9; i++) await outcome(from(address), nobody(100 + i), { password: WRONG });
    expect(await outcome(from(address), "K20")).toBe("signed-in");
    const begun = mark();
    expect(await outcome(from(address), nobody(109), { password: WRONG })).toBe("E-PWD-01");
    const blocked = mark();
    begun(HOUR - 5);
    expect(await outcome(from(address), "K21")).toBe("E-PWD-02");
    blocked(HOUR);
    expect(await outcome(from(address), "K21")).toBe("signed-in");
  });

  it("地址看得准：/64、映射的 IPv4、写法不同、带端口", () => {
    expect(addressGroup("2001:db8:1:2:3:4:5:6")).toBe(addressGroup("2001:db8:1:2::9"));
    expect(addressGroup("2001:db8:1:2::9")).not.toBe(addressGroup("2001:db8:1:3::9"));
    expect(addressGroup("2001:0DB8:0001:0002::9")).toBe(addressGroup("2001:db8:1:2::1"));
    expect(addressGroup("::ffff:192.0.2.1")).toBe("192.0.2.1");
    expect(addressGroup(" 192.0.2.1 ")).toBe("192.0.2.1");
    expect(addressGroup("192.0.2.1:50123")).toBe("192.0.2.1");
    expect(addressGroup("[2001:db8:1:2::9]:443")).toBe(addressGroup("2001:db8:1:2::1"));
  });

  it("只信反向代理写的那一段，自己加在前面的不算", () => {
    expect(clientAddress("6.6.6.6, 192.0.2.9", 1)).toBe("192.0.2.9");
    expect(clientAddress("6.6.6.6, 192.0.2.9, 10.0.0.2", 2)).toBe("192.0.2.9");
    expect(clientAddress(null, 1)).toBe("unknown");
  });
});
