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
