// 录入例外怎么走：省级上报，团中央同意，凭批准号录入一次（MEM-27、MEM-29）。
import type { WaiverState } from "#generated/enums";
import { workflow } from "#lib/workflow";

export const WAIVER = workflow<WaiverState, "approve" | "refuse" | "withdraw" | "use">(
  ["REPORTED", "APPROVED", "REFUSED", "WITHDRAWN", "USED"],
  [
    { name: "approve", from: ["REPORTED"], to: "APPROVED" },
    { name: "refuse", from: ["REPORTED"], to: "REFUSED" },
    { name: "withdraw", from: ["REPORTED"], to: "WITHDRAWN" },
    { name: "use", from: ["APPROVED"], to: "USED" },
  ],
);
export type WaiverMove = (typeof WAIVER)["moves"][number]["name"];

/** States in which somebody has one already. */
export const OPEN_WAIVERS: WaiverState[] = ["REPORTED", "APPROVED"];

/** 批准号：2025-0007 */
export const waiverNumber = (no: number, year: string): string => `${year}-${String(no).padStart(4, "0")}`;
