// 数据库：唯一的客户端与事务。谁可以引用它，见 docs/decisions.md 与 tests/house。
import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "#generated/client";
import { readEnvironment } from "#lib/env";
import { log } from "#lib/log";

export { Prisma };
export type Db = PrismaClient;
/** A transaction under way. */
export type Tx = Prisma.TransactionClient;

const current = new AsyncLocalStorage<Tx>();
const holder = globalThis as typeof globalThis & { zhtjClient?: PrismaClient };

/** How every connection of the application logs in: as the role that owns nothing. */
export function connectionConfig(): { connectionString: string; options: string; application_name: string } {
  const { DATABASE_URL, DATABASE_ROLE } = readEnvironment();
  const role = DATABASE_ROLE ? `-c role=${DATABASE_ROLE} ` : "";
  return { connectionString: DATABASE_URL, options: `${role}-c timezone=UTC`, application_name: "zhihui-tuanjian" };
}

/** A pool of its own for those who need raw connections; a connection that the server ends is a line in the log, not the end of the process. */
export function openPool(max: number): pg.Pool {
  const pool = new pg.Pool({ ...connectionConfig(), max, allowExitOnIdle: true });
  const lost = (error: Error) => log().warn({ err: error.message }, "database connection lost");
  pool.on("error", lost);
  pool.on("connect", (client) => void client.on("error", lost));
  return pool;
}

function client(): PrismaClient {
  holder.zhtjClient ??= new PrismaClient({ adapter: new PrismaPg({ ...connectionConfig(), max: 16 }) });
  return holder.zhtjClient;
}

/** The running transaction if there is one, else the client: what reads use. */
export const db = (): Tx => current.getStore() ?? client();

const RETRIES = 5;
/** A unique value that somebody took in this very moment counts, too: the next attempt sees theirs and says so. */
const CONFLICTS = /40001|40P01|23505|deadlock detected|could not serialize|write conflict|unique constraint/i;

/** Runs `work` in one transaction; inside another it joins that one. Conflicts are tried again up to five times. */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, timeout = 60_000): Promise<T> {
  const running = current.getStore();
  if (running) return work(running);
  for (let attempt = 1; ; attempt++) {
    try {
      return await client().$transaction((tx) => current.run(tx, () => work(tx)), { timeout, maxWait: 10_000 });
    } catch (error) {
      if (attempt > RETRIES || !CONFLICTS.test(String((error as Error).message))) throw error;
    }
  }
}

/** Runs one row of a batch: what it refuses undoes only its own changes. */
export async function separately<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`SAVEPOINT one_row`;
  try {
    return await work();
  } catch (error) {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT one_row`;
    throw error;
  } finally {
    await tx.$executeRaw`RELEASE SAVEPOINT one_row`;
  }
}

/** Closes all connections, at shutdown and between tests. */
export async function disconnect(): Promise<void> {
  await holder.zhtjClient?.$disconnect();
  holder.zhtjClient = undefined;
}

/**
 * Goes through items in two halves: what `ready` answers runs on, usually in the database, while the next item is made
 * ready. At most one runs behind; whatever fails ends the whole.
 */
export async function overlapped<T>(items: Iterable<T>, ready: (item: T) => Promise<() => Promise<void>>): Promise<void> {
  let behind: Promise<void> = Promise.resolve();
  try {
    for (const item of items) {
      const write = await ready(item);
      await behind;
      behind = write();
      // Its failure is met at the next await; until then nobody listens.
      behind.catch(() => undefined);
    }
  } finally {
    await behind;
  }
}

const NAME = /^[a-z_]+$/;
const CHUNK = 500;

/** One row as it goes to the database: column names to JSON values; bytes as `\x…`, dates as text. */
export type Row = Record<string, unknown>;

function insertStatement(table: string, rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  if (![table, ...columns].every((n) => NAME.test(n))) throw new Error("unfit table or column name");
  const list = columns.map((c) => `"${c}"`).join(", ");
  return `INSERT INTO "${table}" (${list}) SELECT ${list} FROM json_populate_recordset(NULL::"${table}", $1::json)`;
}

/** Inserts many rows with one statement for each five hundred of them. All rows have the keys of the first. */
export async function insertMany(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    const part = rows.slice(at, at + CHUNK);
    await tx.$executeRawUnsafe(insertStatement(table, part), JSON.stringify(part));
  }
}

/** Like `insertMany`, but rows that collide with a unique value are left out. Returns the ids that went in. */
export async function insertFree(tx: Tx, table: string, rows: readonly (Row & { id: string })[]): Promise<Set<string>> {
  const inserted = new Set<string>();
  for (let at = 0; at < rows.length; at += CHUNK) {
    const part = rows.slice(at, at + CHUNK);
    const sql = `${insertStatement(table, part)} ON CONFLICT DO NOTHING RETURNING id`;
    const found = await tx.$queryRawUnsafe<{ id: string }[]>(sql, JSON.stringify(part));
    for (const { id } of found) inserted.add(id);
  }
  return inserted;
}

/** Bytes as `insertMany` wants them. */
export const bytesForRow = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString("hex")}`;

/** A LIKE pattern for texts that begin with what was typed; what was typed has no meaning of its own in it. */
export const startingWith = (typed: string): string => `${typed.replace(/[\\%_]/g, "\\$&")}%`;
