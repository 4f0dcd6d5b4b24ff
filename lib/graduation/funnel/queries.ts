// 毕业季的进展：每个组织、每个团支部各步的人数，每个数字背后的名单，催办的名单（BEY-25、TRF-31、7.6）。
import type { OrgCategory, TransferReason, TransferState } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { db, Prisma, startingWith } from "#lib/db";
import { addCounts, NO_COUNTS, type Stage, type StageCounts } from "#lib/graduation/funnel/rules";
import type { FunnelFilter } from "#lib/graduation/schema";
import { type Area, findArea } from "#lib/members/roster/queries";

export const FUNNEL_PAGE = 50;
/** So many names fit into one text for a group. */
const NAMES = 500;

/**
 * Everybody who graduates in a year below a path, and how far each is: the cohort, and before the conversion the members of
 * branches that are marked for this year. Only what left from the branch that graduated counts.
 */
const staged = ({ path, end }: Area, year: number): Prisma.Sql => Prisma.sql`
  people AS (
    SELECT c.person_id, o.id AS branch_id, o.path FROM graduate_cohort c JOIN organization o ON o.id = c.branch_id
    WHERE c.year = ${year} AND o.path >= ${path} AND o.path < ${end}
    UNION ALL
    SELECT m.person_id, o.id, o.path FROM organization o JOIN membership m ON m.branch_id = o.id AND m.status = 'ACTIVE'
    WHERE o.category = 'BRANCH' AND o.school_field AND o.graduation_month BETWEEN ${`${year}-01`} AND ${`${year}-12`} AND o.status <> 'DELETED'
      AND o.path >= ${path} AND o.path < ${end}
      AND NOT EXISTS (SELECT 1 FROM graduate_cohort c WHERE c.person_id = m.person_id AND c.year = ${year})),
  staged AS (
    SELECT p.*, d.route, d.target_id, t.id AS transfer_id, t.state, t.reason, t.to_org_id,
      CASE WHEN EXISTS (SELECT 1 FROM overseas_stay s WHERE s.person_id = p.person_id AND s.from_branch_id = p.branch_id AND s.state = 'APPROVED') THEN 'RETAINED'
        WHEN t.state = 'DONE' THEN 'RECEIVED' WHEN t.state IN ('RETURNED', 'RETURNED_TIMEOUT') THEN 'RETURNED' WHEN t.state IS NOT NULL THEN 'STARTED'
        WHEN d.route = 'UNEMPLOYED' AND d.target_id IS NULL AND h.category = 'GRADUATE_ORG' THEN 'RETAINED'
        WHEN d.route IS NOT NULL THEN 'DECLARED' ELSE 'UNDECLARED' END AS stage
    FROM people p JOIN organization h ON h.id = p.branch_id
    LEFT JOIN LATERAL (SELECT x.route, x.target_id FROM graduate_declaration x WHERE x.person_id = p.person_id AND x.branch_id = p.branch_id
      ORDER BY x.used_at DESC NULLS FIRST LIMIT 1) d ON true
    LEFT JOIN LATERAL (SELECT x.id, x.state, x.reason, x.to_org_id FROM transfer x WHERE x.person_id = p.person_id AND x.from_branch_id = p.branch_id
      AND x.state NOT IN ('WITHDRAWN', 'CANCELLED')
      AND NOT (x.state = 'DONE' AND EXISTS (SELECT 1 FROM membership b WHERE b.person_id = p.person_id AND b.branch_id = p.branch_id AND b.status = 'ACTIVE'))
      ORDER BY x.created_at DESC LIMIT 1) t ON true)`;

export type FunnelRow = { id: string; name: string; category: OrgCategory; counts: StageCounts };
export type Funnel = {
  area: Area;
  year: number;
  /** The organization that one looks at. */
  name: string;
  category: OrgCategory;
  rows: FunnelRow[];
  totals: StageCounts;
  routes: { route: TransferReason; n: number }[];
  unmarked: number;
};

type Counted = { id: string; name: string; category: OrgCategory; stage: Stage; n: number };

/** Numbers of each stage, by the organizations directly below; of a branch its own. */
function countBelow(area: Area, year: number): Promise<Counted[]> {
  return db().$queryRaw`
    WITH ${staged(area, year)}, below AS (SELECT left(path, ${area.path.length + 4}) AS path, stage, count(*)::int AS n FROM staged GROUP BY 1, 2)
    SELECT o.id, o.short_name AS name, o.category, b.stage, b.n FROM below b JOIN organization o ON o.path = b.path ORDER BY o.sort_order, o.path`;
}

const countRoutes = (area: Area, year: number): Promise<Funnel["routes"]> =>
  db().$queryRaw`
    WITH ${staged(area, year)} SELECT coalesce(reason, route) AS route, count(*)::int AS n FROM staged
    WHERE coalesce(reason, route) IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`;

async function countUnmarked({ path, end }: Area): Promise<number> {
  const marked = { graduationMonth: null, graduationReason: null, category: "BRANCH", schoolField: true } as const;
  return db().organization.count({ where: { ...marked, status: { not: "DELETED" }, path: { gte: path, lt: end } } });
}

const byOrganization = (counted: readonly Counted[]): FunnelRow[] => {
  const rows = new Map<string, FunnelRow>();
  for (const { id, name, category, stage, n } of counted) {
    const row = rows.get(id) ?? { id, name, category, counts: NO_COUNTS };
    rows.set(id, { ...row, counts: { ...row.counts, [stage]: n } });
  }
  return [...rows.values()];
};

export const seasonOf = ({ year }: Pick<FunnelFilter, "year">): number => year ?? Number(dayOf(now()).slice(0, 4));

/** The funnel of an organization within the scope; null when it is out of reach. */
export async function getFunnel(scope: Scope, filter: FunnelFilter): Promise<Funnel | null> {
  const area = await findArea(scope, filter.at);
  if (!area) return null;
  const year = seasonOf(filter);
  const [organization, counted, routes, unmarked] = await Promise.all([
    db().organization.findUniqueOrThrow({ where: { id: area.id } }),
    countBelow(area, year),
    countRoutes(area, year),
    countUnmarked(area),
  ]);
  const rows = byOrganization(counted);
  const totals = addCounts(rows.map((r) => r.counts));
  return { area, year, name: organization.shortName, category: organization.category, rows, totals, routes, unmarked };
}

export type Graduate = {
  personId: string;
  name: string;
  branchName: string;
  stage: Stage;
  route: TransferReason | null;
  target: string | null;
  state: TransferState | null;
  transferId: string | null;
};

const COLUMNS = Prisma.sql`s.person_id AS "personId", p.name, o.short_name AS "branchName", s.stage, coalesce(s.reason, s.route) AS route, s.state,
  s.transfer_id AS "transferId", (SELECT t.full_name FROM organization t WHERE t.id = coalesce(s.to_org_id, s.target_id)) AS target`;

const wanted = ({ stage, q }: FunnelFilter): Prisma.Sql => Prisma.sql`
  (${stage ?? null}::text IS NULL OR s.stage = ${stage ?? null}) AND (${q} = '' OR p.name LIKE ${startingWith(q)} OR p.name_initials LIKE ${startingWith(q.toLowerCase())})`;

export type GraduateList = { rows: Graduate[]; more: boolean; names: string[] };

/** The people behind a number of the funnel, and the names for a text to the group. */
export async function listGraduates(scope: Scope, filter: FunnelFilter): Promise<GraduateList | null> {
  const area = await findArea(scope, filter.at);
  if (!area) return null;
  const from = Prisma.sql`FROM staged s JOIN person p ON p.id = s.person_id JOIN organization o ON o.id = s.branch_id WHERE ${wanted(filter)}`;
  const order = Prisma.sql`ORDER BY s.path, p.name_pinyin, s.person_id`;
  const [rows, named] = await Promise.all([
    db().$queryRaw<Graduate[]>`
      WITH ${staged(area, seasonOf(filter))} SELECT ${COLUMNS} ${from} ${order} LIMIT ${FUNNEL_PAGE + 1} OFFSET ${(filter.page - 1) * FUNNEL_PAGE}`,
    db().$queryRaw<{ name: string }[]>`WITH ${staged(area, seasonOf(filter))} SELECT p.name ${from} ${order} LIMIT ${NAMES}`,
  ]);
  return { rows: rows.slice(0, FUNNEL_PAGE), more: rows.length > FUNNEL_PAGE, names: named.map((n) => n.name) };
}
