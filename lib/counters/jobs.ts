// 归并：每秒把增量加到各级的合计里，一条语句。
import { transaction } from "#lib/db";

const LOCK = 7_301_002;
const BATCH = 50_000;

/** Adds the waiting deltas to the totals of every ancestor, in one statement. Returns how many were folded. */
export const foldCounters = (): Promise<number> =>
  transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ got: boolean }[]>`SELECT pg_try_advisory_xact_lock(${LOCK}) AS got`;
    if (!lock?.got) return 0;
    const [done] = await tx.$queryRaw<{ folded: number }[]>`
      WITH taken AS (
        DELETE FROM counter_delta WHERE id IN (SELECT id FROM counter_delta ORDER BY id LIMIT ${BATCH})
        RETURNING path, measure, delta),
      spread AS (
        SELECT left(path, step * 4) AS path, measure, sum(delta)::int AS delta
        FROM taken, generate_series(1, length(path) / 4) AS step GROUP BY 1, 2),
      added AS (
        INSERT INTO counter_total (organization_id, measure, value)
        SELECT o.id, s.measure, s.delta FROM spread s JOIN organization o ON o.path = s.path WHERE s.delta <> 0
        ON CONFLICT (organization_id, measure) DO UPDATE SET value = counter_total.value + excluded.value)
      SELECT count(*)::int AS folded FROM taken`;
    return done?.folded ?? 0;
  });
