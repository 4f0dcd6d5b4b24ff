// 管理员变更怎么走（规格 5.8），本级能撤谁（ADM-05）。
import type { AdminChangeKind, AdminChangeState } from "#generated/enums";
import { all, no, type Verdict, yes } from "#lib/verdict";
import { findMove, workflow } from "#lib/workflow";

export const ADMIN_CHANGE = workflow<AdminChangeState, "approve" | "refuse" | "withdraw" | "cancel">(
  ["PENDING", "EFFECTIVE", "REFUSED", "WITHDRAWN", "CANCELLED"],
  [
    { name: "approve", from: ["PENDING"], to: "EFFECTIVE" },
    { name: "refuse", from: ["PENDING"], to: "REFUSED" },
    { name: "withdraw", from: ["PENDING"], to: "WITHDRAWN" },
    { name: "cancel", from: ["PENDING"], to: "CANCELLED" },
  ],
);
export type AdminChangeMove = (typeof ADMIN_CHANGE)["moves"][number]["name"];

/** Who moves it: the organization itself, its superior, the operator, or nobody at all. */
export const MOVERS = ["own", "superior", "operator", "system"] as const;
export type Mover = (typeof MOVERS)[number];

const MOVED_BY: Readonly<Record<AdminChangeMove, readonly Mover[]>> = {
  approve: ["superior", "operator"],
  refuse: ["superior", "operator"],
  withdraw: ["own"],
  cancel: ["system"],
};

/** Where a request goes from here by that hand; null where there is no way. */
export const nextState = (state: AdminChangeState, { move, by }: { move: AdminChangeMove; by: Mover }): AdminChangeState | null =>
  MOVED_BY[move].includes(by) ? (findMove(ADMIN_CHANGE, state, move)?.to ?? null) : null;

/** Where a change begins: what the organization asks for itself waits; what it gives up, and what comes from above, holds at once. */
export function firstState(kind: AdminChangeKind, by: Mover): AdminChangeState | null {
  if (by === "system") return null;
  return by === "own" && kind !== "REVOKE" ? "PENDING" : "EFFECTIVE";
}

/** Whether an organization may take the right from one of its own: never from its secretary, never from the last (ADM-05). */
export const mayGiveUp = ({ isSecretary, isLast }: { isSecretary: boolean; isLast: boolean }): Verdict =>
  all(isSecretary ? no("E-ADM-03") : yes, isLast ? no("E-ADM-04") : yes);
