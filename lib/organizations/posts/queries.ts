// 任职的读取：哪些组织已有书记，哪些组织有几位团干部。
import type { Organization } from "#generated/client";
import type { Post } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { db, type Tx } from "#lib/db";
import { LIST_PAGE } from "#lib/organizations/schema";

/** Organizations of the list that have an active secretary. */
export async function withSecretary(tx: Tx, organizationIds: readonly string[]): Promise<Set<string>> {
  const posts = await tx.cadrePost.findMany({
    where: { organizationId: { in: [...organizationIds] }, post: "SECRETARY", status: "ACTIVE" },
    select: { organizationId: true },
  });
  return new Set(posts.map((p) => p.organizationId));
}

/** An organization with its active posts; who holds them is told of the own and the directly lower ones (2.3, row 19). */
export type Office = { id: string; fullName: string; posts: number; holders: { id: string; name: string; post: Post }[] | null };

/** Organizations with active posts, at and below one that was found in the scope; the posts add up to its total. */
export async function listOffices(scope: Scope, at: Organization, page = 1): Promise<{ rows: Office[]; more: boolean }> {
  const found = await db().$queryRaw<Office[]>`
    SELECT o.id, o.full_name AS "fullName", count(*)::int AS posts,
      CASE WHEN ${scope.organizationId}::uuid IN (o.id, o.parent_id)
        THEN json_agg(json_build_object('id', p.id, 'name', p.name, 'post', c.post) ORDER BY c.post, c.started_at, c.id) END AS holders
    FROM organization o JOIN cadre_post c ON c.organization_id = o.id AND c.status = 'ACTIVE' JOIN person p ON p.id = c.person_id
    WHERE o.path >= ${at.path} AND o.path < ${`${at.path}{`} AND o.path >= ${scope.path} AND o.path < ${scope.end} AND o.status <> 'DELETED'
    GROUP BY o.id ORDER BY o.path LIMIT ${LIST_PAGE + 1} OFFSET ${(page - 1) * LIST_PAGE}`;
  return { rows: found.slice(0, LIST_PAGE), more: found.length > LIST_PAGE };
}
