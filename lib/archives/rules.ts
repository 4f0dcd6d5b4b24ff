// 团员电子档案：怎么走（规格 5.3）、谁传的要不要审、期限（EDB-02）。
import type { ArchiveState, NumberReleaseState, OrgCategory } from "#generated/enums";
import { addDays, type Day } from "#lib/dates";
import { no, type No } from "#lib/verdict";
import { workflow } from "#lib/workflow";

type ArchiveMoves =
  | "submit"
  | "certify"
  | "approve"
  | "refuse"
  | "replace"
  | "replaceAtOnce"
  | "acceptReplacement"
  | "refuseReplacement"
  | "exempt"
  | "require"
  | "reseat";

/** The archive of one person. `exempt` and `require` follow a corrected joining date, `reseat` a branch that moved. */
export const ARCHIVE = workflow<ArchiveState, ArchiveMoves>(
  ["NOT_REQUIRED", "NOT_UPLOADED", "PENDING", "REJECTED", "APPROVED", "REPLACE_PENDING"],
  [
    { name: "submit", from: ["NOT_UPLOADED", "REJECTED"], to: "PENDING" },
    { name: "certify", from: ["NOT_UPLOADED", "REJECTED"], to: "APPROVED" },
    { name: "approve", from: ["PENDING"], to: "APPROVED" },
    { name: "refuse", from: ["PENDING"], to: "REJECTED" },
    { name: "replace", from: ["APPROVED"], to: "REPLACE_PENDING" },
    { name: "replaceAtOnce", from: ["APPROVED"], to: "APPROVED" },
    { name: "acceptReplacement", from: ["REPLACE_PENDING"], to: "APPROVED" },
    { name: "refuseReplacement", from: ["REPLACE_PENDING"], to: "APPROVED" },
    { name: "exempt", from: ["NOT_UPLOADED", "PENDING", "REJECTED", "APPROVED", "REPLACE_PENDING"], to: "NOT_REQUIRED" },
    { name: "require", from: ["NOT_REQUIRED"], to: "NOT_UPLOADED" },
    { name: "reseat", from: ["PENDING"], to: "PENDING" },
  ],
);

/** 编号占用释放 (5.13). What was only looked up is not kept. */
export const NUMBER_RELEASE = workflow<NumberReleaseState, "approve" | "refuse" | "cancel" | "reenter">(
  ["SUBMITTED", "APPROVED", "REFUSED", "CANCELLED", "CLOSED"],
  [
    { name: "approve", from: ["SUBMITTED"], to: "APPROVED" },
    { name: "refuse", from: ["SUBMITTED"], to: "REFUSED" },
    { name: "cancel", from: ["SUBMITTED"], to: "CANCELLED" },
    { name: "reenter", from: ["APPROVED"], to: "CLOSED" },
  ],
);

/** 上级团委: the nearest of these above. */
export const APPROVING: readonly OrgCategory[] = ["LEADING_BODY", "COMMITTEE", "WORK_COMMITTEE"];
export const isApproving = (category: OrgCategory): boolean => APPROVING.includes(category);

export type UploadMove = "submit" | "certify" | "replace" | "replaceAtOnce";

/** What an upload from a desk of this category does to an archive in this state, or why it is refused (5.3); `wait` while somebody decides. */
export function uploadMove(state: ArchiveState, category: OrgCategory): UploadMove | No | "wait" {
  if (state === "NOT_REQUIRED") return no("E-EDB-06");
  if (state === "PENDING" || state === "REPLACE_PENDING") return "wait";
  if (state !== "APPROVED") return isApproving(category) ? "certify" : "submit";
  if (!isApproving(category)) return no("E-EDB-10");
  return category === "LEADING_BODY" ? "replaceAtOnce" : "replace";
}

/** The last day on which an archive is in time: so many days after the superior admitted the member (EDB-02). */
export const deadlineOf = (admitted: Day, days: number): Day => addDays(admitted, days);

/** Whether the file should have been there by now. */
export const isOverdue = (state: ArchiveState, deadline: Day, today: Day): boolean =>
  (state === "NOT_UPLOADED" || state === "REJECTED") && today > deadline;

/** Purpose under which an uploaded PDF is kept. */
export const ARCHIVE_PURPOSE = "archive";
