// 归并：每秒把增量加到各级的合计里，一条语句。
import { tryFoldLock } from "#lib/counters/commands";
import { transaction } from "#lib/db";

const BATCH = 50_000;

/** Adds the waiting deltas to the totals of every ancestor, in one statement; those of a place that has moved, to its new ones. Returns how many were folded. */
export const foldCounters = (): Promise<number> =>
  transaction(async (tx) => {
    if (!(await tryFoldLock(tx))) return 0;
    const [done] = await tx.$queryRaw<{ folded: number }[]>`
      WITH taken AS (
        DELETE FROM counter_delta WHERE id IN (SELECT id FROM counter_delta ORDER BY id LIMIT ${BATCH})
        RETURNING path, measure, delta),
      ways AS (
        SELECT t.path, coalesce((SELECT m.to_path || substr(t.path, length(m.from_path) + 1) FROM path_move m
          WHERE m.from_path = ANY(ARRAY(SELECT left(t.path, step * 4) FROM generate_series(1, length(t.path) / 4) AS step))
          ORDER BY length(m.from_path) DESC LIMIT 1), t.path) AS leads_to
        FROM (SELECT DISTINCT path FROM taken) t),
      spread AS (
        SELECT left(w.leads_to, step * 4) AS path, measure, sum(delta)::int AS delta
        FROM taken JOIN ways w USING (path), generate_series(1, length(w.leads_to) / 4) AS step GROUP BY 1, 2),
      added AS (
        INSERT INTO counter_total (organization_id, measure, value)
        SELECT o.id, s.measure, s.delta FROM spread s JOIN organization o ON o.path = s.path WHERE s.delta <> 0
        ON CONFLICT (organization_id, measure) DO UPDATE SET value = counter_total.value + excluded.value)
      SELECT count(*)::int AS folded FROM taken`;
    return done?.folded ?? 0;
  });
