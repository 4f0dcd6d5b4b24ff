import { describe, expect, it } from "vitest";
import { HANDS, nextState, SELF_REGISTRATION } from "#lib/registration/self/rules";
import { terminalStates } from "#lib/workflow";
import { openRoads, roadsOf, unreachable } from "#tests/support/roads";

const MOVES = ["approve", "refuse", "expire", "resubmit"] as const;

describe("团员自行注册（5.15）走遍每条路", () => {
  it("十六条路里通五条；通过是尽头，没通过和过期的可以改了再交", () => {
    expect(openRoads(SELF_REGISTRATION)).toEqual({
      "PENDING approve": "APPROVED",
      "PENDING refuse": "REFUSED",
      "PENDING expire": "EXPIRED",
      "REFUSED resubmit": "PENDING",
      "EXPIRED resubmit": "PENDING",
    });
    expect(Object.keys(roadsOf(SELF_REGISTRATION))).toHaveLength(16);
    expect(terminalStates(SELF_REGISTRATION)).toEqual(["APPROVED"]);
    expect(unreachable(SELF_REGISTRATION, "PENDING")).toEqual([]);
  });

  it("每个状态、每一步、每一种人：六十四格里只有八格通", () => {
    const open = SELF_REGISTRATION.states.flatMap((state) =>
      MOVES.flatMap((move) => HANDS.flatMap((by) => (nextState(state, { move, by }) ? [`${state} ${move} ${by}`] : []))),
    );
    expect(open).toEqual([
      "PENDING approve branch",
      "PENDING approve superior",
      "PENDING refuse branch",
      "PENDING refuse superior",
      "PENDING refuse system",
      "PENDING expire system",
      "REFUSED resubmit applicant",
      "EXPIRED resubmit applicant",
    ]);
  });
});
