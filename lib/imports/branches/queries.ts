// 名单里写的支部：名字在录入范围里只指一个组织的，才认得。
import type { Organization } from "#generated/client";
import { db, Prisma } from "#lib/db";
import type { EntryReach } from "#lib/members/policy";
import { COUNTED_BRANCHES, isBranchLike } from "#lib/organizations/rules";

/** A branch as it is written in a cell. */
export const canonicalBranch = (typed: string): string => typed.normalize("NFKC").replace(/\s/g, "");

/** Branches by the names in a workbook, full or short: direct children, by setting all below (C-23). A name that several have names none. */
export async function findBranches(home: Organization, reach: EntryReach, typed: readonly string[]): Promise<Map<string, Organization>> {
  const names = [...new Set(typed.map(canonicalBranch).filter(Boolean))];
  const deep = Prisma.sql`o.path > ${home.path} AND o.path < ${`${home.path}{`} AND o.category::text = ANY(${[...COUNTED_BRANCHES]})`;
  const within = reach === "SUBTREE" ? deep : Prisma.sql`o.parent_id = ${home.id}::uuid`;
  const found = await db().$queryRaw<{ name: string; id: string }[]>`
    WITH asked AS (SELECT unnest(${names}::text[]) AS name), named AS (
      SELECT a.name, o.id FROM asked a JOIN organization o ON o.full_name = a.name WHERE ${within} AND o.status <> 'DELETED'
      UNION SELECT a.name, o.id FROM asked a JOIN organization o ON o.short_name = a.name WHERE ${within} AND o.status <> 'DELETED')
    SELECT name, min(id::text) AS id FROM named GROUP BY name HAVING count(*) = 1`;
  const rows = await db().organization.findMany({ where: { id: { in: found.map((f) => f.id) } } });
  const branches = new Map(rows.filter((o) => isBranchLike(o.category)).map((o) => [o.id, o]));
  return new Map(found.flatMap(({ name, id }) => (branches.has(id) ? [[name, branches.get(id) as Organization] as const] : [])));
}
