import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { now, setClock } from "#lib/clock";
import { db } from "#lib/db";
import { returnOverdue } from "#lib/transfers/jobs";
import { withWorld } from "#tests/support/database";
import { CLASS_1, COMMUNITY } from "#tests/support/organizations";
import { given, type Player } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { at, judge, paperOf, sendOut } from "#tests/support/transfers";

const shanghai = (moment: string): Date => new Date(`${moment}+08:00`);
const SECOND = 1000;
/** M01 at the desk when the clock stands at that moment. */
async function atMoment(moment: string): Promise<Player> {
  setClock(shanghai(moment));
  return at("M01", CLASS_1);
}

type Case = { what: string; filed: string; due: string; special?: true };
/** In the order of time: of many sessions the oldest ends. */
const CASES: readonly Case[] = [
  { what: "收尾期里发起，十天", filed: "2025-03-03T09:00:00", due: "2025-03-13T09:00:00" },
  { what: "专属库十五天，不论季节（TRF-19）", filed: "2025-06-01T08:00:00", due: "2025-06-16T08:00:00", special: true },
  { what: "8月发起，从10月1日零点（上海）起算", filed: "2025-08-20T15:30:00", due: "2025-10-11T00:00:00" },
  { what: "9月30日最后一秒发起，也从10月1日零点起算", filed: "2025-09-30T23:59:59", due: "2025-10-11T00:00:00" },
  { what: "10月1日零点整发起", filed: "2025-10-01T00:00:00", due: "2025-10-11T00:00:00" },
  { what: "10月1日零点，世界时还是9月30日", filed: "2025-10-01T07:59:59", due: "2025-10-11T07:59:59" },
  { what: "10月2日上午发起（TRF-15）", filed: "2025-10-02T10:00:00", due: "2025-10-12T10:00:00" },
  { what: "跨年", filed: "2025-12-25T00:00:01", due: "2026-01-04T00:00:01" },
  { what: "平年没有闰日", filed: "2026-02-19T08:00:00", due: "2026-03-01T08:00:00" },
  { what: "季末前最后一个赶得上的", filed: "2026-04-20T23:59:59", due: "2026-04-30T23:59:59" },
  { what: "到期已在5月，等到下一季", filed: "2026-04-21T00:00:00", due: "2026-10-11T00:00:00" },
  { what: "闰日当天到期", filed: "2028-02-19T08:00:00", due: "2028-02-29T08:00:00" },
  { what: "跨过闰日", filed: "2028-02-20T08:00:00", due: "2028-03-01T08:00:00" },
  { what: "专属库跨过闰日", filed: "2028-02-20T08:00:00", due: "2028-03-06T08:00:00", special: true },
];

describe("期限准到毫秒（TRF-15、TRF-19、R7）", () => {
  withWorld();
  // Time passes only where the test says so.
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());

  it.each(CASES)("$what：早一毫秒还在，到了就退", async ({ filed, due, special }) => {
    const { transferIds } = given(await sendOut(await atMoment(filed), ["M05"], special ? { to: null, reason: "ARMY" } : COMMUNITY));
    const transfer = () => db().transfer.findUniqueOrThrow({ where: { id: transferIds[0] ?? "" } });
    const end = shanghai(due);
    const { deadlineAt, state: held } = await transfer();
    expect(deadlineAt).toEqual(end);
    for (const early of [SECOND, 1]) {
      setClock(new Date(end.getTime() - early));
      expect([await returnOverdue(), (await transfer()).state]).toEqual([0, held]);
    }
    setClock(end);
    expect([await returnOverdue(), (await transfer()).state]).toEqual([1, "RETURNED_TIMEOUT"]);
    expect(await returnOverdue()).toBe(0);
  });
});

const ROUNDS = 2;
const RACERS = ["M02", "M03", "M05", "M06"];

describe("八个调度与审批赶在同一刻（R7、案例 13）", () => {
  withWorld();

  it("每项只有一个结局、一条审计", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      setClock(shanghai(`2025-11-${10 + round}T09:00:00`));
      const [m01, k13] = [await at("M01", CLASS_1), await at("K13", COMMUNITY)];
      const before = await db().transfer.count();
      const here = await db().membership.count({ where: { status: "ACTIVE" } });
      const going = RACERS.slice(round);
      given(await sendOut(m01, going, COMMUNITY));
      await db().transfer.updateMany({ where: { closedAt: null }, data: { deadlineAt: new Date(now().getTime() + 60) } });
      const papers = await Promise.all(going.map(paperOf));
      expect(papers).not.toContain("");
      await Promise.all([
        ...going.map((key) => judge(k13, key)),
        ...Array.from({ length: 8 }, async () => {
          for (let look = 0; look < 8; look++) await returnOverdue();
        }),
      ]);
      setClock(new Date(now().getTime() + SECOND));
      await Promise.all(Array.from({ length: 8 }, returnOverdue));
      const rows = await db().transfer.findMany({ include: { steps: true }, orderBy: { createdAt: "desc" }, take: going.length });
      expect(await db().transfer.count()).toBe(before + going.length);
      expect(await db().membership.count({ where: { status: "ACTIVE" } })).toBe(here);
      for (const { state, steps, personId } of rows) {
        expect(["DONE", "RETURNED_TIMEOUT"]).toContain(state);
        expect(steps.map((s) => s.kind)).toHaveLength(2);
        const over = {
          action: { in: ["transfer.done", "transfer.expired"] },
          subjectId: personId,
          at: { gte: shanghai(`2025-11-${10 + round}T09:00:00`) },
        };
        expect(await db().auditEvent.count({ where: over })).toBe(1);
      }
    }
    expect(await violations()).toEqual([]);
  });
});
