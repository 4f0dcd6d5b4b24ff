import { describe, expect, it } from "vitest";
import { guards, isMissed } from "#tests/support/mutants";

/** How many guards are taken away in this run, spread over all of them; `MUTANTS=all` takes every one. */
const { MUTANTS = "1" } = process.env;
const all = guards();
const count = MUTANTS === "all" ? all.length : Number(MUTANTS);
const taken = all.filter((_, i) => i % Math.ceil(all.length / count) === 0);

describe("拿掉任何一道权限检查，权限矩阵都认得出来（S3）", () => {
  it("每个操作的检查都找到了", () => {
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((guard) => guard.startsWith("lib/action.ts")).length).toBe(4);
  });

  it.each(taken)(
    "没有 %s，认得出来",
    async (guard) => {
      expect(await isMissed(guard)).toBe(true);
    },
    180_000,
  );
});
