// 催办下级组织：筛选出来的全部，不只一页；缺什么、谁没登录过。
import type { Organization } from "#generated/client";
import type { Scope } from "#lib/auth/scope";
import { db, Prisma } from "#lib/db";
import { missingNames } from "#lib/organizations/completeness/rules";
import { conditionsOf } from "#lib/organizations/queries";
import type { ChildFilter } from "#lib/organizations/schema";

type Raw = { name: string; infoMissing: string[]; total: number };

/** In what list, and how many of it are named. */
export type LagIn = { at: Organization; filter: ChildFilter; most: number };
type Lagging = { laggards: { name: string; note?: string }[]; more: number };

/** Organizations of a filtered list that lag behind: the first by name, of the others how many. */
export async function listLagging(scope: Scope, { at, filter, most }: LagIn): Promise<Lagging> {
  const where = Prisma.join(conditionsOf(scope, at, filter), " AND ");
  const found = await db().$queryRaw<Raw[]>`
    SELECT o.short_name AS name, o.info_missing AS "infoMissing", count(*) OVER ()::int AS total
    FROM organization o WHERE ${where} ORDER BY o.path LIMIT ${most}`;
  const laggards = found.map(({ name, infoMissing }) =>
    filter.show === "incomplete" ? { name, note: `还缺${missingNames(infoMissing)}` } : { name },
  );
  return { laggards, more: Math.max(0, (found[0]?.total ?? 0) - laggards.length) };
}
