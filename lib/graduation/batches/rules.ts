// 成批转接的步骤：定好、核对、办理、撤销；办到一半被打断，从没办的接着办（A10）。
import type { BatchState } from "#generated/enums";
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
