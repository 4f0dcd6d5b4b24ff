import { describe, expect, it } from "vitest";
import { FAULTS, isNoticed, misfits } from "#tests/support/faults";

/** How many faults are planted in this run, the one of the day first; `FAULTS=all` plants every one. */
const { FAULTS: wanted = "1" } = process.env;
const count = wanted === "all" ? FAULTS.length : Number(wanted);
const planted = FAULTS.filter((_, i) => i % Math.ceil(FAULTS.length / Math.max(1, count)) === 0);

describe("推演自己也要可靠：弄坏一处，它认得出来（R3）", () => {
  it("每一处都还弄得坏", () => {
    expect(misfits()).toEqual([]);
    expect(FAULTS.length).toBeGreaterThanOrEqual(8);
  });

  it.each(planted)("$name", async (fault) => expect(await isNoticed(fault)).toBe(true), 600_000);
});
