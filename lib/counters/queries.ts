// 读数：合计加上还没有归并的增量。
import { pathEnd } from "#lib/auth/reach";
import { joinedIn, MEASURES, type Measure } from "#lib/counters/rules";
import { Prisma, type Tx } from "#lib/db";

export type Totals = Record<Measure, number>;
const NONE = Object.fromEntries(MEASURES.map((m) => [m, 0])) as Totals;

const NAMES = [...MEASURES];
type Found = { id: string; measure: Measure; value: number };

/** Totals of each of these organizations, itself and everything below, as of now. */
export async function readTotals(tx: Tx, organizations: readonly { id: string; path: string }[]): Promise<Map<string, Totals>> {
  const totals = new Map(organizations.map((o) => [o.id, { ...NONE }]));
  if (organizations.length === 0) return totals;
  const list = JSON.stringify(organizations.map(({ id, path }) => ({ id, path, stop: pathEnd(path) })));
  const found = await tx.$queryRaw<Found[]>(Prisma.sql`
    WITH asked AS (SELECT * FROM json_to_recordset(${list}::json) AS a(id uuid, path text, stop text))
    SELECT a.id, t.measure, t.value FROM asked a JOIN counter_total t ON t.organization_id = a.id AND t.measure = ANY(${NAMES})
    UNION ALL
    SELECT a.id, d.measure, sum(d.delta)::int FROM asked a
      JOIN counter_delta d ON d.path COLLATE "C" >= a.path COLLATE "C" AND d.path COLLATE "C" < a.stop COLLATE "C"
        AND d.measure = ANY(${NAMES}) GROUP BY 1, 2`);
  for (const { id, measure, value } of found) {
    const row = totals.get(id);
    if (row && measure in row) row[measure] += value;
  }
  return totals;
}

/** Totals of one organization. */
export const readTotal = async (tx: Tx, organization: { id: string; path: string }): Promise<Totals> =>
  (await readTotals(tx, [organization])).get(organization.id) ?? { ...NONE };

/** Members of one organization who joined the League in these years, as of now. */
export async function readJoined(tx: Tx, at: { id: string; path: string }, years: readonly number[]): Promise<number> {
  const names = years.map(joinedIn);
  const [found] = await tx.$queryRaw<{ n: number }[]>`
    SELECT ((SELECT coalesce(sum(value), 0) FROM counter_total WHERE organization_id = ${at.id}::uuid AND measure = ANY(${names}))
      + (SELECT coalesce(sum(delta), 0) FROM counter_delta WHERE path COLLATE "C" >= ${at.path} COLLATE "C"
          AND path COLLATE "C" < ${pathEnd(at.path)} COLLATE "C" AND measure = ANY(${names})))::int AS n`;
  return found?.n ?? 0;
}
