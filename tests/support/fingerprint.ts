// 库的指纹：每张表一个摘要，动过就看得出来。
import { db } from "#lib/db";

/** Everything that is stored, but for what merely notes that somebody knocked. */
export async function fingerprint(): Promise<Record<string, string>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name NOT IN ('rate_limit', 'session')`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await db().$queryRawUnsafe<{ digest: string }[]>(
      `SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS digest FROM "${name}" t`,
    );
    found[name] = row?.digest ?? "";
  }
  return found;
}
