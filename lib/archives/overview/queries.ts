// 电子数据库总览：每个直属下级应录入、已录入、已上传、已认证，各领域号段内已录入（EDB-16）；号段内的名单。
import type { NumberField, OrgCategory } from "#generated/enums";
import { pathEnd } from "#lib/auth/reach";
import type { Scope } from "#lib/auth/scope";
import { readTotal, readTotals, type Totals } from "#lib/counters/queries";
import { db, Prisma } from "#lib/db";
import { findOrganization } from "#lib/organizations/queries";

export type FieldCount = { field: NumberField; entered: number };
export type OverviewRow = {
  id: string;
  shortName: string;
  category: OrgCategory;
  /** Numbers of segments owned there or below; null when there is none. */
  allocated: number | null;
  entered: number;
  uploaded: number;
  certified: number;
  fields: FieldCount[];
};
export type Overview = {
  at: { id: string; shortName: string; path: string; parentId: string | null };
  whole: OverviewRow;
  rows: OverviewRow[];
};

type Place = { id: string; path: string; shortName: string; category: OrgCategory };

/** So many members are counted by field; above that one opens the children. */
const COUNTABLE = 50_000;
/** Numbers of segments; a number says year, province and serial. */
const IN_SEGMENT = Prisma.sql`JOIN number_segment s ON p.development_no ~ '^[0-9]{12}$' AND s.year = left(p.development_no, 4)::int
  AND s.province_code = substr(p.development_no, 5, 2) AND substr(p.development_no, 7)::int BETWEEN s.from_serial AND s.to_serial`;

async function countFields(places: readonly Place[]): Promise<Map<string, FieldCount[]>> {
  const list = JSON.stringify(places.map(({ id, path }) => ({ id, path, stop: pathEnd(path) })));
  const found = await db().$queryRaw<(FieldCount & { id: string })[]>`
    SELECT a.id, s.field, count(*)::int AS entered FROM json_to_recordset(${list}::json) AS a(id uuid, path text, stop text)
    JOIN membership m ON m.branch_path >= a.path COLLATE "C" AND m.branch_path < a.stop COLLATE "C"
      AND m.status = 'ACTIVE' AND m.archive_state <> 'NOT_REQUIRED'
    JOIN person p ON p.id = m.person_id ${IN_SEGMENT} GROUP BY a.id, s.field ORDER BY s.field`;
  const counts = new Map<string, FieldCount[]>();
  for (const { id, field, entered } of found) counts.set(id, [...(counts.get(id) ?? []), { field, entered }]);
  return counts;
}

/** How many numbers the segments hold that are owned at a place or below. */
async function countAllocated(places: readonly Place[]): Promise<Map<string, number>> {
  const list = JSON.stringify(places.map(({ id, path }) => ({ id, path, stop: pathEnd(path) })));
  const found = await db().$queryRaw<{ id: string; allocated: number }[]>`
    SELECT a.id, sum(s.to_serial - s.from_serial + 1)::int AS allocated
    FROM json_to_recordset(${list}::json) AS a(id uuid, path text, stop text)
    JOIN organization o ON o.path >= a.path COLLATE "C" AND o.path < a.stop COLLATE "C"
    JOIN number_segment s ON s.owner_id = o.id GROUP BY a.id`;
  return new Map(found.map(({ id, allocated }) => [id, allocated]));
}

const figures = (totals: Totals | undefined) => {
  const entered = totals?.["members.new"] ?? 0;
  return { entered, uploaded: entered - (totals?.["members.unuploaded"] ?? 0), certified: totals?.["members.certified"] ?? 0 };
};

/** An organization within reach and its direct children in numbers; counts by field while there are not too many people. */
export async function getOverview(scope: Scope, atId: string | undefined): Promise<Overview | null> {
  const at = await findOrganization(scope, atId ?? scope.organizationId);
  if (!at) return null;
  const children = await db().organization.findMany({
    where: { parentId: at.id, status: { not: "DELETED" }, category: { not: "SPECIAL_UNIT_LIBRARY" } },
    orderBy: [{ sortOrder: "asc" }, { path: "asc" }],
    select: { id: true, path: true, shortName: true, category: true },
  });
  const places: Place[] = [at, ...children];
  const [own, totals, allocated] = await Promise.all([readTotal(db(), at), readTotals(db(), children), countAllocated(places)]);
  const fields = own["members.new"] <= COUNTABLE ? await countFields(places) : new Map<string, FieldCount[]>();
  const rowOf = (place: Place, sums: Totals | undefined): OverviewRow => {
    const { id, shortName, category } = place;
    return { id, shortName, category, allocated: allocated.get(id) ?? null, ...figures(sums), fields: fields.get(id) ?? [] };
  };
  return { at, whole: rowOf(at, own), rows: children.map((child) => rowOf(child, totals.get(child.id))) };
}

export type NumberRow = { personId: string; name: string; number: string; branch: string };
const LISTED = 500;

/** Names and numbers behind a count of a field (录入明细). */
export async function listNumbers(scope: Scope, atId: string, field: NumberField): Promise<NumberRow[]> {
  const at = await findOrganization(scope, atId);
  if (!at) return [];
  return db().$queryRaw`
    SELECT p.id AS "personId", p.name, p.development_no AS number, o.short_name AS branch FROM membership m
    JOIN person p ON p.id = m.person_id JOIN organization o ON o.id = m.branch_id ${IN_SEGMENT}
    WHERE m.status = 'ACTIVE' AND m.archive_state <> 'NOT_REQUIRED' AND m.branch_path >= ${at.path} AND m.branch_path < ${pathEnd(at.path)}
      AND s.field = ${field}::"NumberField" ORDER BY p.development_no LIMIT ${LISTED}`;
}
