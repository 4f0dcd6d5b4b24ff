// 读表：像导入那样交给子进程去拆，记下读到了什么、用了多久、占了多少内存。
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSheet, type SheetRow } from "#lib/excel/read";
import { Refusal } from "#lib/verdict";

const MAX_ROWS = 20_000;

/** What came of a file: its rows, or why it was refused. */
export type Outcome = { code: string; because: string; rows: SheetRow[]; mark: readonly string[]; millis: number };

/** Reads a file that lies somewhere; anything but a refusal is an error. */
export async function readPath(path: string, keep = true): Promise<Outcome> {
  const outcome: Outcome = { code: "", because: "", rows: [], mark: [], millis: 0 };
  const onMark = (mark: string[]) => {
    outcome.mark = mark;
  };
  const onRows = async (rows: SheetRow[]) => void (keep && outcome.rows.push(...rows));
  const started = performance.now();
  try {
    await readSheet({ path, maxRows: MAX_ROWS, marker: "_模板", onMark, onRows });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    Object.assign(outcome, { code: error.code, because: error.message });
  }
  return { ...outcome, millis: performance.now() - started };
}

/** A folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "zhtj-read-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const readBytes = (bytes: Uint8Array): Promise<Outcome> =>
  inFolder(async (folder) => {
    const path = join(folder, "file");
    await writeFile(path, bytes);
    return readPath(path);
  });

const children = (): string[] => readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").split(" ").filter(Boolean);
const peakOf = (pid: string): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/** Watches the child processes of this one; answers the largest memory that any of them had, in megabytes. */
export function watchChildren(): () => number {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, ...children().map(peakOf));
  }, 20);
  return () => {
    clearInterval(timer);
    return peak;
  };
}
