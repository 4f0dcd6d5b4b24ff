// 队列的表：随迁移一起装好，并交给应用的角色使用。
import { runMigrations } from "graphile-worker";
import pg from "pg";

/** Installs or updates the queue's schema; runs as the owner of the database. */
export async function installQueue(ownerUrl: string, role: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, noHandleSignals: true });
  if (!role) return;
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const name = client.escapeIdentifier(role);
  const known = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
  if (known.rowCount) {
    await client.query(`GRANT USAGE ON SCHEMA graphile_worker TO ${name}`);
    await client.query(`GRANT ALL ON ALL TABLES IN SCHEMA graphile_worker TO ${name}`);
    await client.query(`GRANT ALL ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${name}`);
    await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${name}`);
  }
  await client.end();
}
