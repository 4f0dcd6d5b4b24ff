// 后台：取任务、敲节拍、报心跳；接手已经不在的进程留下的任务。
import { EventEmitter } from "node:events";
import { Logger, makeWorkerUtils, parseCrontab, type Runner, run, type WorkerEvents, type WorkerUtils } from "graphile-worker";
import type pg from "pg";
import { now } from "#lib/clock";
import { laterByMinutes } from "#lib/dates";
import { db, openPool } from "#lib/db";
import type { TaskName } from "#lib/jobs/queue";
import { TASK_LIST, TICK_MS, tick } from "#lib/jobs/registry";
import { CRONTAB } from "#lib/jobs/schedule";
import { log } from "#lib/log";

const CONCURRENCY = 2;
const HEARTBEAT_MS = 3000;
/** A process that was silent so long is gone. */
const SILENT_MINUTES = 10 / 60;

const beat = (id: string) =>
  db().workerProcess.upsert({ where: { id }, create: { id, startedAt: now(), heartbeatAt: now() }, update: { heartbeatAt: now() } });

/** Gives the jobs of silent processes back to the queue. */
async function takeOver(utils: WorkerUtils): Promise<void> {
  const gone = await db().workerProcess.findMany({ where: { heartbeatAt: { lt: laterByMinutes(now(), -SILENT_MINUTES) } } });
  if (gone.length === 0) return;
  const ids = gone.map((g) => g.id);
  await utils.forceUnlockWorkers(ids);
  await db().workerProcess.deleteMany({ where: { id: { in: ids } } });
}

/** Repeats without overlapping itself; failures are logged and tried again at the next turn. */
function every(ms: number, work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout;
  const turn = async () => {
    await work().catch((error: unknown) => log().error({ err: error }, "tick failed"));
    timer = setTimeout(turn, ms);
    timer.unref();
  };
  void turn();
  return () => clearTimeout(timer);
}

const quiet = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") log().warn({ queue: message }, "queue");
});

/** Runs the queue; tells under which name this process holds its jobs. */
async function runQueue(pgPool: pg.Pool): Promise<{ runner: Runner; poolId: string }> {
  const events: WorkerEvents = new EventEmitter();
  const named = new Promise<string>((done) => events.once("pool:create", ({ workerPool }) => done(workerPool.id)));
  const parsedCronItems = parseCrontab(CRONTAB);
  const options = { pgPool, taskList: TASK_LIST, parsedCronItems, events, logger: quiet, noHandleSignals: true };
  const runner = await run({ ...options, concurrency: CONCURRENCY, pollInterval: 1000 });
  return { runner, poolId: await named };
}

export type Worker = { stop: () => Promise<void> };

/** Starts the background work of this process. */
export async function startWorker(): Promise<Worker> {
  const pool = openPool(CONCURRENCY + 3);
  const utils = await makeWorkerUtils({ pgPool: pool, logger: quiet });
  // Rows from before the index of phones; without any it ends at once.
  await utils.addJob("indexMobiles" satisfies TaskName, {}, { jobKey: "indexMobiles", maxAttempts: 10 });
  // A June 1 that passed while nothing ran is made up for at once; on other days there is nothing to convert.
  await utils.addJob("convertGraduates" satisfies TaskName, {}, { jobKey: "convertGraduates", maxAttempts: 10 });
  const { runner, poolId } = await runQueue(pool);
  const stopBeat = every(HEARTBEAT_MS, async () => {
    await beat(poolId);
    await takeOver(utils);
  });
  const stopTick = every(TICK_MS, tick);
  const stop = async () => {
    stopBeat();
    stopTick();
    await runner.stop();
    await utils.release();
    await pool.end();
  };
  return { stop };
}
