import { writeFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { beforeAll, describe, expect, it } from "vitest";
import { HOSTILE } from "#tests/support/hostile";
import { inFolder, type Outcome, readPath, watchChildren } from "#tests/support/reading";

const AT_ONCE = 2;
/** How many others want each processor: what is measured in time takes so much longer. */
const patience = (): number => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
const outcomes = new Map<string, Outcome>();
/** The half of all pauses in milliseconds, own work for each file in milliseconds, memory in bytes, largest child in megabytes. */
const strain = { pause: 0, work: 0, heap: 0, child: 0 };

/** Reads every file, two at a time, and watches what that does to this process and to its children. */
async function readAll(folder: string): Promise<void> {
  for (const [i, { make }] of HOSTILE.entries()) await writeFile(join(folder, String(i)), make());
  const waiting = [...HOSTILE.entries()];
  const before = process.memoryUsage().heapUsed;
  const cpu = process.threadCpuUsage();
  const delay = monitorEventLoopDelay({ resolution: 10 });
  const stopWatching = watchChildren();
  delay.enable();
  const turn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      outcomes.set(next[1].name, await readPath(join(folder, String(next[0])), false));
      strain.heap = Math.max(strain.heap, process.memoryUsage().heapUsed - before);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
  delay.disable();
  const { user, system } = process.threadCpuUsage(cpu);
  const work = (user + system) / 1000 / HOSTILE.length;
  Object.assign(strain, { work, pause: delay.percentile(50) / 1e6, child: stopWatching() });
}

describe("不怀好意的工作簿（S9、安全案例15）", () => {
  beforeAll(() => inFolder(readAll), 240_000);

  it("不少于四十份，名字各不相同", () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(40);
    expect(new Set(HOSTILE.map((h) => h.name)).size).toBe(HOSTILE.length);
  });

  it.each(HOSTILE.map(({ name, code }) => [name, code]))("%s：%s", (name, code) => {
    const { because, millis, ...outcome } = outcomes.get(name) as Outcome;
    expect(outcome.code).toBe(code);
    expect(because).toMatch(/^[\p{Script=Han}\p{P}\w. ]+。$|^文件格式错误，请使用系统模板。$/u);
    expect(because).not.toMatch(/Error|undefined|\{/);
    expect(millis).toBeLessThan(5000 * patience());
  });

  it("主进程不受影响：不停顿，内存不涨；子进程不超过512兆", () => {
    expect(strain.pause).toBeLessThan(30 * patience());
    expect(strain.work).toBeLessThan(50);
    expect(strain.heap / 1024 / 1024).toBeLessThan(64);
    expect(strain.child).toBeGreaterThan(0);
    expect(strain.child).toBeLessThan(512);
  });
});
