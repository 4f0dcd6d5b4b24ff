// 数据库的准备：自带的或给定的，建库、迁移、装队列。
import "#lib/cli/dotenv";
import pg from "pg";
import { forgetEnvironment } from "#lib/env";
import { installQueue } from "#lib/jobs/install";
import { startCluster } from "#lib/postgres/cluster";
import { loadSecrets } from "#lib/cli/secrets";
import { applyMigrations } from "../../prisma/migrate.ts";

export const DATABASE = "zhtj";
const ROLE = "zhtj_app";

async function ensureDatabase(server: string, name: string): Promise<string> {
  const client = new pg.Client(`${server}/postgres`);
  await client.connect();
  const known = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (!known.rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  await client.end();
  return `${server}/${name}`;
}

/** Removes a database with everything in it, and everybody who is connected. */
export async function dropDatabase(url: string): Promise<void> {
  const address = new URL(url);
  const name = address.pathname.slice(1);
  address.pathname = "/postgres";
  const client = new pg.Client(address.href);
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
  await client.end();
}

/** Fills in what the environment does not give: secrets, and the address of the embedded database. */
export async function ensureEnvironment(): Promise<{ embedded: boolean }> {
  const dataDir = process.env.DATA_DIR ?? ".data";
  const secrets = loadSecrets(dataDir);
  for (const [name, value] of Object.entries(secrets)) if (name !== "DATABASE_PASSWORD") process.env[name] ??= value;
  const embedded = !process.env.DATABASE_URL;
  if (embedded) {
    const server = await startCluster({ dataDir, password: secrets.DATABASE_PASSWORD });
    process.env.DATABASE_URL = await ensureDatabase(server, DATABASE);
  }
  forgetEnvironment();
  return { embedded };
}

/** Brings the database up to date; returns the migrations that were applied. */
export async function migrate(url: string): Promise<string[]> {
  const applied = await applyMigrations(url);
  await installQueue(url, process.env.DATABASE_ROLE ?? ROLE);
  return applied;
}
