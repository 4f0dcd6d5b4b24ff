// 该提醒谁：空了满七天的毕业生团组织，下级里人数不足或空心的组织。
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { COMMITTEE_LIKE, COUNTED_BRANCHES } from "#lib/organizations/rules";
import { EMPTY_DAYS } from "#lib/reorganization/reminders/rules";

export type Emptied = { id: string; shortName: string; parentPath: string; emptiedOn: string };

/** Graduate organizations whose last member left at least seven days ago, in days of Shanghai. */
export const listEmptied = (at: Date): Promise<Emptied[]> =>
  db().$queryRaw`
    SELECT o.id, o.short_name AS "shortName", left(o.path, -4) AS "parentPath",
      to_char(e.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "emptiedOn"
    FROM organization o, LATERAL (SELECT max(m.until) AS at FROM membership m WHERE m.branch_id = o.id) e
    WHERE o.category = 'GRADUATE_ORG' AND o.status <> 'DELETED' AND e.at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.branch_id = o.id AND m.status = 'ACTIVE')
      AND (e.at AT TIME ZONE 'Asia/Shanghai')::date <= (${laterByDays(at, -EMPTY_DAYS)} AT TIME ZONE 'Asia/Shanghai')::date
      AND NOT EXISTS (SELECT 1 FROM organization_reminder r WHERE r.organization_id = o.id AND r.kind = 'EMPTIED'
        AND r.day = (e.at AT TIME ZONE 'Asia/Shanghai')::date)
    ORDER BY o.path`;

type Drifted = { small: string[]; hollow: string[] };

/** Branches whose mark of too few members is not what their members say, and paths of committees whose mark of hollowness is not. */
export async function listDrifted(least: number): Promise<Drifted> {
  const [found] = await db().$queryRaw<Drifted[]>`
    SELECT coalesce((SELECT array_agg(o.id) FROM organization o WHERE o.status <> 'DELETED' AND o.category::text = ANY(${[...COUNTED_BRANCHES]})
        AND o.small <> ((SELECT count(*) FROM membership m WHERE m.branch_id = o.id AND m.status = 'ACTIVE') < ${least})), '{}') AS small,
      coalesce((SELECT array_agg(c.path) FROM organization c WHERE c.status <> 'DELETED' AND c.category::text = ANY(${[...COMMITTEE_LIKE]})
        AND c.hollow = EXISTS (SELECT 1 FROM organization b WHERE b.path > c.path AND b.path < c.path || '{' AND b.status <> 'DELETED'
          AND b.category::text = ANY(${[...COUNTED_BRANCHES]}))), '{}') AS hollow`;
  return found ?? { small: [], hollow: [] };
}

export type LackingDesk = { id: string; path: string; small: number; hollow: number; href: string };

/** Organizations with direct children that have too few members, or no branch. */
export const listLackingDesks = (): Promise<LackingDesk[]> =>
  db().$queryRaw`
    SELECT p.id, p.path, count(*) FILTER (WHERE o.small)::int AS small, count(*) FILTER (WHERE o.hollow)::int AS hollow,
      '/manage/organizations/lists/' || CASE WHEN bool_or(o.small) THEN 'small' ELSE 'hollow' END AS href
    FROM organization o JOIN organization p ON p.id = o.parent_id
    WHERE o.status <> 'DELETED' AND (o.small OR o.hollow) AND EXISTS (SELECT 1 FROM org_admin a WHERE a.organization_id = p.id AND a.status = 'ACTIVE')
    GROUP BY p.id ORDER BY p.path`;
