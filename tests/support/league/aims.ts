// 掷骰子落到哪一步棋；同样的骰子在同样的局面里总是同一步。
import { GOVERNING } from "#tests/support/league/aims-organizations";
import { TRANSFERRING } from "#tests/support/league/aims-transfers";
import type { Aims, Rolls } from "#tests/support/league/dice";
import type { Operation } from "#tests/support/league/operations";
import type { League } from "#tests/support/league/places";

/** How often each kind of step is tried. */
export const WEIGHTS: Readonly<Record<Operation["do"], number>> = {
  ...{ out: 5, in: 3, self: 4, bulk: 3, approve: 12, refuse: 4, withdraw: 2, continue: 4, assign: 4, report: 2, list: 2 },
  ...{ enter: 1, found: 1, delete: 2, askMove: 2, decideMove: 3, markBranch: 1, delay: 2, teach: 1, undoDelay: 1, undoTeacher: 1, wait: 3 },
};

const AIMS: Aims = { ...TRANSFERRING, ...GOVERNING } as Aims;

/** The step that a throw of the dice means in a position; null when there is none of that kind. */
export function aim(l: League, verb: Operation["do"], rolls: Rolls): Operation | null {
  let thrown = 0;
  const next = (): number => rolls[thrown++ % rolls.length] ?? 0;
  return AIMS[verb]({ l, next });
}
