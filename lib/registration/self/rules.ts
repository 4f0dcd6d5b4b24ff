// 团员自行注册怎么走（规格 5.15）。
import type { SelfRegistrationState } from "#generated/enums";
import { findMove, workflow } from "#lib/workflow";

export const SELF_REGISTRATION = workflow<SelfRegistrationState, "approve" | "refuse" | "expire" | "resubmit">(
  ["PENDING", "APPROVED", "REFUSED", "EXPIRED"],
  [
    { name: "approve", from: ["PENDING"], to: "APPROVED" },
    { name: "refuse", from: ["PENDING"], to: "REFUSED" },
    { name: "expire", from: ["PENDING"], to: "EXPIRED" },
    { name: "resubmit", from: ["REFUSED", "EXPIRED"], to: "PENDING" },
  ],
);
export type SelfRegistrationMove = (typeof SELF_REGISTRATION)["moves"][number]["name"];

/** Who moves it: the applicant, the branch, its direct superior, or time. */
export const HANDS = ["applicant", "branch", "superior", "system"] as const;
export type Hand = (typeof HANDS)[number];

const MOVED_BY: Readonly<Record<SelfRegistrationMove, readonly Hand[]>> = {
  approve: ["branch", "superior"],
  refuse: ["branch", "superior", "system"],
  expire: ["system"],
  resubmit: ["applicant"],
};

/** Where an application goes from here by that hand; null where there is no way. */
export const nextState = (
  state: SelfRegistrationState,
  { move, by }: { move: SelfRegistrationMove; by: Hand },
): SelfRegistrationState | null => (MOVED_BY[move].includes(by) ? (findMove(SELF_REGISTRATION, state, move)?.to ?? null) : null);

/** So long an application waits, and so long after its end its form is kept for a correction. */
export const WAITING_DAYS = 30;
