// 读工作簿：交给子进程去拆，逐批收行；超时、超内存都变成一句话。
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import type { ErrorCode } from "#lib/errors";
import { refuse } from "#lib/verdict";

const SECONDS = 20;
const MEGABYTES = 320;

export type SheetRow = { row: number; cells: string[] };
type Line = { rows: SheetRow[] } | { mark: string[] } | { done: true } | { problem: ErrorCode; reason?: string };

export type Reading = {
  path: string;
  maxRows: number;
  marker: string;
  onMark: (mark: string[]) => void;
  onRows: (rows: SheetRow[]) => Promise<void>;
};

function startChild({ path, maxRows, marker }: Reading) {
  const script = join(process.cwd(), "lib/excel/child.ts");
  // A small nursery: rows are let go as they come, and memory is not kept for more of them.
  const flags = [`--max-old-space-size=${MEGABYTES}`, "--max-semi-space-size=2", "--disable-warning=ExperimentalWarning"];
  const child = spawn(process.execPath, [...flags, script, path, String(maxRows), marker], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH },
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), SECONDS * 1000);
  child.on("close", () => clearTimeout(timer));
  return child;
}

/** A line of the child; null when the child was stopped in the middle of it. */
function parseLine(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}

/** Reads the first sheet of a workbook or a text table, row by row; refuses what is not one, too large or dangerous. */
export async function readSheet(reading: Reading): Promise<void> {
  const child = startChild(reading);
  let finished = false;
  let failure: Error | null = null;
  child.once("error", (error) => {
    failure = error;
  });
  try {
    for await (const text of createInterface({ input: child.stdout })) {
      const line = parseLine(text);
      if (!line) break;
      if ("problem" in line) refuse(line.problem, { reason: line.reason ?? "" });
      if ("mark" in line) reading.onMark(line.mark);
      if ("rows" in line) await reading.onRows(line.rows);
      if ("done" in line) finished = true;
    }
  } finally {
    child.kill("SIGKILL");
  }
  if (failure) throw failure;
  if (!finished) refuse("E-IMP-12", { reason: "内容过大或已损坏" });
}
