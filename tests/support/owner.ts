// 库主：绕过应用的角色直接进库，做只有他做得到的手脚。
import pg from "pg";
import { readEnvironment } from "#lib/env";

/** Runs statements as the owner of the database; with `unguarded` tables even their triggers are off. */
export async function asOwner(statements: readonly string[], unguarded: readonly string[] = []): Promise<void> {
  const client = new pg.Client(readEnvironment().DATABASE_URL);
  await client.connect();
  try {
    for (const table of unguarded) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    for (const statement of statements) await client.query(statement);
  } finally {
    for (const table of unguarded) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await client.end();
  }
}

/** Lets several writers come up to a table at the same moment: they may read and lock rows, but write only when all are there. */
export async function together<T>(table: string, writers: number, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(readEnvironment().DATABASE_URL);
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query(`LOCK TABLE ${table} IN SHARE MODE`);
    const working = work();
    const waiting = `SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND relation = '${table}'::regclass`;
    for (let looks = 0; looks < 1000 && (await client.query<{ n: number }>(waiting)).rows[0]?.n !== writers; looks++)
      await client.query("SELECT pg_sleep(0.01)");
    await client.query("COMMIT");
    return await working;
  } finally {
    await client.end();
  }
}
