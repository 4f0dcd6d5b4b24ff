// 组织迁移怎么走（规格 5.9）：原上级同意迁出，新上级同意接收；哪里迁得，哪里迁不得。
import type { OrgCategory, OrgMoveState } from "#generated/enums";
import { CONSTITUTION, isStaffed } from "#lib/organizations/rules";
import { no, type Verdict, yes } from "#lib/verdict";
import { findMove, workflow } from "#lib/workflow";

const OPEN = ["PENDING_RELEASE", "PENDING_RECEIVE"] as const;

export const ORG_MOVE = workflow<OrgMoveState, "release" | "complete" | "refuse" | "withdraw" | "cancel">(
  ["PENDING_RELEASE", "PENDING_RECEIVE", "DONE", "REFUSED", "WITHDRAWN", "CANCELLED"],
  [
    { name: "release", from: ["PENDING_RELEASE"], to: "PENDING_RECEIVE" },
    { name: "complete", from: OPEN, to: "DONE" },
    { name: "refuse", from: OPEN, to: "REFUSED" },
    { name: "withdraw", from: OPEN, to: "WITHDRAWN" },
    { name: "cancel", from: OPEN, to: "CANCELLED" },
  ],
);
export type OrgMoveMove = (typeof ORG_MOVE)["moves"][number]["name"];

export const HANDS = ["applicant", "desk", "system"] as const;
export type Hand = (typeof HANDS)[number];

const MOVED_BY: Readonly<Record<OrgMoveMove, Hand>> = {
  release: "desk",
  complete: "desk",
  refuse: "desk",
  withdraw: "applicant",
  cancel: "system",
};

/** Where an application goes from here by that hand; null where there is no way. */
export const nextState = (state: OrgMoveState, { move, by }: { move: OrgMoveMove; by: Hand }): OrgMoveState | null =>
  MOVED_BY[move] === by ? (findMove(ORG_MOVE, state, move)?.to ?? null) : null;

/** What consent amounts to: on to the receiver, or the move itself. */
export const consentOf = (state: OrgMoveState, needsReceiver: boolean): "release" | "complete" =>
  state === "PENDING_RELEASE" && needsReceiver ? "release" : "complete";

export const isOpen = (state: OrgMoveState): boolean => (OPEN as readonly OrgMoveState[]).includes(state);

type Mover = { path: string; level: number; parentId: string | null; category: OrgCategory };
type Target = { id: string; path: string; shortName: string; category: OrgCategory; schoolField: boolean };

/** Whether an organization may ask at all: not the upper two levels of leading bodies (2.4), not what has no administrators. */
export const isMovable = ({ category, level }: Pick<Mover, "category" | "level">): Verdict =>
  (category === "LEADING_BODY" && level <= 2) || !isStaffed(category) ? no("E-ORG-32") : yes;

/** Whether it may come below that one: not below itself (E-ORG-24), and only where its category may stand (2.5, E-ORG-25). */
export function mayStandBelow(organization: Mover, target: Target): Verdict {
  if (target.path.startsWith(organization.path)) return no("E-ORG-24");
  if (target.id === organization.parentId) return no("E-ORG-28", { name: target.shortName });
  const { children, school } = CONSTITUTION[target.category];
  const open = target.schoolField ? [...children, ...school] : children;
  return open.includes(organization.category) ? yes : no("E-ORG-25");
}
