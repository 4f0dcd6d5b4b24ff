// 包裹的路：后面还有哪几步、期限过了几天（5.1、TRF-20）。
import type { TransferKind, TransferRoute, TransferState } from "#generated/enums";

/** What decides the road of a transfer. */
export type Parcel = { kind: TransferKind; route: TransferRoute; state: TransferState; branchChosen: boolean };

const ROADS: Readonly<Record<TransferRoute, readonly TransferState[]>> = {
  NORMAL: ["PENDING_OUT", "PENDING_IN", "PENDING_ASSIGN", "DONE"],
  EXTERNAL: ["PENDING_OUT", "WAIT_REPORT", "PENDING_IN", "DONE"],
  SPECIAL: ["PENDING_OUT", "PENDING_LIST", "PENDING_PROVINCE", "DONE"],
};

/** Every state that a transfer of this sort passes from its beginning. */
export function roadOf({ kind, route, branchChosen }: Omit<Parcel, "state">): TransferState[] {
  if (kind === "BULK") return ["DONE"];
  return ROADS[route].filter(
    (state) =>
      !(state === "PENDING_OUT" && kind === "OUT") &&
      !(state === "PENDING_IN" && kind === "IN") &&
      !(state === "PENDING_ASSIGN" && branchChosen),
  );
}

/** What still comes after the present step; nothing when it has ended. */
export function roadAhead(parcel: Parcel): TransferState[] {
  const road = roadOf(parcel);
  const at = road.indexOf(parcel.state);
  return at < 0 ? [] : road.slice(at + 1);
}

const DAY = 86_400_000;

/** A time limit as a ruler draws it: how many days it has, which one is today, what is left. */
export type Limit = { days: number; today: number; left: { days: number; hours: number } };

/** Days are counted back from the deadline, so that the last tick always ends with it. */
export function limitOf(from: Date, deadline: Date, at: Date): Limit {
  const days = Math.max(1, Math.round((deadline.getTime() - from.getTime()) / DAY));
  const left = Math.max(0, deadline.getTime() - at.getTime());
  const today = Math.min(days, Math.max(1, days - Math.ceil(left / DAY) + 1));
  return { days, today, left: { days: Math.floor(left / DAY), hours: Math.floor((left % DAY) / 3_600_000) } };
}
