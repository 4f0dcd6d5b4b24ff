// 每天凌晨把存着的编号重查一遍（JOB-16）。
import { now } from "#lib/clock";
import { db, insertMany, transaction } from "#lib/db";
import { listSegments } from "#lib/members/entry/queries";
import { irregularCause } from "#lib/members/irregular/rules";
import type { Segment } from "#lib/members/number/rules";
import type { Settings } from "#lib/settings/registry";
import { readSettings } from "#lib/settings/settings";

const BATCH = 2000;
const FIRST = "00000000-0000-0000-0000-000000000000";

type Row = { id: string; number: string; joined: string | null; branchProvince: string | null; occupied: boolean };

const nextPage = (after: string): Promise<Row[]> =>
  db().$queryRaw`
    SELECT p.id, p.development_no AS number, p.join_league_date::text AS joined, o.province_code AS "branchProvince",
      EXISTS (SELECT 1 FROM person q WHERE q.development_no = p.development_no AND q.id <> p.id AND q.status = 'ACTIVE') AS occupied
    FROM person p LEFT JOIN membership m ON m.person_id = p.id AND m.status = 'ACTIVE' LEFT JOIN organization o ON o.id = m.branch_id
    WHERE p.development_no IS NOT NULL AND p.status = 'ACTIVE' AND p.id > ${after}::uuid ORDER BY p.id LIMIT ${BATCH}`;

/** Replaces what is known of a page of people. */
async function judge(page: readonly Row[], segments: readonly Segment[], settings: Settings): Promise<void> {
  const found = page.flatMap(({ id, ...row }) => {
    const cause = irregularCause({ ...row, settings }, segments);
    return cause ? [{ person_id: id, cause, number: row.number, found_at: now() }] : [];
  });
  await transaction(async (tx) => {
    await tx.numberIrregularity.deleteMany({ where: { personId: { in: page.map((r) => r.id) } } });
    if (found.length > 0) await insertMany(tx, "number_irregularity", found);
  });
}

/** Classifies every stored number by its four causes; broken off, the next night does it again. */
export async function findIrregularNumbers(): Promise<void> {
  const [segments, settings] = [await listSegments(), await readSettings(null)];
  for (let page = await nextPage(FIRST); page.length > 0; page = await nextPage(page.at(-1)?.id ?? ""))
    await judge(page, segments, settings);
}
