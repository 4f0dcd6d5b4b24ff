// 转接之后要跟进的人：流动团员团支部里一年以上的，留在学校六个月以上的毕业生（TRF-27、C-31）。
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { addMonths, dayOf, startOfDay } from "#lib/dates";
import { db } from "#lib/db";
import { readSettings } from "#lib/settings/settings";

export type FollowUp = { personId: string; name: string; branchId: string; branch: string; kind: "FLOATING" | "RETAINED"; since: Date };

/** Members who should move on by now, those who wait longest first. */
export async function listFollowUps(scope: Scope, page = 1): Promise<FollowUp[]> {
  const settings = await readSettings(scope.path);
  const today = dayOf(now());
  const floating = startOfDay(addMonths(today, -settings["grad.floatingMaxMonths"]));
  const retained = startOfDay(addMonths(today, -settings["grad.retentionMonths"]));
  return db().$queryRaw`
    SELECT p.id AS "personId", p.name, o.id AS "branchId", o.full_name AS branch, x.kind, x.since FROM (
      SELECT m.person_id, m.branch_id, 'FLOATING' AS kind, m.since FROM membership m JOIN organization b ON b.id = m.branch_id
      WHERE m.status = 'ACTIVE' AND m.branch_path >= ${scope.path} AND m.branch_path < ${scope.end}
        AND b.category = 'FLOATING_BRANCH' AND m.since < ${floating}
      UNION ALL
      SELECT m.person_id, m.branch_id, 'RETAINED', c.since FROM membership m JOIN organization b ON b.id = m.branch_id
      JOIN person g ON g.id = m.person_id AND g.graduate_mark = 'GRADUATE' JOIN graduate_cohort c ON c.person_id = m.person_id
      WHERE m.status = 'ACTIVE' AND m.branch_path >= ${scope.path} AND m.branch_path < ${scope.end}
        AND b.school_field AND c.since < ${retained}) x
    JOIN person p ON p.id = x.person_id JOIN organization o ON o.id = x.branch_id
    ORDER BY x.since, p.id LIMIT 100 OFFSET ${(page - 1) * 100}`;
}
