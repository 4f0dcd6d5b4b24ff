// 逐级上报怎么走（规格 5.14）：一级一级到省级；身份更正由省级当场执行，删除与毕业标记由系统后台执行。
import type { CorrectionKind, CorrectionState, PaperType } from "#generated/enums";
import { findMove, workflow } from "#lib/workflow";

const UNDER_WAY = ["SUBMITTED", "FORWARDED"] as const;
const OPEN = [...UNDER_WAY, "PROVINCE_APPROVED"] as const;

export const CORRECTION = workflow<CorrectionState, "forward" | "approve" | "execute" | "refuse" | "withdraw" | "cancel" | "restart">(
  ["SUBMITTED", "FORWARDED", "PROVINCE_APPROVED", "EXECUTED", "REFUSED", "WITHDRAWN", "CANCELLED"],
  [
    { name: "forward", from: UNDER_WAY, to: "FORWARDED" },
    { name: "approve", from: UNDER_WAY, to: "PROVINCE_APPROVED" },
    { name: "execute", from: ["PROVINCE_APPROVED"], to: "EXECUTED" },
    { name: "refuse", from: OPEN, to: "REFUSED" },
    { name: "withdraw", from: UNDER_WAY, to: "WITHDRAWN" },
    { name: "cancel", from: OPEN, to: "CANCELLED" },
    { name: "restart", from: OPEN, to: "SUBMITTED" },
  ],
);
export type CorrectionMove = (typeof CORRECTION)["moves"][number]["name"];

/** Who moves it: the organization that filed it, a level on the way, the province, the operator, or nobody. */
export const HANDS = ["own", "level", "province", "operator", "system"] as const;
export type Hand = (typeof HANDS)[number];

const MOVED_BY: Readonly<Record<CorrectionMove, readonly Hand[]>> = {
  forward: ["level"],
  approve: ["province", "operator"],
  execute: ["province", "operator"],
  refuse: ["level", "province", "operator"],
  withdraw: ["own"],
  cancel: ["system"],
  restart: ["system"],
};

type Step = { kind: CorrectionKind; move: CorrectionMove; by: Hand };

/** What the province consents to and the back office carries out. */
const BY_OPERATOR: readonly CorrectionKind[] = ["DELETION", "GRADUATION_MARK"];

/** Where a request goes from here by that hand; null where there is no way. */
export function nextState(state: CorrectionState, { kind, move, by }: Step): CorrectionState | null {
  if (move === "execute" && BY_OPERATOR.includes(kind) && by === "province") return null;
  return MOVED_BY[move].includes(by) ? (findMove(CORRECTION, state, move)?.to ?? null) : null;
}

/** What consent amounts to at a desk: on to the next level, or the province's word, or the deed itself. */
export function consentOf(state: CorrectionState, { kind, by }: { kind: CorrectionKind; by: Hand }): CorrectionMove[] {
  if (by === "level") return ["forward"];
  if (state === "PROVINCE_APPROVED") return ["execute"];
  return by === "province" && BY_OPERATOR.includes(kind) ? ["approve"] : ["approve", "execute"];
}

/** As which paper a request climbs. */
export const TYPES = {
  DELETION: "DELETION",
  IDENTITY: "IDENTITY_CORRECTION",
  GRADUATION_MARK: "GRADUATION_MARK",
} as const satisfies Readonly<Record<CorrectionKind, PaperType>>;

/** What a request is about, for the record. */
export const subjectOf = ({ personId, branchId }: { personId: string | null; branchId: string | null }) =>
  branchId ? { type: "organization", id: branchId } : { type: "person", id: personId };

export const isOpen = (state: CorrectionState): boolean => (OPEN as readonly CorrectionState[]).includes(state);

/** Levels of the tree that count as the province: itself, and what stands above it. */
const PROVINCE = 2;
export const isProvince = (level: number): boolean => level <= PROVINCE;
