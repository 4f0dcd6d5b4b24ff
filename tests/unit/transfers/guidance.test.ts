import { describe, expect, it } from "vitest";
import type { TransferReason } from "#generated/enums";
import {
  adviseOn,
  asksEmployment,
  blocksOf,
  gapsOfPlan,
  hindrances,
  type Place,
  type Plan,
  REASONS,
  routeOf,
  type Traveller,
} from "#lib/transfers/guidance/rules";

const place = (more: Partial<Place> = {}): Place => ({
  ...{
    id: "to",
    path: "00010009",
    name: "某团支部",
    category: "BRANCH",
    schoolField: false,
    township: false,
    youthHome: false,
    external: false,
  },
  ...more,
});
const SCHOOL = place({ id: "home", path: "000100010001", name: "某班", schoolField: true });
const somebody = (more: Partial<Traveller> = {}): Traveller => ({
  ...{ personId: "p", name: "某某", mark: "NONE", uncertified: false, busyWith: null, pending: false, holdsPost: false, branch: SCHOOL },
  ...more,
});
const plan = (more: Partial<Plan> = {}): Plan => ({ kind: "OUT", reason: "JOB_CHANGE", to: place(), ...more });
const codes = (p: Plan, t = somebody()) => adviseOn(p, t).map((a) => `${a.level}:${a.code}`);

describe("哪里不能去（5.1、TRF-23）", () => {
  it("升学不得去乡镇街道：原学校转出、本人申请都不行；对方办理转入只作提示", () => {
    const street = place({ category: "WORK_COMMITTEE", township: true });
    expect(codes(plan({ reason: "FURTHER_STUDY", to: street }))).toContain("block:E-TRF-23");
    expect(codes(plan({ kind: "SELF", reason: "FURTHER_STUDY", to: street }), somebody({ branch: place({ id: "x" }) }))).toContain(
      "block:E-TRF-23",
    );
    expect(codes(plan({ kind: "IN", reason: "FURTHER_STUDY", to: street }))).toEqual(["hint:TRF-23"]);
    expect(codes(plan({ reason: "FURTHER_STUDY", to: street }), somebody({ branch: place({ id: "x" }) }))).toEqual(["hint:TRF-23"]);
  });

  it.each([
    ["FURTHER_STUDY", { schoolField: true }],
    ["EMPLOYED", {}],
    ["EMPLOYED_WITHOUT_LEAGUE", { youthHome: true }],
    ["UNEMPLOYED", { township: true }],
    ["ABROAD_PRIVATELY", { township: true }],
    ["DELAYED_GRADUATION", { category: "DELAYED_GRADUATION_ORG" }],
  ] as [TransferReason, Partial<Place>][])("%s 去对的地方没有话说，去别处有提示", (reason, fits) => {
    expect(codes(plan({ reason, to: place(fits) }))).toEqual([]);
    const elsewhere = reason === "EMPLOYED" ? { schoolField: true } : {};
    expect(codes(plan({ reason, to: place(elsewhere) }))).toEqual(["hint:TRF-23"]);
  });

  it("参军入伍只进专属库，别的原因进不了；出国学习提示办保留登记；担任职务的提醒（TRF-28）", () => {
    const library = place({ category: "SPECIAL_UNIT_LIBRARY" });
    expect([codes(plan({ reason: "ARMY", to: library })), codes(plan({ reason: "ARMY" }))]).toEqual([[], ["block:E-TRF-40"]]);
    expect(codes(plan({ to: library }))).toEqual(["block:E-TRF-40"]);
    expect(codes(plan({ reason: "STUDY_ABROAD" }), somebody({ holdsPost: true }))).toEqual(["hint:TRF-32", "hint:TRF-28"]);
  });

  it("京粤闽要到具体的支部；那边的人不能由我们办理转入；路线由去向与原因定", () => {
    const outside = place({ external: true, category: "COMMITTEE" });
    expect(codes(plan({ to: outside }))).toEqual(["block:E-TRF-17"]);
    expect(codes(plan({ kind: "IN" }), somebody({ branch: place({ id: "b", path: "00020001", external: true }) }))).toEqual([
      "block:E-TRF-40",
    ]);
    expect(routeOf(plan({ to: outside }))).toBe("EXTERNAL");
    expect(routeOf(plan({ reason: "ARMY" }))).toBe("SPECIAL");
    expect(routeOf(plan({ kind: "IN", reason: "ARMY" }))).toBe("NORMAL");
  });

  it("在途、未认证、正在更正的，说得出哪一样；乡镇街道要答就业（TRF-33）", () => {
    expect(hindrances(somebody({ pending: true, uncertified: true, busyWith: "删除申请" })).map((a) => a.code)).toEqual([
      "E-TRF-02",
      "E-TRF-14",
      "E-MEM-37",
    ]);
    expect([
      asksEmployment({ township: true }, "GRADUATE"),
      asksEmployment({ township: true }, "NONE"),
      asksEmployment({ township: false }, "GRADUATE"),
    ]).toEqual([...[true, false, false]]);
  });
});

describe("原因（8.6、TRF-24）", () => {
  it("十五个原因，各有说明，次序与规格一样", () => {
    expect(Object.values(REASONS).map((r) => r.no)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
    expect(Object.values(REASONS).filter((r) => r.says.length < 6)).toEqual([]);
  });

  it("表里缺什么：升学、就业、因公出国本人要写单位；退学要知情；其他要写原因", () => {
    const gaps = (more: Partial<Plan>) => gapsOfPlan(plan(more)).map((a) => a.field);
    expect(gaps({ kind: "SELF", reason: "FURTHER_STUDY" })).toEqual(["newUnitName", "newUnitAddress", "schoolType"]);
    expect(gaps({ kind: "SELF", reason: "ABROAD_ON_DUTY", newUnitName: "某公司", newUnitAddress: "某路" })).toEqual([]);
    expect(gaps({ kind: "OUT", reason: "LEFT_SCHOOL" })).toEqual(["memberInformed"]);
    expect([gaps({ reason: "OTHER" }), gaps({ reason: "OTHER", reasonNote: "搬家" })]).toEqual([["reasonNote"], []]);
    expect(blocksOf(adviseOn(plan({ reason: "REORGANIZATION" }), somebody())).map((a) => a.code)).toEqual(["E-TRF-24"]);
  });
});
