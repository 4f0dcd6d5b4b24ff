// 体检：这个进程连得上数据库吗；各个任务做得怎样。
import { now } from "#lib/clock";
import { laterByMinutes } from "#lib/dates";
import { db } from "#lib/db";
import type { TaskName } from "#lib/jobs/queue";
import { nextRun } from "#lib/jobs/schedule";
import { CLOCKED, JOB_WORDS } from "#lib/jobs/words";

export const isHealthy = (): Promise<boolean> =>
  db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );

export type JobRow = {
  task: TaskName;
  label: string;
  does: string;
  when: string;
  startedAt: Date | null;
  finishedAt: Date | null;
  runs: number;
  nextAt: Date | null;
  /** Why it failed last, how often in a row; null once it has succeeded. */
  failure: string | null;
  failedAt: Date | null;
  failures: number;
  state: "running" | "queued" | "retrying" | "given-up" | "idle";
};

type Queued = { task: string; running: boolean; attempts: number; most: number };

const listQueued = (): Promise<Queued[]> =>
  db().$queryRaw`
    SELECT task_identifier AS task, locked_at IS NOT NULL AS running, attempts::int, max_attempts::int AS most
    FROM graphile_worker.jobs ORDER BY (locked_at IS NOT NULL) DESC, (attempts < max_attempts) DESC, attempts DESC`;

/** What was given up and has succeeded at a later hour is over. */
function stateOf(queued: Queued | undefined, failing: boolean): JobRow["state"] {
  if (!queued) return failing ? "given-up" : "idle";
  if (queued.running) return "running";
  if (queued.attempts >= queued.most) return failing ? "given-up" : "idle";
  return queued.attempts > 0 ? "retrying" : "queued";
}

/** Every job of the clock: when it ran last, when it runs next, what went wrong. */
export async function listJobs(): Promise<JobRow[]> {
  const [runs, queued] = await Promise.all([db().jobRun.findMany(), listQueued()]);
  const at = now();
  return CLOCKED.map((task) => {
    const run = runs.find((r) => r.task === task);
    const words = JOB_WORDS[task] ?? { label: task, does: "", when: "" };
    const { startedAt = null, finishedAt = null, runs: times = 0, failure = null, failedAt = null, failures = 0 } = run ?? {};
    const state = stateOf(
      queued.find((q) => q.task === task),
      failure !== null,
    );
    return { task, ...words, startedAt, finishedAt, runs: times, failure, failedAt, failures, state, nextAt: nextRun(task, at) };
  });
}

const SILENT_MINUTES = 1;

/** Processes that do the background work just now. */
export const countWorkers = (): Promise<number> =>
  db().workerProcess.count({ where: { heartbeatAt: { gte: laterByMinutes(now(), -SILENT_MINUTES) } } });
