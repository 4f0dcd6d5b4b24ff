-- 团干部人数与各年入团人数也要计数：从现有的团员关系数出来，记到各级上级
INSERT INTO "counter_total" ("organization_id", "measure", "value")
SELECT o.id, r.measure, count(*)::int
FROM (
  SELECT branch_path AS path, 'members.cadres' AS measure FROM "membership" WHERE status = 'ACTIVE' AND post_rank < 9
  UNION ALL
  SELECT branch_path, 'members.joined.' || extract(year FROM join_date) FROM "membership" WHERE status = 'ACTIVE' AND join_date IS NOT NULL
) r
CROSS JOIN LATERAL generate_series(1, length(r.path) / 4) AS step
JOIN "organization" o ON o.path = left(r.path, step * 4)
GROUP BY o.id, r.measure
ON CONFLICT ("organization_id", "measure") DO UPDATE SET "value" = excluded."value";
