// 测速用的世界：一台自己的数据库服务器（设置与产品的一样，落盘照旧），一万人与一百万人各长一次，之后每次复制或沿用。
import { resolve } from "node:path";
import pg from "pg";
import { setClock } from "#lib/clock";
import { disconnect } from "#lib/db";
import { forgetEnvironment } from "#lib/env";
import { startCluster, stopCluster } from "#lib/postgres/cluster";
import { environmentOf } from "#tests/support/environment";
import { administer, copyTemplate, plant, recipeOf } from "#tests/support/template";
import { growWorld } from "#world/crowd";
import { BASE_DATE } from "#world/plant";

const dataDir = resolve(import.meta.dirname, "../../.data/bench");
/** What a grown world is made of; whatever else changes, it is used again. */
const RECIPE = recipeOf(["prisma/migrations", "prisma/world", "lib/counters"]);

/** The server that is given, or an embedded one. */
export async function openServer(): Promise<string> {
  const given = process.env.BENCH_DATABASE_URL;
  return given ? given.replace(/\/[^/]*$/, "") : startCluster({ dataDir, password: "bench" });
}

export const closeServer = (): Promise<void> => (process.env.BENCH_DATABASE_URL ? Promise.resolve() : stopCluster({ dataDir }));

/** Turns this process to a database. */
export async function turnTo(url: string): Promise<void> {
  await disconnect();
  Object.assign(process.env, environmentOf(url));
  forgetEnvironment();
  setClock(BASE_DATE);
}

/** What autovacuum would have done by tomorrow. */
async function settle(server: string, name: string): Promise<void> {
  const client = new pg.Client(`${server}/${name}`);
  await client.connect();
  await client.query("VACUUM (ANALYZE)");
  await client.end();
  await administer(server, async (postgres) => {
    await postgres.query(`ALTER DATABASE "${name}" WITH IS_TEMPLATE true`);
    await postgres.query("CHECKPOINT");
  });
}

/** Drops worlds that were grown by other sources than today's. */
async function dropOthers(server: string): Promise<void> {
  await administer(server, async (postgres) => {
    const { rows } = await postgres.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname LIKE 'zhtj_bench_%' AND datname NOT LIKE $1",
      [`%_${RECIPE}`],
    );
    for (const { datname } of rows) {
      await postgres.query(`ALTER DATABASE "${datname}" IS_TEMPLATE false`);
      await postgres.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
    }
  });
}

/** A world with so many members, grown unless it is there from an earlier run. */
export async function openWorld(server: string, members: number, tell: (planted: number) => unknown): Promise<string> {
  await dropOthers(server);
  const name = `zhtj_bench_${members}_${RECIPE}`;
  const url = `${server}/${name}`;
  const ready = await administer(server, (c) => c.query("SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate", [name]));
  if (ready.rowCount) return url;
  await administer(server, async (c) => {
    await c.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await c.query(`CREATE DATABASE "${name}"`);
  });
  await plant(url);
  await turnTo(url);
  await growWorld(members, (planted) => void tell(planted));
  await disconnect();
  await settle(server, name);
  return url;
}

/** A copy of a world to write in. */
export const copyWorld = (server: string, world: string, name: string): Promise<string> =>
  copyTemplate(server, new URL(world).pathname.slice(1), `zhtj_bench_copy_${name}_${RECIPE}`);
