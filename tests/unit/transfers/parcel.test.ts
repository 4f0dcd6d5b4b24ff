import { describe, expect, it } from "vitest";
import { laterByDays, laterByMinutes } from "#lib/dates";
import { linesOf, unreadable } from "#lib/transfers/intake/rules";
import { limitOf, roadAhead, roadOf } from "#lib/transfers/parcel/rules";
import { consent, firstState, PENDING, TRANSFER, type TransferMove } from "#lib/transfers/rules";
import { findMove } from "#lib/workflow";
import type { TransferKind, TransferRoute, TransferState } from "#generated/enums";

const KINDS: readonly Exclude<TransferKind, "BULK">[] = ["OUT", "IN", "SELF"];
const ROUTES: readonly TransferRoute[] = ["NORMAL", "EXTERNAL", "SPECIAL"];

/** The states that consent leads through, as the state machine has them. */
function walk(kind: TransferKind, route: TransferRoute, toBranch: boolean): TransferState[] {
  const course = { kind, route, toBranch, hasList: true };
  const road: TransferState[] = [firstState(course)];
  for (let state = road[0]; state && PENDING.includes(state); state = road.at(-1)) {
    const move: TransferMove | null = state === "WAIT_REPORT" ? "report" : consent(state, course);
    const to = move && findMove(TRANSFER, state, move)?.to;
    if (!to) break;
    road.push(to);
  }
  return road;
}

describe("包裹的路（TRF-20）", () => {
  it("画出来的每一步就是状态机要走的每一步", () => {
    for (const kind of KINDS)
      for (const route of kind === "IN" ? (["NORMAL"] as const) : ROUTES)
        for (const branchChosen of route === "NORMAL" ? [true, false] : [true])
          expect(roadOf({ kind, route, branchChosen }), `${kind} ${route} ${branchChosen}`).toEqual(walk(kind, route, branchChosen));
  });

  it("后面的步骤从现在这一步数起；结束了就没有后面", () => {
    const parcel = { kind: "SELF", route: "NORMAL", branchChosen: false } as const;
    expect(roadAhead({ ...parcel, state: "PENDING_IN" })).toEqual(["PENDING_ASSIGN", "DONE"]);
    for (const state of ["DONE", "RETURNED", "WITHDRAWN", "CANCELLED", "RETURNED_TIMEOUT"] as const)
      expect(roadAhead({ ...parcel, state })).toEqual([]);
  });
});

describe("离自动退回还有多久（TRF-15）", () => {
  const from = new Date("2025-10-02T10:00:00+08:00");
  const deadline = laterByDays(from, 10);

  it("十天的尺，今天是第几格", () => {
    expect(limitOf(from, deadline, from)).toEqual({ days: 10, today: 1, left: { days: 10, hours: 0 } });
    expect(limitOf(from, deadline, new Date("2025-10-08T11:00:00+08:00"))).toEqual({ days: 10, today: 7, left: { days: 3, hours: 23 } });
    expect(limitOf(from, deadline, laterByMinutes(deadline, -1))).toEqual({ days: 10, today: 10, left: { days: 0, hours: 0 } });
  });

  it("过了期限，剩下的是零，不是负数", () => {
    expect(limitOf(from, deadline, laterByDays(deadline, 3)).left).toEqual({ days: 0, hours: 0 });
  });
});

describe("新生名单（TRF-25）", () => {
  it("表格里复制来的、逗号隔开的、空格隔开的都认得；表头和空行不算", () => {
    const text = "姓名\t身份证号码\n陈听雨\t379901200211309248\n\n吴清越，379901200310109647\n1 2\n叶知秋 379901200403219861";
    expect(linesOf(text).map((l) => l.name)).toEqual(["陈听雨", "吴清越", "叶知秋"]);
    expect(linesOf(text)[0]).toEqual({ name: "陈听雨", idNumber: "379901200211309248" });
  });

  it("看不懂的行说得出来，不会悄悄丢掉", () => {
    expect(unreadable("姓名 身份证号码\n陈听雨\n\n叶知秋 379901200403219861")).toEqual(["陈听雨"]);
  });
});
