import { describe, expect, it } from "vitest";
import {
  ASKED,
  DECLARED_FIELDS,
  isFitTarget,
  laneOf,
  mayDeclare,
  missingOf,
  openRoutes,
  ROUTES,
  type Standing,
  type Target,
} from "#lib/graduation/declarations/rules";
import { addCounts, NO_COUNTS, STAGES, showShare, startedOf, totalOf } from "#lib/graduation/funnel/rules";
import { dueOn, keptSince, moveOnBy } from "#lib/graduation/reminders/rules";

const TODAY = "2025-06-10";
const student: Standing = { mark: "GRADUATE", category: "GRADUATE_ORG", month: "2025-06", schoolField: true, township: false };
const blank = Object.fromEntries(DECLARED_FIELDS.map((f) => [f, ""])) as Record<(typeof DECLARED_FIELDS)[number], string>;
const code = (verdict: { yes: boolean; code?: string }) => verdict.code ?? "";

describe("去向申报（BEY-25、8.6）", () => {
  it("九条路各要各的；参军只要电话，什么材料也不收（E-TRF-18）", () => {
    expect(ROUTES).toHaveLength(9);
    expect(ASKED.ARMY).toEqual({ must: ["contact"], may: [] });
    for (const route of ROUTES) {
      expect(missingOf(route, blank)).toEqual(ASKED[route].must);
      expect(missingOf(route, { ...blank, ...Object.fromEntries(DECLARED_FIELDS.map((f) => [f, "x"])) })).toEqual([]);
    }
  });

  it("各走各的道：转出、专属库、出国登记、延迟标记", () => {
    expect(ROUTES.map(laneOf)).toEqual([
      ...["TRANSFER", "TRANSFER", "TRANSFER", "TRANSFER", "LIBRARY", "REGISTER", "TRANSFER", "TRANSFER", "DELAY"],
    ]);
  });

  it("谁现在可以申报：毕业生、今年毕业的班；在流动支部、乡镇的只报找到的工作或升学", () => {
    expect(openRoutes(student, TODAY)).toEqual(ROUTES);
    const branch: Standing = { ...student, mark: "NONE", category: "BRANCH" };
    expect(openRoutes(branch, "2025-03-03")).toEqual(ROUTES);
    for (const none of [
      { ...branch, month: "2026-06" },
      { ...branch, month: null },
      { ...branch, schoolField: false },
      { ...student, mark: "DELAYED" as const },
    ])
      expect(code(mayDeclare(none, "EMPLOYED", TODAY))).toBe("E-GRAD-14");
    const waiting: Standing = { mark: "NONE", category: "FLOATING_BRANCH", month: null, schoolField: false, township: true };
    expect(openRoutes(waiting, TODAY)).toEqual(["EMPLOYED", "EMPLOYED_WITHOUT_LEAGUE", "FURTHER_STUDY"]);
    expect(code(mayDeclare(waiting, "ARMY", TODAY))).toBe("E-TRF-24");
  });

  it("升学不去乡镇（E-TRF-23）；自己的支部、领导机关、专属库不能选；外部系统要具体支部（E-TRF-17）", () => {
    const target: Target = { id: "a", path: "0001", category: "BRANCH", township: false, external: false };
    expect(isFitTarget("EMPLOYED", target, "b").yes).toBe(true);
    expect(code(isFitTarget("EMPLOYED", target, "a"))).toBe("E-GRAD-15");
    for (const category of ["LEADING_BODY", "SPECIAL_UNIT_LIBRARY", "PENDING_TRANSFER_BRANCH", "GRADUATE_ORG"] as const)
      expect(code(isFitTarget("EMPLOYED", { ...target, category }, "b"))).toBe("E-GRAD-15");
    expect(code(isFitTarget("FURTHER_STUDY", { ...target, township: true }, "b"))).toBe("E-TRF-23");
    expect(isFitTarget("UNEMPLOYED", { ...target, township: true }, "b").yes).toBe(true);
    expect(code(isFitTarget("EMPLOYED", { ...target, category: "COMMITTEE", external: true }, "b"))).toBe("E-TRF-17");
    expect(isFitTarget("EMPLOYED", { ...target, external: true }, "b").yes).toBe(true);
  });
});

describe("进展的算法（7.6、TRF-31）", () => {
  it("五个人四个发起三个完成：80.0%、60.0%；没有人是横线；四舍五入", () => {
    const counts = { ...NO_COUNTS, UNDECLARED: 1, STARTED: 1, RECEIVED: 3 };
    expect([totalOf(counts), startedOf(counts)]).toEqual([5, 4]);
    expect([showShare(startedOf(counts), 5), showShare(counts.RECEIVED, 5)]).toEqual(["80.0%", "60.0%"]);
    expect([showShare(0, 0), showShare(0, 3), showShare(1, 3), showShare(2, 3), showShare(1, 16)]).toEqual([
      "–",
      "0.0%",
      "33.3%",
      "66.7%",
      "6.3%",
    ]);
    expect(addCounts([counts, counts, { ...NO_COUNTS, RETURNED: 2 }])).toEqual({
      ...NO_COUNTS,
      UNDECLARED: 2,
      STARTED: 2,
      RECEIVED: 6,
      RETURNED: 2,
    });
    expect(startedOf({ ...NO_COUNTS, RETURNED: 1 })).toBe(1);
    expect(STAGES).toHaveLength(6);
  });
});

describe("期满（TRF-27、GRAD-16、TRF-32）", () => {
  const limits = { retention: 6, floating: 12 };
  const due = (kind: Parameters<typeof dueOn>[0], since: string, today: string) => dueOn(kind, since, { limits, today });

  it("2025-06 毕业留在学校：2025-07-01 起算，2026-01-01 到期，前一天不算", () => {
    expect(keptSince("2025-06")).toBe("2025-07-01");
    expect(keptSince("2025-12")).toBe("2026-01-01");
    expect([due("RETENTION", "2025-07-01", "2025-12-31"), due("RETENTION", "2025-07-01", "2026-01-01")]).toEqual([null, "2026-01-01"]);
  });

  it("流动支部满一年；闰日从二月二十九日起算到二月二十八日；八月三十一日半年到二月底", () => {
    expect([due("FLOATING", "2024-02-20", "2025-02-19"), due("FLOATING", "2024-02-20", "2025-03-03")]).toEqual([null, "2025-02-20"]);
    expect(due("FLOATING", "2024-02-29", "2025-02-28")).toBe("2025-02-28");
    expect(due("RETENTION", "2025-08-31", "2026-02-28")).toBe("2026-02-28");
  });

  it("就业当天就提醒，一个月内转出；境外每半年一次，只算最近的一次", () => {
    expect([due("EMPLOYED", "2025-08-31", "2025-08-31"), moveOnBy("2025-01-31")]).toEqual(["2025-08-31", "2025-02-28"]);
    expect([due("OVERSEAS", "2025-09-01", "2026-02-28"), due("OVERSEAS", "2025-09-01", "2026-03-01")]).toEqual([null, "2026-03-01"]);
    expect(due("OVERSEAS", "2025-09-01", "2027-01-15")).toBe("2026-09-01");
  });
});
