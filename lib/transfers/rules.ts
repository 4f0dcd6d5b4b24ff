// 组织关系转接怎么走（规格 5.1）：一张表，谁来走哪一步，下一步到哪里。
import type { AppealState, OverseasState, TransferKind, TransferRoute, TransferState } from "#generated/enums";
import { workflow } from "#lib/workflow";

type Moves =
  | "releaseHome"
  | "releaseToAssign"
  | "releaseToReceiver"
  | "releaseToReport"
  | "releaseToList"
  | "releaseToProvince"
  | "accept"
  | "acceptToAssign"
  | "assign"
  | "report"
  | "list"
  | "admit"
  | "refuse"
  | "resumeOut"
  | "resumeIn"
  | "resumeReport"
  | "resumeAssign"
  | "resumeProvince"
  | "withdraw"
  | "expire"
  | "cancel";

/** States in which a transfer is under way (TRF-13). */
export const PENDING: readonly TransferState[] = [
  "PENDING_OUT",
  "PENDING_IN",
  "PENDING_ASSIGN",
  "WAIT_REPORT",
  "PENDING_LIST",
  "PENDING_PROVINCE",
];

/** One row for each transition of 5.1; the `resume…` rows let a returned transfer go on after correction (A11). */
export const TRANSFER = workflow<TransferState, Moves>(
  [...PENDING, "DONE", "RETURNED", "RETURNED_TIMEOUT", "WITHDRAWN", "CANCELLED"],
  [
    { name: "releaseHome", from: ["PENDING_OUT"], to: "DONE" },
    { name: "releaseToAssign", from: ["PENDING_OUT"], to: "PENDING_ASSIGN" },
    { name: "releaseToReceiver", from: ["PENDING_OUT"], to: "PENDING_IN" },
    { name: "releaseToReport", from: ["PENDING_OUT"], to: "WAIT_REPORT" },
    { name: "releaseToList", from: ["PENDING_OUT"], to: "PENDING_LIST" },
    { name: "releaseToProvince", from: ["PENDING_OUT"], to: "PENDING_PROVINCE" },
    { name: "accept", from: ["PENDING_IN"], to: "DONE" },
    { name: "acceptToAssign", from: ["PENDING_IN"], to: "PENDING_ASSIGN" },
    { name: "assign", from: ["PENDING_ASSIGN"], to: "DONE" },
    { name: "report", from: ["WAIT_REPORT"], to: "PENDING_IN" },
    { name: "list", from: ["PENDING_LIST"], to: "PENDING_PROVINCE" },
    { name: "admit", from: ["PENDING_PROVINCE"], to: "DONE" },
    { name: "refuse", from: ["PENDING_OUT", "PENDING_IN", "PENDING_ASSIGN", "PENDING_PROVINCE"], to: "RETURNED" },
    { name: "resumeOut", from: ["RETURNED"], to: "PENDING_OUT" },
    { name: "resumeIn", from: ["RETURNED"], to: "PENDING_IN" },
    { name: "resumeReport", from: ["RETURNED"], to: "WAIT_REPORT" },
    { name: "resumeAssign", from: ["RETURNED"], to: "PENDING_ASSIGN" },
    { name: "resumeProvince", from: ["RETURNED"], to: "PENDING_PROVINCE" },
    { name: "withdraw", from: PENDING, to: "WITHDRAWN" },
    { name: "expire", from: PENDING, to: "RETURNED_TIMEOUT" },
    { name: "cancel", from: PENDING, to: "CANCELLED" },
  ],
);
export type TransferMove = Moves;

/** Who makes a move: the desk on one of the sides, the member, whoever started it, the common superior of both sides, or time. */
export type Side = "initiator" | "releasing" | "receiving" | "listing" | "province" | "member" | "superior" | "system";

/** Who may make each move. An appeal that is upheld stands for the consent of the desk that refused. */
export const MADE_BY: Readonly<Record<TransferMove, readonly Side[]>> = {
  releaseHome: ["releasing", "superior"],
  releaseToAssign: ["releasing", "superior"],
  releaseToReceiver: ["releasing", "superior"],
  releaseToReport: ["releasing", "superior"],
  releaseToList: ["releasing", "superior"],
  releaseToProvince: ["releasing", "superior"],
  accept: ["receiving", "superior"],
  acceptToAssign: ["receiving", "superior"],
  assign: ["receiving"],
  report: ["member"],
  list: ["listing"],
  admit: ["province", "superior"],
  refuse: ["releasing", "receiving", "province"],
  resumeOut: ["initiator", "superior"],
  resumeIn: ["initiator", "superior"],
  resumeReport: ["initiator"],
  resumeAssign: ["initiator", "superior"],
  resumeProvince: ["initiator", "superior"],
  withdraw: ["initiator"],
  expire: ["system"],
  cancel: ["system"],
};

/** Which side holds a transfer in each state. */
export const HELD_BY: Readonly<Partial<Record<TransferState, Side>>> = {
  PENDING_OUT: "releasing",
  PENDING_IN: "receiving",
  PENDING_ASSIGN: "receiving",
  WAIT_REPORT: "member",
  PENDING_LIST: "listing",
  PENDING_PROVINCE: "province",
};

/** What decides the way of a transfer. */
export type Course = {
  kind: TransferKind;
  route: TransferRoute;
  /** The target is a branch, not a committee or general branch. */
  toBranch: boolean;
  /** A level-3 organization lies above the old branch and makes the list. */
  hasList: boolean;
};

/** Where a transfer begins (5.1 rows 1–7). */
export function firstState({ kind, route, hasList }: Course): TransferState {
  if (kind === "BULK") return "DONE";
  if (kind !== "OUT") return "PENDING_OUT";
  if (route === "EXTERNAL") return "WAIT_REPORT";
  if (route === "SPECIAL") return hasList ? "PENDING_LIST" : "PENDING_PROVINCE";
  return "PENDING_IN";
}

function release({ kind, route, toBranch, hasList }: Course): TransferMove {
  if (kind === "IN") return toBranch ? "releaseHome" : "releaseToAssign";
  if (route === "EXTERNAL") return "releaseToReport";
  if (route === "SPECIAL") return hasList ? "releaseToList" : "releaseToProvince";
  return "releaseToReceiver";
}

/** The move that consent makes in a state; null where nobody consents. */
export function consent(state: TransferState, course: Course): TransferMove | null {
  if (state === "PENDING_OUT") return release(course);
  if (state === "PENDING_IN") return course.toBranch ? "accept" : "acceptToAssign";
  if (state === "PENDING_ASSIGN") return "assign";
  if (state === "PENDING_LIST") return "list";
  return state === "PENDING_PROVINCE" ? "admit" : null;
}

const RESUME: Readonly<Partial<Record<TransferState, TransferMove>>> = {
  PENDING_OUT: "resumeOut",
  PENDING_IN: "resumeIn",
  WAIT_REPORT: "resumeReport",
  PENDING_ASSIGN: "resumeAssign",
  PENDING_PROVINCE: "resumeProvince",
};

/** Where a returned transfer goes on: at the desk that refused it, or, with another target, at the first desk of the new way (A11). */
export function resumption(refusedFrom: TransferState, { retargeted, ...course }: Course & { retargeted: boolean }): TransferMove | null {
  return RESUME[retargeted ? firstState(course) : refusedFrom] ?? null;
}

export const isPending = (state: TransferState): boolean => PENDING.includes(state);

/** Appeal against a refusal: once, decided by the nearest superior of both sides (BEY-17). */
export const APPEAL = workflow<AppealState, "uphold" | "dismiss" | "cancel">(
  ["WAITING", "UPHELD", "DISMISSED", "CANCELLED"],
  [
    { name: "uphold", from: ["WAITING"], to: "UPHELD" },
    { name: "dismiss", from: ["WAITING"], to: "DISMISSED" },
    { name: "cancel", from: ["WAITING"], to: "CANCELLED" },
  ],
);

/** The register of studies abroad (5.19). */
export const STAY = workflow<OverseasState, "approve" | "refuse" | "withdraw" | "cancel" | "end">(
  ["SUBMITTED", "APPROVED", "REFUSED", "WITHDRAWN", "CANCELLED", "ENDED"],
  [
    { name: "approve", from: ["SUBMITTED"], to: "APPROVED" },
    { name: "refuse", from: ["SUBMITTED"], to: "REFUSED" },
    { name: "withdraw", from: ["SUBMITTED"], to: "WITHDRAWN" },
    { name: "cancel", from: ["SUBMITTED"], to: "CANCELLED" },
    { name: "end", from: ["APPROVED"], to: "ENDED" },
  ],
);
