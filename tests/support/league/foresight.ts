// 模型预见每一步棋：哪一步由哪条规则说了算。
import {
  foreseeApproval,
  foreseeAssignment,
  foreseeContinuation,
  foreseeList,
  foreseeRefusal,
  foreseeReport,
  foreseeWithdrawal,
} from "#tests/support/league/deciding";
import { foreseeBulk, foreseeIn, foreseeOut, foreseeSelf, type Foreseen } from "#tests/support/league/filing";
import {
  foreseeAsking,
  foreseeDeletion,
  foreseeEntry,
  foreseeFounding,
  foreseeGraduate,
  foreseeMark,
  foreseeMove,
  foreseeWait,
} from "#tests/support/league/governing";
import type { Deed, Operation } from "#tests/support/league/operations";
import type { League } from "#tests/support/league/places";

type Rules = { [K in Operation["do"]]: (l: League, deed: Deed<K>) => Foreseen };
const RULES: Rules = {
  out: foreseeOut,
  in: foreseeIn,
  self: foreseeSelf,
  bulk: foreseeBulk,
  approve: foreseeApproval,
  refuse: foreseeRefusal,
  withdraw: foreseeWithdrawal,
  continue: foreseeContinuation,
  assign: foreseeAssignment,
  report: foreseeReport,
  list: foreseeList,
  enter: foreseeEntry,
  found: foreseeFounding,
  delete: foreseeDeletion,
  askMove: foreseeAsking,
  decideMove: foreseeMove,
  markBranch: foreseeMark,
  delay: foreseeGraduate,
  teach: foreseeGraduate,
  undoDelay: foreseeGraduate,
  undoTeacher: foreseeGraduate,
  wait: foreseeWait,
};

/** What the specification says comes of a step. */
export const foresee = (l: League, operation: Operation): Foreseen =>
  (RULES[operation.do] as (l: League, deed: Operation) => Foreseen)(l, operation);
