import { describe, expect, it } from "vitest";
import type { TransferKind, TransferRoute, TransferState } from "#generated/enums";
import {
  APPEAL,
  consent,
  type Course,
  firstState,
  HELD_BY,
  isPending,
  MADE_BY,
  PENDING,
  resumption,
  type Side,
  STAY,
  TRANSFER,
  type TransferMove,
} from "#lib/transfers/rules";
import { findMove, terminalStates } from "#lib/workflow";

const STATES = TRANSFER.states;
const NAMES = [...new Set(TRANSFER.moves.map((m) => m.name))];
const SIDES: readonly Side[] = ["initiator", "releasing", "receiving", "listing", "province", "member", "superior", "system"];

/** 规格 5.1 的每一行，以及更正后继续（A11）：从哪里、怎么走、到哪里、由谁。 */
const ROADS: readonly (readonly [TransferState | "pending", TransferMove, TransferState, string])[] = [
  ["PENDING_OUT", "releaseHome", "DONE", "releasing superior"],
  ["PENDING_OUT", "releaseToAssign", "PENDING_ASSIGN", "releasing superior"],
  ["PENDING_OUT", "releaseToReceiver", "PENDING_IN", "releasing superior"],
  ["PENDING_OUT", "releaseToReport", "WAIT_REPORT", "releasing superior"],
  ["PENDING_OUT", "releaseToList", "PENDING_LIST", "releasing superior"],
  ["PENDING_OUT", "releaseToProvince", "PENDING_PROVINCE", "releasing superior"],
  ["PENDING_OUT", "refuse", "RETURNED", "releasing receiving province"],
  ["PENDING_IN", "accept", "DONE", "receiving superior"],
  ["PENDING_IN", "acceptToAssign", "PENDING_ASSIGN", "receiving superior"],
  ["PENDING_IN", "refuse", "RETURNED", "releasing receiving province"],
  ["PENDING_ASSIGN", "assign", "DONE", "receiving"],
  ["PENDING_ASSIGN", "refuse", "RETURNED", "releasing receiving province"],
  ["WAIT_REPORT", "report", "PENDING_IN", "member"],
  ["PENDING_LIST", "list", "PENDING_PROVINCE", "listing"],
  ["PENDING_PROVINCE", "admit", "DONE", "province superior"],
  ["PENDING_PROVINCE", "refuse", "RETURNED", "releasing receiving province"],
  ["RETURNED", "resumeOut", "PENDING_OUT", "initiator superior"],
  ["RETURNED", "resumeIn", "PENDING_IN", "initiator superior"],
  ["RETURNED", "resumeReport", "WAIT_REPORT", "initiator"],
  ["RETURNED", "resumeAssign", "PENDING_ASSIGN", "initiator superior"],
  ["RETURNED", "resumeProvince", "PENDING_PROVINCE", "initiator superior"],
  ["pending", "withdraw", "WITHDRAWN", "initiator"],
  ["pending", "expire", "RETURNED_TIMEOUT", "system"],
  ["pending", "cancel", "CANCELLED", "system"],
];
const agreed = (state: TransferState, name: TransferMove) =>
  ROADS.find(([from, move]) => move === name && (from === state || (from === "pending" && isPending(state))));

describe("转接的表（5.1）：每个状态 × 每一步 × 每一方", () => {
  it("表上有的路，恰是规格有的路", () => {
    const walked = STATES.flatMap((state) => NAMES.map((name) => [state, name, findMove(TRANSFER, state, name)?.to ?? null] as const));
    expect(walked).toEqual(STATES.flatMap((state) => NAMES.map((name) => [state, name, agreed(state, name)?.[2] ?? null] as const)));
  });

  it("每一步由规格说的那几方走，别的一方都不行", () => {
    const may = NAMES.flatMap((name) => SIDES.map((side) => [name, side, MADE_BY[name].includes(side)] as const));
    const said = (name: TransferMove) => ROADS.find(([, move]) => move === name)?.[3].split(" ") ?? [];
    expect(may).toEqual(NAMES.flatMap((name) => SIDES.map((side) => [name, side, said(name).includes(side)] as const)));
  });

  it("办结、超时、撤销、终止之后没有路；退回的可以更正后继续", () => {
    expect(terminalStates(TRANSFER)).toEqual(["DONE", "RETURNED_TIMEOUT", "WITHDRAWN", "CANCELLED"]);
    expect(Object.keys(HELD_BY).sort()).toEqual([...PENDING].sort());
  });
});

const KINDS: readonly TransferKind[] = ["OUT", "IN", "SELF"];
const ROUTES: readonly TransferRoute[] = ["NORMAL", "EXTERNAL", "SPECIAL"];
const COURSES: readonly Course[] = KINDS.flatMap((kind) =>
  ROUTES.filter((route) => route === "NORMAL" || kind !== "IN").flatMap((route) =>
    [true, false].flatMap((toBranch) => [true, false].map((hasList) => ({ kind, route, toBranch, hasList }))),
  ),
);

/** 一路同意下去，经过哪些状态。 */
function road(course: Course): string {
  const way: TransferState[] = [firstState(course)];
  for (let at = way[0]; at && at !== "DONE" && way.length < 9; at = way.at(-1)) {
    const name = at === "WAIT_REPORT" ? "report" : consent(at, course);
    way.push((name && findMove(TRANSFER, at, name)?.to) || "CANCELLED");
  }
  return way.join(">");
}

describe("各种情形的路线（3.9 一览）", () => {
  const at = (kind: TransferKind, route: TransferRoute, toBranch: boolean) => road({ kind, route, toBranch, hasList: true });
  const unlisted = (kind: TransferKind) => road({ kind, route: "SPECIAL", toBranch: true, hasList: false });

  it("转出、转入、本人，到支部或到团委", () => {
    expect(at("OUT", "NORMAL", true)).toBe("PENDING_IN>DONE");
    expect(at("OUT", "NORMAL", false)).toBe("PENDING_IN>PENDING_ASSIGN>DONE");
    expect(at("IN", "NORMAL", true)).toBe("PENDING_OUT>DONE");
    expect(at("IN", "NORMAL", false)).toBe("PENDING_OUT>PENDING_ASSIGN>DONE");
    expect(at("SELF", "NORMAL", true)).toBe("PENDING_OUT>PENDING_IN>DONE");
    expect(at("SELF", "NORMAL", false)).toBe("PENDING_OUT>PENDING_IN>PENDING_ASSIGN>DONE");
    expect(firstState({ kind: "BULK", route: "NORMAL", toBranch: true, hasList: true })).toBe("DONE");
  });

  it("京粤闽要报到；专属库要名单和省级，没有第三级组织的不等名单", () => {
    expect(at("OUT", "EXTERNAL", true)).toBe("WAIT_REPORT>PENDING_IN>DONE");
    expect(at("SELF", "EXTERNAL", true)).toBe("PENDING_OUT>WAIT_REPORT>PENDING_IN>DONE");
    expect(at("OUT", "SPECIAL", true)).toBe("PENDING_LIST>PENDING_PROVINCE>DONE");
    expect(at("SELF", "SPECIAL", true)).toBe("PENDING_OUT>PENDING_LIST>PENDING_PROVINCE>DONE");
    expect(unlisted("OUT")).toBe("PENDING_PROVINCE>DONE");
    expect(unlisted("SELF")).toBe("PENDING_OUT>PENDING_PROVINCE>DONE");
  });

  it("每一种都走得到底", () => {
    expect(COURSES.map(road).filter((way) => !way.endsWith(">DONE"))).toEqual([]);
  });
});

describe("退回之后（A11）", () => {
  const course = { kind: "SELF", route: "NORMAL", toBranch: false, hasList: true } as const;

  it("没改去向的从退回的那张桌继续，改了去向的从第一张桌开始；等报到、等名单的退不回", () => {
    expect(
      ["PENDING_OUT", "PENDING_IN", "PENDING_ASSIGN"].map((from) => resumption(from as TransferState, { ...course, retargeted: false })),
    ).toEqual([...["resumeOut", "resumeIn", "resumeAssign"]]);
    expect(resumption("PENDING_PROVINCE", { ...course, route: "SPECIAL", retargeted: false })).toBe("resumeProvince");
    expect(resumption("PENDING_IN", { ...course, retargeted: true })).toBe("resumeOut");
    expect(resumption("PENDING_ASSIGN", { ...course, kind: "OUT", retargeted: true })).toBe("resumeIn");
    expect(resumption("PENDING_IN", { ...course, kind: "OUT", route: "EXTERNAL", retargeted: true })).toBe("resumeReport");
    expect([resumption("PENDING_LIST", { ...course, retargeted: false }), resumption("DONE", { ...course, retargeted: false })]).toEqual([
      null,
      null,
    ]);
  });

  it("申诉只有等着的可以决定；保留登记只有申请中的可以决定，登记了的可以结束", () => {
    expect(terminalStates(APPEAL)).toEqual(["UPHELD", "DISMISSED", "CANCELLED"]);
    expect(terminalStates(STAY)).toEqual(["REFUSED", "WITHDRAWN", "CANCELLED", "ENDED"]);
    expect(findMove(STAY, "APPROVED", "end")?.to).toBe("ENDED");
  });
});
