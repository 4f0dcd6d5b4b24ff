// 谁要离开：团员关系、所在团支部、毕业生标识，连行一起锁住。
import type { ArchiveState, GraduateMark, OrgCategory } from "#generated/enums";
import type { Tx } from "#lib/db";

/** Somebody about to leave, with what the new membership takes along and what the old branch was. */
export type Leaving = {
  personId: string;
  membershipId: string;
  branchId: string;
  branchPath: string;
  branchName: string;
  category: OrgCategory;
  graduationMonth: string | null;
  provinceCode: string | null;
  complete: boolean;
  activated: boolean;
  archiveState: ArchiveState;
  joinDate: Date | null;
  postRank: number;
  nameKey: string;
  mark: GraduateMark;
};

/** Members among these people, locked in one order. */
export const listLeaving = (tx: Tx, personIds: readonly string[]): Promise<Leaving[]> =>
  tx.$queryRaw`
    SELECT m.person_id AS "personId", m.id AS "membershipId", m.branch_id AS "branchId", m.branch_path AS "branchPath",
      o.full_name AS "branchName", o.category, o.graduation_month AS "graduationMonth", o.province_code AS "provinceCode",
      m.complete, m.activated, m.archive_state AS "archiveState", m.join_date AS "joinDate", m.post_rank AS "postRank",
      m.name_key AS "nameKey", p.graduate_mark AS mark
    FROM person p JOIN membership m ON m.person_id = p.id AND m.status = 'ACTIVE' JOIN organization o ON o.id = m.branch_id
    WHERE p.id = ANY(${[...personIds]}::uuid[]) AND p.status = 'ACTIVE' ORDER BY p.id FOR UPDATE OF p, m`;

/** The highest school committee above each path (校团委): what makes two branches of one school. */
export async function schoolsOf(tx: Tx, paths: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await tx.$queryRaw<{ path: string; school: string | null }[]>`
    SELECT b.path, (SELECT o.path FROM organization o
      WHERE o.path = ANY(ARRAY(SELECT left(b.path, n) FROM generate_series(4, length(b.path), 4) n))
        AND o.category = 'COMMITTEE' AND o.school_field ORDER BY o.level LIMIT 1) AS school
    FROM unnest(${[...new Set(paths)]}::text[]) AS b(path)`;
  return new Map(rows.map((r) => [r.path, r.school]));
}
