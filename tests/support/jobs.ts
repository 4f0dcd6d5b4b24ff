// 后台：把排队的任务当场做完；做不下去的当场说出来。
import { Logger, runOnce } from "graphile-worker";
import pg from "pg";
import { connectionConfig, db } from "#lib/db";
import { TASK_LIST } from "#lib/jobs/registry";

const silent = new Logger(() => () => undefined);

/** A lost connection shows in the task that needed it. */
const ignore = () => undefined;

type Waiting = { task: string; error: string };

async function drain(): Promise<void> {
  const pgPool = new pg.Pool({ ...connectionConfig(), max: 3 });
  pgPool.on("error", ignore);
  pgPool.on("connect", (client) => void client.on("error", ignore));
  await runOnce({ pgPool, taskList: TASK_LIST, logger: silent, noHandleSignals: true });
  await pgPool.end();
}

/** Does everything that waits in the queue, with several workers at once; a task that failed is an error here. */
export async function work(workers = 1): Promise<void> {
  await Promise.all(Array.from({ length: workers }, drain));
  const left = await db().$queryRaw<Waiting[]>`
    SELECT task_identifier AS task, last_error AS error FROM graphile_worker.jobs WHERE last_error IS NOT NULL`;
  if (left.length > 0) throw new Error(left.map((l) => `${l.task}: ${l.error}`).join("\n"));
}
