// 模板数据库：迁移一次、种好虚构世界，之后每个工人复制一份。
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { closeThrottle } from "#lib/auth/throttle";
import { migrate } from "#lib/cli/database";
import { setClock } from "#lib/clock";
import { disconnect } from "#lib/db";
import { forgetEnvironment } from "#lib/env";
import { startCluster } from "#lib/postgres/cluster";
import { TEST_DATA, environmentOf } from "#tests/support/environment";

const ROOT = resolve(import.meta.dirname, "../..");
/** What the template is made of; a change makes a new one. */
const INGREDIENTS = [
  "prisma/migrations",
  "prisma/world",
  "prisma/schema",
  "lib/organizations",
  "lib/members",
  "lib/accounts",
  "lib/administrators",
  "lib/counters",
  "lib/settings",
  "lib/options",
  "lib/crypto",
  "lib/jobs/install.ts",
  "tests/support/template.ts",
];
/** Durability is not what these tests are about; the crash tests bring their own server. */
const FAST = ["fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 400", "max_wal_size = 4GB"];

const walk = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path)
        .sort()
        .flatMap((name) => walk(join(path, name)));

/** Which sources a planted world comes from. */
export function recipeOf(ingredients: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of ingredients.flatMap((i) => walk(join(ROOT, i)))) hash.update(file).update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}

/** Where the test databases lie: the given server, or an embedded one of their own. */
export async function testServer(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  return given ? given.replace(/\/[^/]*$/, "") : startCluster({ dataDir: TEST_DATA, password: "test", settings: FAST });
}

export async function administer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(`${server}/postgres`);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Migrates a database and plants the world in it, or the part of it that `only` lets in. */
export async function plant(url: string, only?: (key: string) => boolean): Promise<void> {
  Object.assign(process.env, environmentOf(url));
  forgetEnvironment();
  await migrate(url);
  const { BASE_DATE, plantWorld } = await import("#world/plant");
  const { furnishDemo } = await import("#world/demo");
  const keys = await plantWorld(only);
  // Furnished a little before the hour at which tests begin, so that its settings hold from their first moment.
  setClock(new Date(BASE_DATE.getTime() - 60_000));
  await furnishDemo(keys);
  setClock(null);
  await disconnect();
  await closeThrottle();
}

/** The template with the world in it, made when there is none of this recipe yet. */
export async function ensureTemplate(server: string): Promise<string> {
  const name = `zhtj_template_${recipeOf(INGREDIENTS)}`;
  const known = await administer(server, (c) => c.query("SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate", [name]));
  if (known.rowCount) return name;
  await administer(server, async (c) => {
    const old = await c.query<{ datname: string; datistemplate: boolean }>(
      "SELECT datname, datistemplate FROM pg_database WHERE datname LIKE 'zhtj_%'",
    );
    for (const { datname, datistemplate } of old.rows) {
      // What a killed run left half dropped cannot be altered any more, only dropped.
      if (datistemplate) await c.query(`ALTER DATABASE "${datname}" IS_TEMPLATE false`);
      await c.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
    }
    await c.query(`CREATE DATABASE "${name}"`);
  });
  await plant(`${server}/${name}`);
  await administer(server, (c) => c.query(`ALTER DATABASE "${name}" WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`));
  return name;
}

/** Connections that are just closing are waited for; whoever still holds on after that is thrown out. */
export const dropCopy = (server: string, name: string): Promise<unknown> =>
  administer(server, (c) =>
    c.query(`DROP DATABASE IF EXISTS "${name}"`).catch(() => c.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)),
  );

/** A copy of the template under a name of its own; an earlier one of that name goes. */
export async function copyTemplate(server: string, template: string, name: string): Promise<string> {
  await dropCopy(server, name);
  await administer(server, (c) => c.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`));
  return `${server}/${name}`;
}
