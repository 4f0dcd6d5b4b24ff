// 查PDF：交给子进程，时间、内存、同时几个都有限；查不完就是读不了。
import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { ErrorCode } from "#lib/errors";
import { refuse } from "#lib/verdict";

const SECONDS = 5;
const MEGABYTES = 320;
/** So many are looked through at once: the rest of the machine serves people. */
const AT_ONCE = 2;

type Found = { pages: number } | { problem: ErrorCode };

const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function parseFound(line: string): Found | null {
  try {
    return JSON.parse(line) as Found;
  } catch {
    return null;
  }
}

async function runChild(path: string): Promise<Found | null> {
  const script = join(process.cwd(), "lib/files/pdf/child.ts");
  const flags = [`--max-old-space-size=${MEGABYTES}`, "--disable-warning=ExperimentalWarning"];
  const child = spawn(process.execPath, [...flags, script, path], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH },
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), SECONDS * 1000);
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  try {
    return parseFound(await Promise.race([text(child.stdout), failed]));
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
  }
}

/** How many pages a PDF has; refuses what is none, acts, carries something along, is locked, broken or too long (EDB-05, Q31). */
export async function inspectPdf(path: string): Promise<number> {
  const found = await inTurn(() => runChild(path));
  if (!found) refuse("E-EDB-03");
  if ("problem" in found) refuse(found.problem);
  return found.pages;
}

/** The examination of what has to be a PDF. */
export const examinePdf = async (path: string): Promise<{ mime: string; pages: number }> => ({
  mime: "application/pdf",
  pages: await inspectPdf(path),
});
