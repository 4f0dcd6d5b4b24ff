// 导入的步骤与结论。
import type { ImportState, ImportVerdict } from "#generated/enums";
import { workflow } from "#lib/workflow";

export const IMPORT_FLOW = workflow<ImportState, "ask" | "check" | "finish" | "apply" | "done" | "undo" | "fail" | "discard">(
  ["READING", "MAPPING", "CHECKING", "CHECKED", "APPLYING", "APPLIED", "UNDONE", "FAILED", "DISCARDED"],
  [
    { name: "ask", from: ["READING"], to: "MAPPING" },
    { name: "check", from: ["READING", "MAPPING"], to: "CHECKING" },
    { name: "finish", from: ["CHECKING"], to: "CHECKED" },
    { name: "apply", from: ["CHECKED"], to: "APPLYING" },
    { name: "done", from: ["APPLYING"], to: "APPLIED" },
    { name: "undo", from: ["APPLIED"], to: "UNDONE" },
    { name: "fail", from: ["READING", "CHECKING", "APPLYING"], to: "FAILED" },
    { name: "discard", from: ["READING", "MAPPING", "CHECKING", "CHECKED", "FAILED"], to: "DISCARDED" },
  ],
);

/** One finding of a row: which column, what, why; `fixes` are values that would do. */
export type RowFinding = {
  column: string;
  code: string;
  because: string;
  soft: boolean;
  fixes: { label: string; set: Record<string, string> }[];
};

/** What an update would change, already masked. */
export type RowChange = { label: string; before: string | null; after: string | null };

export type CheckedRow = {
  rowNo: number;
  verdict: ImportVerdict;
  findings: RowFinding[];
  changes: RowChange[];
  targetId: string | null;
};

/** A row under one heading: keys by which repetitions in the same sheet are found. */
export type RowKeys = { rowNo: number; idKey: Buffer | null; textKey: string | null; deskKey: string | null; mobileKey: Buffer | null };

/** The first row of each key; keys that occur only once may be absent. */
export type Firsts = Record<"id" | "text" | "desk" | "mobile", Map<string, number>>;

export const noFirsts = (): Firsts => ({ id: new Map(), text: new Map(), desk: new Map(), mobile: new Map() });

/** Adds the keys of the rows that come next in the sheet. */
export function noteFirsts(firsts: Firsts, keys: readonly RowKeys[]): void {
  const note = (known: Map<string, number>, key: string | null | undefined, rowNo: number) => {
    if (key && !known.has(key)) known.set(key, rowNo);
  };
  for (const { rowNo, idKey, textKey, deskKey, mobileKey } of keys) {
    note(firsts.id, idKey?.toString("hex"), rowNo);
    note(firsts.text, textKey, rowNo);
    note(firsts.desk, deskKey, rowNo);
    note(firsts.mobile, mobileKey?.toString("hex"), rowNo);
  }
}

/** The verdict of a row without blocking findings. */
export const verdictOf = (findings: readonly RowFinding[], otherwise: ImportVerdict): ImportVerdict =>
  findings.some((f) => !f.soft) ? "SKIP" : otherwise;

export type Counts = Record<ImportVerdict, number>;
export const NO_COUNTS: Counts = { NEW: 0, UPDATE: 0, SAME: 0, SKIP: 0 };
