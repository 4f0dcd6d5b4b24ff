// 审计记录给人看：直属上级看直属下级的，系统后台看全部的（NFR-02）。
import { DETAIL_WORDS, TRAIL_KINDS } from "#lib/audit/labels";
import { TRAIL_PAGE, type TrailFilter } from "#lib/audit/schema";
import type { Scope } from "#lib/auth/scope";
import { addDays, startOfDay } from "#lib/dates";
import { db, Prisma, startingWith } from "#lib/db";

/** An event as it is shown. A subject out of reach has no name here. */
export type TrailEvent = {
  id: string;
  at: Date;
  by: string;
  organization: string | null;
  action: string;
  subject: string | null;
  facts: string[];
  changes: { field: string; oldValue: string | null; newValue: string | null }[];
};
export type Trail = { events: TrailEvent[]; more: boolean; below: { id: string; fullName: string }[] };

/** An import changes thousands; a page tells the first. */
const SHOWN_CHANGES = 8;
const CHOICES = 300;

const everywhere = (scope: Scope): boolean => scope.role === "OPERATOR";

function conditions({ kind, q, day, before }: TrailFilter): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`TRUE`,
      ...(kind ? [Prisma.sql`split_part(e.action, '.', 1) = ANY(${[...TRAIL_KINDS[kind].nouns]}::text[])`] : []),
      ...(q ? [Prisma.sql`e.actor_name LIKE ${startingWith(q)}`] : []),
      ...(day ? [Prisma.sql`e.at < ${startOfDay(addDays(day, 1))}`] : []),
      ...(before ? [Prisma.sql`e.id < ${BigInt(before)}`] : []),
    ],
    " AND ",
  );
}

/** The latest events, found organization by organization, so that a long trail elsewhere costs nothing. */
function latest(scope: Scope, filter: TrailFilter): Prisma.Sql {
  const wanted = Prisma.sql`${conditions(filter)} ORDER BY e.id DESC LIMIT ${TRAIL_PAGE + 1}`;
  if (everywhere(scope) && !filter.at) return Prisma.sql`SELECT e.* FROM audit_event e WHERE ${wanted}`;
  const mine = everywhere(scope) ? Prisma.sql`TRUE` : Prisma.sql`o.parent_id = ${scope.organizationId}::uuid`;
  const one = filter.at ? Prisma.sql`o.id = ${filter.at}::uuid` : Prisma.sql`TRUE`;
  return Prisma.sql`SELECT x.* FROM organization o CROSS JOIN LATERAL
    (SELECT e.* FROM audit_event e WHERE e.organization_id = o.id AND ${wanted}) x
    WHERE ${mine} AND ${one} ORDER BY x.id DESC LIMIT ${TRAIL_PAGE + 1}`;
}

type Raw = Omit<TrailEvent, "id" | "facts" | "changes"> & { id: bigint; detail: Record<string, unknown> };

/** People and organizations are named to those who may see them. */
function named(scope: Scope, events: Prisma.Sql): Prisma.Sql {
  const within = (path: Prisma.Sql) => Prisma.sql`(${everywhere(scope)} OR (${path} >= ${scope.path} AND ${path} < ${scope.end}))`;
  return Prisma.sql`SELECT t.id, t.at, t.actor_name AS by, t.action, t.detail, o.full_name AS organization,
    CASE WHEN t.subject_type = 'organization' THEN
      (SELECT s.full_name FROM organization s WHERE s.id = t.subject_id AND ${within(Prisma.sql`s.path`)})
    WHEN t.subject_type IN ('person', 'account') AND t.subject_id IS DISTINCT FROM t.actor_id THEN
      (SELECT p.name FROM person p WHERE p.id = t.subject_id AND (
        EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND ${within(Prisma.sql`m.branch_path`)})
        OR EXISTS (SELECT 1 FROM cadre_post c WHERE c.person_id = p.id AND ${within(Prisma.sql`c.organization_path`)})))
    END AS subject
    FROM (${events}) t LEFT JOIN organization o ON o.id = t.organization_id ORDER BY t.id DESC`;
}

type RawChange = TrailEvent["changes"][number] & { auditId: bigint };

const changesOf = (ids: readonly bigint[]): Promise<RawChange[]> =>
  db().$queryRaw<RawChange[]>`
    SELECT a.id AS "auditId", x.field, x.old_value AS "oldValue", x.new_value AS "newValue"
    FROM unnest(${ids}::bigint[]) a(id) CROSS JOIN LATERAL
      (SELECT c.* FROM change_record c WHERE c.audit_id = a.id AND c.field IS NOT NULL ORDER BY c.id LIMIT ${SHOWN_CHANGES}) x`;

const factsOf = (detail: Record<string, unknown>): string[] =>
  Object.entries(DETAIL_WORDS).flatMap(([key, say]) => (detail[key] ? [say(detail[key])] : []));

/** Whose events one may ask for. */
const listBelow = (scope: Scope): Promise<Trail["below"]> =>
  db().organization.findMany({
    where: { parentId: scope.organizationId },
    orderBy: { path: "asc" },
    take: CHOICES,
    select: { id: true, fullName: true },
  });

/** One page of what was done in the organizations directly below, the latest first. */
export async function listTrail(scope: Scope, filter: TrailFilter): Promise<Trail> {
  const raw = await db().$queryRaw<Raw[]>(named(scope, latest(scope, filter)));
  const page = raw.slice(0, TRAIL_PAGE);
  const [changes, below] = await Promise.all([changesOf(page.map((e) => e.id)), listBelow(scope)]);
  const events = page.map(({ id, detail, ...event }) => ({
    ...event,
    id: String(id),
    facts: factsOf(detail),
    changes: changes.filter((c) => c.auditId === id).map(({ field, oldValue, newValue }) => ({ field, oldValue, newValue })),
  }));
  return { events, more: raw.length > TRAIL_PAGE, below };
}
