// 延迟毕业团员列表、教师列表：谁、在哪里、什么时候毕业、为什么（GRAD-14）。
import type { Scope } from "#lib/auth/scope";
import type { Month } from "#lib/dates";
import { db, Prisma, startingWith } from "#lib/db";
import type { MarkedFilter } from "#lib/graduation/schema";

export type MarkedMember = {
  personId: string;
  name: string;
  branchName: string;
  branchPath: string;
  month: Month | null;
  branchMonth: Month | null;
  reason: string | null;
};
export const MARKED_PAGE = 50;

const marked = (scope: Scope, { show, q }: MarkedFilter): Prisma.Sql => Prisma.sql`
  FROM membership m JOIN person p ON p.id = m.person_id JOIN organization o ON o.id = m.branch_id
  WHERE m.branch_path >= ${scope.path} AND m.branch_path < ${scope.end} AND m.status = 'ACTIVE'
    AND p.graduate_mark = ${show === "teachers" ? "TEACHER" : "DELAYED"}::"GraduateMark"
    AND (${q} = '' OR p.name LIKE ${startingWith(q)} OR p.name_initials LIKE ${startingWith(q.toLowerCase())})`;

/** One page of those who are marked below, and how many there are. */
export async function listMarkedMembers(scope: Scope, filter: MarkedFilter): Promise<{ rows: MarkedMember[]; total: number }> {
  const from = marked(scope, filter);
  const [rows, [counted]] = await Promise.all([
    db().$queryRaw<MarkedMember[]>`
      SELECT p.id AS "personId", p.name, o.short_name AS "branchName", m.branch_path AS "branchPath", p.own_graduation_month AS month,
        coalesce(p.branch_graduation_month, o.graduation_month) AS "branchMonth", p.delay_reason AS reason
      ${from} ORDER BY m.branch_path, m.name_key, p.id LIMIT ${MARKED_PAGE} OFFSET ${(filter.page - 1) * MARKED_PAGE}`,
    db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n ${from}`,
  ]);
  return { rows, total: counted?.n ?? 0 };
}
