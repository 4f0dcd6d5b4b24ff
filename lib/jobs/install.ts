// 队列的表：随迁移一起装好，并交给应用的角色使用。
import { runMigrations } from "graphile-worker";
import pg from "pg";

const SCHEMA = "graphile_worker";

/** Rights of the application's role: the queue's tables have row security on and let nobody but their owner in by themselves. */
async function admitRole(client: pg.Client, name: string): Promise<void> {
  for (const kind of ["TABLES", "SEQUENCES", "FUNCTIONS"]) await client.query(`GRANT ALL ON ALL ${kind} IN SCHEMA ${SCHEMA} TO ${name}`);
  await client.query(`GRANT USAGE ON SCHEMA ${SCHEMA} TO ${name}`);
  const closed = await client.query<{ relname: string }>(
    `SELECT relname FROM pg_class c WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND relrowsecurity
       AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)`,
    [SCHEMA],
  );
  for (const { relname } of closed.rows)
    await client.query(
      `CREATE POLICY application ON ${SCHEMA}.${client.escapeIdentifier(relname)} TO ${name} USING (true) WITH CHECK (true)`,
    );
}

/** Installs or updates the queue's schema; runs as the owner of the database. */
export async function installQueue(ownerUrl: string, role: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, noHandleSignals: true });
  if (!role) return;
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const known = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
  if (known.rowCount) await admitRole(client, client.escapeIdentifier(role));
  await client.end();
}
