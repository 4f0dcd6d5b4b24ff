// 出事：另起后台进程，随机的时刻杀掉，等另一个接着做完。
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { laterByMinutes } from "#lib/dates";
import { BASE_DATE } from "#world/plant";

const SCRIPT = resolve(import.meta.dirname, "worker-process.ts");
const PATIENCE = 40_000;
let started = 0;

/** Starts a worker in a process of its own; its clock is a minute later than that of the one before, who therefore counts as gone. */
export async function startWorkerProcess(): Promise<ChildProcess> {
  started += 1;
  const clock = laterByMinutes(BASE_DATE, started).toISOString();
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", SCRIPT, clock], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout as NonNullable<typeof child.stdout>, "data");
  return child;
}

/** Kills it as a power cut would. */
export async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** Kills it some time from now. */
export async function killAfter(child: ChildProcess, millis: number): Promise<void> {
  await after(millis);
  await kill(child);
}

/** Looks until something is true; answers how long that took. */
export async function until(what: string, look: () => Promise<boolean>): Promise<number> {
  const begun = performance.now();
  while (!(await look())) {
    if (performance.now() - begun > PATIENCE) throw new Error(`never happened: ${what}`);
    await after(15);
  }
  return performance.now() - begun;
}

/** Numbers between 0 and 1 that look random and can be had again by their seed. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
