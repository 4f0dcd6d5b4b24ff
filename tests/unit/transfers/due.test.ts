import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deadlineOf } from "#lib/transfers/deadlines/rules";
import { dueOf } from "#tests/support/league/effects";

const RUNS = Number(process.env.PROPERTY_RUNS ?? 3000);
const LIMITS = { days: 10, season: { from: "10-01", to: "04-30" }, specialDays: 15 };
const instants = fc.date({ min: new Date("2024-01-01T00:00:00Z"), max: new Date("2033-01-01T00:00:00Z"), noInvalidDate: true });

describe("期限与另写的一份规格算得一样（5.1 第 24、25 行）", () => {
  it.each(["NORMAL", "EXTERNAL", "SPECIAL"] as const)("%s：任何一刻发起都一样", (route) => {
    const same = fc.property(instants, (at) => {
      expect(deadlineOf({ route, submittedAt: at }, LIMITS)).toEqual(new Date(dueOf(route, at.getTime())));
    });
    fc.assert(same, { numRuns: RUNS });
  });
});
