import { describe, expect, it } from "vitest";
import { flagsOf, TOGETHER } from "#lib/accounts/flags/rules";

const at = (time: string) => new Date(`2025-03-03T${time}:00+08:00`);
const traced = (n: number, time = "10:00", address: string | null = "10.0.0.1") =>
  Array.from({ length: n }, (_, i) => ({ personId: `${time} ${i}`, activatedAt: at(time), address }));

describe("值得看一眼的激活（security §4.9）", () => {
  it("夜里十一点到早上六点是深夜", () => {
    const words = (time: string) => [...flagsOf(traced(1, time)).values()].flat();
    expect(["22:59", "23:00", "00:30", "05:59", "06:00"].map((t) => words(t).length)).toEqual([0, 1, 1, 1, 0]);
    expect(words("23:00")).toEqual(["深夜激活"]);
  });

  it("同一地址一天满 5 人就提示每一位，差一人不提示；隔天的、没有地址的不算", () => {
    expect(flagsOf(traced(TOGETHER - 1)).size).toBe(0);
    expect([...flagsOf(traced(TOGETHER)).values()].flat()).toEqual(Array.from({ length: 5 }, () => "当天同一网络地址激活了5人"));
    const yesterday = { personId: "x", activatedAt: new Date("2025-03-02T10:00:00+08:00"), address: "10.0.0.1" };
    expect(flagsOf([...traced(TOGETHER - 1), yesterday]).size).toBe(0);
    expect(flagsOf(traced(TOGETHER, "10:00", null)).size).toBe(0);
  });
});
