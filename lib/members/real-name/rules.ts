// 实名认证（MEM-23、5.17）：未认证 → 已送核 → 通过或不通过；更正之后重新认证；不通过的下一批再送。
import type { RealNameCheck } from "#generated/enums";
import { workflow } from "#lib/workflow";

export const REAL_NAME = workflow<RealNameCheck, "send" | "pass" | "fail" | "correct">(
  ["UNCHECKED", "SENT", "PASSED", "FAILED"],
  [
    { name: "send", from: ["UNCHECKED", "FAILED"], to: "SENT" },
    { name: "pass", from: ["SENT"], to: "PASSED" },
    { name: "fail", from: ["SENT"], to: "FAILED" },
    { name: "correct", from: ["UNCHECKED", "SENT", "PASSED", "FAILED"], to: "UNCHECKED" },
  ],
);

/** Whom the identity service is asked about: it looks at name and number, at nothing else. */
export type Subject = { name: string; idNumber: string };
/** What it answers about one of them. */
export type Result = Subject & { passed: boolean; reason: string };

/** So many go in one batch. */
export const BATCH_SIZE = 5000;

const PASSED = ["通过", "认证通过", "一致", "是", "1"];
const FAILED = ["不通过", "认证不通过", "不一致", "否", "0"];

/** What a cell of the service's answer says; null when it says nothing that is known. */
export function readResult(text: string): boolean | null {
  const told = text.normalize("NFKC").trim();
  return PASSED.includes(told) ? true : FAILED.includes(told) ? false : null;
}
