// 管理员的读取：本级有谁，直属下级有谁、哪些还没有（ADM-01、ADM-09）。
import type { Post } from "#generated/enums";
import type { Scope, SelfScope } from "#lib/auth/scope";
import { db } from "#lib/db";
import { LIST_PAGE } from "#lib/organizations/schema";

export type Administrator = { personId: string; name: string; post: Post | null; grantedAt: Date; activated: boolean };
export type BelowDesk = { id: string; shortName: string; names: string[] };

/** Who administers an organization that the caller may look into, in the order of their seats. */
export const listSeated = (organizationId: string): Promise<Administrator[]> =>
  db().$queryRaw`
    SELECT p.id AS "personId", p.name, a.granted_at AS "grantedAt", u.state = 'ACTIVE' AS activated,
      (SELECT c.post FROM cadre_post c WHERE c.person_id = p.id AND c.organization_id = a.organization_id AND c.status = 'ACTIVE' LIMIT 1) AS post
    FROM org_admin a JOIN person p ON p.id = a.person_id JOIN account u ON u.person_id = p.id
    WHERE a.organization_id = ${organizationId}::uuid AND a.status = 'ACTIVE' ORDER BY a.seat`;

const listBelow = (organizationId: string, page: number): Promise<BelowDesk[]> =>
  db().$queryRaw`
    SELECT o.id, o.short_name AS "shortName",
      coalesce((SELECT array_agg(p.name ORDER BY a.seat) FROM org_admin a JOIN person p ON p.id = a.person_id
                WHERE a.organization_id = o.id AND a.status = 'ACTIVE'), '{}') AS names
    FROM organization o WHERE o.parent_id = ${organizationId}::uuid AND o.status <> 'DELETED'
      AND o.category NOT IN ('PENDING_TRANSFER_BRANCH', 'SPECIAL_UNIT_LIBRARY')
    ORDER BY o.sort_order, o.path LIMIT ${LIST_PAGE + 1} OFFSET ${(page - 1) * LIST_PAGE}`;

export type Candidate = { personId: string; name: string; post: Post; activated: boolean };

/** Cadres of an organization within reach who do not administer it yet. */
export const listCandidates = (scope: Scope, organizationId: string): Promise<Candidate[]> =>
  db().$queryRaw`
    SELECT p.id AS "personId", p.name, c.post, u.state = 'ACTIVE' AS activated
    FROM cadre_post c JOIN person p ON p.id = c.person_id JOIN account u ON u.person_id = p.id
    WHERE c.organization_id = ${organizationId}::uuid AND c.status = 'ACTIVE'
      AND c.organization_path >= ${scope.path} AND c.organization_path < ${scope.end}
      AND NOT EXISTS (SELECT 1 FROM org_admin a WHERE a.organization_id = c.organization_id AND a.person_id = p.id AND a.status = 'ACTIVE')
    ORDER BY c.post, p.name_pinyin, p.id LIMIT 100`;

/** The organization of this desk, if the person administers it and its information is not complete (NAV-08). */
export async function findUnfinished(
  self: SelfScope,
  organizationId: string | null,
): Promise<{ shortName: string; missing: string[] } | null> {
  if (!organizationId) return null;
  const [found] = await db().$queryRaw<{ shortName: string; missing: string[] }[]>`
    SELECT o.short_name AS "shortName", o.info_missing AS missing FROM organization o
    JOIN org_admin a ON a.organization_id = o.id AND a.person_id = ${self.personId}::uuid AND a.status = 'ACTIVE'
    WHERE o.id = ${organizationId}::uuid AND o.status <> 'DELETED' AND cardinality(o.info_missing) > 0`;
  return found ?? null;
}

/** Who administers the organizations directly below, page by page. */
export async function listBelowDesks({ organizationId }: Scope, page = 1): Promise<{ below: BelowDesk[]; more: boolean }> {
  const below = await listBelow(organizationId, page);
  return { below: below.slice(0, LIST_PAGE), more: below.length > LIST_PAGE };
}
