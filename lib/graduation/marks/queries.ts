// 毕业标记的读取：这张桌子能不能标、还有哪些团支部没有标（GRAD-02、GRAD-07）。
import type { Actor } from "#lib/auth/actor";
import type { Scope } from "#lib/auth/scope";
import { db, Prisma, startingWith } from "#lib/db";
import { type MarkScope, offersMarks } from "#lib/graduation/policy";
import type { BranchFilter } from "#lib/graduation/schema";
import { readSettings } from "#lib/settings/settings";

/** How branches are marked from this desk: how far down, and whether a mark may be changed. */
export type Marking = { scope: MarkScope; editable: boolean };

/** Null where there is no such button (GRAD-02). */
export async function getMarking(actor: Actor): Promise<Marking | null> {
  if (!offersMarks(actor)) return null;
  const settings = await readSettings(actor.organization?.path ?? null);
  return { scope: settings["grad.markScope"], editable: settings["grad.markEditable"] };
}

export type Unmarked = { id: string; shortName: string; parentName: string; members: number; direct: boolean };
export const UNMARKED_PAGE = 50;

const unmarked = (scope: Scope, { at, q }: BranchFilter): Prisma.Sql => Prisma.sql`
  FROM organization o JOIN organization p ON p.id = o.parent_id
  WHERE o.path >= ${scope.path} AND o.path < ${scope.end} AND o.status <> 'DELETED' AND o.category = 'BRANCH' AND o.school_field
    AND o.graduation_month IS NULL AND o.graduation_reason IS NULL
    AND (${at ?? null}::uuid IS NULL OR o.path LIKE (SELECT a.path || '%' FROM organization a WHERE a.id = ${at ?? null}::uuid))
    AND (${q} = '' OR position(${q} in o.short_name) > 0 OR o.name_initials LIKE ${startingWith(q.toLowerCase())})`;

/** School branches below that nobody has marked, one page of them, and how many there are (GRAD-07). */
export async function listUnmarked(scope: Scope, filter: BranchFilter): Promise<{ rows: Unmarked[]; total: number }> {
  const from = unmarked(scope, filter);
  const [rows, [counted]] = await Promise.all([
    db().$queryRaw<Unmarked[]>`
      SELECT o.id, o.short_name AS "shortName", p.short_name AS "parentName", p.id = ${scope.organizationId}::uuid AS direct,
        (SELECT count(*)::int FROM membership m WHERE m.branch_id = o.id AND m.status = 'ACTIVE') AS members
      ${from} ORDER BY o.path LIMIT ${UNMARKED_PAGE} OFFSET ${(filter.page - 1) * UNMARKED_PAGE}`,
    db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n ${from}`,
  ]);
  return { rows, total: counted?.n ?? 0 };
}
