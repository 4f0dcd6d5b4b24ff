// 不规范编号的名单：本组织连同下级的，改过编号的不再列。
import type { IrregularCause } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { db, Prisma } from "#lib/db";

export const IRREGULAR_PAGE = 100;

export type IrregularRow = {
  personId: string;
  name: string;
  branchName: string;
  branchPath: string;
  number: string;
  cause: IrregularCause;
};

const from = ({ path, end }: Scope): Prisma.Sql => Prisma.sql`
  FROM number_irregularity n JOIN person p ON p.id = n.person_id AND p.development_no = n.number AND p.status = 'ACTIVE'
  JOIN membership m ON m.person_id = p.id AND m.status = 'ACTIVE' JOIN organization o ON o.id = m.branch_id
  WHERE m.branch_path >= ${path} AND m.branch_path < ${end}`;

/** Irregular numbers of the subtree, branch by branch. */
export const listIrregular = (scope: Scope, limit = IRREGULAR_PAGE): Promise<IrregularRow[]> =>
  db().$queryRaw`
    SELECT p.id AS "personId", p.name, o.short_name AS "branchName", o.path AS "branchPath", n.number, n.cause
    ${from(scope)} ORDER BY m.branch_path, m.name_key, p.id LIMIT ${limit}`;

/** How many this desk may correct itself, in its own branch or those directly below: what the prompt after sign-in says (NAV-08). */
export async function countCorrectable(scope: Scope): Promise<number> {
  const at = scope.organizationId;
  const [found] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT 1 ${from(scope)} AND (o.id = ${at}::uuid OR o.parent_id = ${at}::uuid) LIMIT ${IRREGULAR_PAGE}) f`;
  return found?.n ?? 0;
}
