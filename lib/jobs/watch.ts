// 任务的看护：每一次何时开始、做成没有、为什么没做成，各任务留最近一次。
import { now } from "#lib/clock";
import { db } from "#lib/db";

const LONGEST = 200;

/** The reason in one line, without numbers that could be somebody's. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split("\n").map((line) => line.trim());
  return (lines.findLast((line) => line !== "") ?? "").replace(/\d{11,}[\dXx]?/g, "***").slice(0, LONGEST);
}

async function noteStart(task: string): Promise<void> {
  const startedAt = now();
  await db().jobRun.upsert({ where: { task }, create: { task, startedAt }, update: { startedAt } });
}

const noteEnd = (task: string) =>
  db().jobRun.update({ where: { task }, data: { finishedAt: now(), runs: { increment: 1 }, failure: null, failures: 0 } });

const noteFailure = (task: string, error: unknown) =>
  db().jobRun.update({ where: { task }, data: { failedAt: now(), failure: reasonOf(error), failures: { increment: 1 } } });

/** Does a task and notes how it went; what fails fails as before. */
export async function watched<T>(task: string, work: () => Promise<T>): Promise<T> {
  await noteStart(task);
  try {
    const done = await work();
    await noteEnd(task);
    return done;
  } catch (error) {
    await noteFailure(task, error);
    throw error;
  }
}
