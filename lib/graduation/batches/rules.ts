// 成批转接的步骤：定好、核对、办理、撤销；办到一半被打断，从没办的接着办（A10）。
import type { BatchState, TransferState } from "#generated/enums";
import { workflow } from "#lib/workflow";

export const BATCH = workflow<BatchState, "planned" | "run" | "done" | "pause" | "undo" | "undone" | "keep" | "fail" | "discard">(
  ["PLANNING", "PLANNED", "RUNNING", "DONE", "UNDOING", "UNDONE", "FAILED", "DISCARDED"],
  [
    { name: "planned", from: ["PLANNING"], to: "PLANNED" },
    { name: "run", from: ["PLANNED"], to: "RUNNING" },
    { name: "done", from: ["RUNNING"], to: "DONE" },
    { name: "pause", from: ["RUNNING"], to: "PLANNED" },
    { name: "undo", from: ["DONE"], to: "UNDOING" },
    { name: "undone", from: ["UNDOING"], to: "UNDONE" },
    { name: "keep", from: ["UNDOING"], to: "DONE" },
    { name: "fail", from: ["PLANNING"], to: "FAILED" },
    { name: "discard", from: ["PLANNED", "FAILED"], to: "DISCARDED" },
  ],
);
export type BatchMove = (typeof BATCH)["moves"][number]["name"];

/** What became of a filed transfer: whether the batch can still be taken back as a whole. */
export type FiledNow = { state: TransferState; listed: boolean; approvedOnce: boolean };

/** A receiver has consented, or a list has the person: something depends on it. What ended without arriving does not. */
export const isDependedOn = ({ state, listed, approvedOnce }: FiledNow): boolean =>
  state === "DONE" || state === "PENDING_ASSIGN" || (state === "PENDING_PROVINCE" && (listed || approvedOnce));
