import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { freshDatabase, withFreshWorld } from "#tests/support/database";
import { spoilDatabase } from "#tests/support/faults";
import { openReal } from "#tests/support/league/real";
import { plantLeague } from "#tests/support/league/places";
import { sequences, walked } from "#tests/support/league/steps";
import { strayAudits, violations } from "#tests/support/soundness";

/** How many sequences of forty steps are played in this run; the long run takes 500. */
const { SEQUENCES = "6", SEED, AT, REPLAY, FAIL_FAST } = process.env;
/** Twice as many at most: a sequence is forty steps long on average. */
const MOST = 80;

describe("随便怎么办，和照规格推演的结果一样（R1）", () => {
  withFreshWorld();
  // The clock stands still within a step, so that deadlines are exact.
  vi.useFakeTimers({ toFake: ["Date"] });

  it(`${SEQUENCES}串，每串四十步上下：0处不同，0处违反I1–I16`, async () => {
    const begin = async () => {
      await freshDatabase();
      await spoilDatabase();
      return { model: plantLeague(), real: await openReal() };
    };
    const property = fc.asyncProperty(sequences(MOST, REPLAY), async (steps) => {
      await fc.asyncModelRun(begin, steps);
      expect(await violations()).toEqual([]);
      expect(await strayAudits()).toEqual([]);
      walked.sequences += 1;
    });
    const again = SEED ? { seed: Number(SEED), ...(AT ? { path: AT } : {}) } : {};
    await fc.assert(property, { numRuns: Number(SEQUENCES), endOnFailure: FAIL_FAST !== undefined, ...again });
    const sum = (tally: Record<string, number>): number => Object.values(tally).reduce((n, m) => n + m, 0);
    const kinds = Object.entries(walked.done).map(([verb, n]) => `${verb} ${n}`);
    process.stdout.write(
      `▶ ${walked.sequences} 串：${sum(walked.done)} 步成，${sum(walked.refused)} 步被拒绝；成的有 ${kinds.join("，")}\n`,
    );
  }, 3_600_000);
});
