import { describe, expect, it } from "vitest";
import { withWorld } from "#tests/support/database";
import { crowd, keptSuccesses } from "#tests/support/league/crowd";
import { spoilDatabase } from "#tests/support/faults";
import { openReal } from "#tests/support/league/real";
import { strayAudits, violations } from "#tests/support/soundness";

/** How many buttons sixteen people press in this run; the long run takes 20,000. */
const { OPERATIONS = "400", SEED = "1" } = process.env;

describe("十六个人同时办（R2）", () => {
  withWorld();

  it(`${OPERATIONS}次：成了的都在库里，没成的什么也没留下，0处违反I1–I16`, async () => {
    await spoilDatabase();
    const { done, actions, refused, surprises } = await crowd(await openReal(), {
      operations: Number(OPERATIONS),
      clients: 16,
      seed: Number(SEED),
    });
    const told = Object.entries(refused).sort((a, b) => b[1] - a[1]);
    const succeeded = Object.values(actions).reduce((sum, n) => sum + n, 0);
    process.stdout.write(`▶ ${done} 次：${succeeded} 次成；被拒绝 ${told.map(([code, n]) => `${code} ${n}`).join("，")}\n`);
    expect(surprises).toEqual([]);
    expect(refused["E-GEN-05"] ?? 0).toBe(0);
    expect(done).toBeGreaterThanOrEqual(Number(OPERATIONS));
    expect(await keptSuccesses()).toEqual(actions);
    expect(await violations()).toEqual([]);
    expect(await strayAudits()).toEqual([]);
  }, 3_600_000);
});
