// 团组织的读取：树、查找、下级列表、一个组织的全貌。
import type { Organization, Paper } from "#generated/client";
import type { MarkReason, OrgCategory } from "#generated/enums";
import { ancestorPaths, isWithin, type Relation, relation } from "#lib/auth/reach";
import type { Scope } from "#lib/auth/scope";
import { isId } from "#lib/crypto/ids";
import { readTotal, readTotals, type Totals } from "#lib/counters/queries";
import { now } from "#lib/clock";
import { db, Prisma, startingWith } from "#lib/db";
import type { OrganizationField } from "#lib/organizations/labels";
import type { NamedAncestor } from "#lib/organizations/naming/rules";
import { BRANCH_LIKE, COUNTED_BRANCHES } from "#lib/organizations/rules";
import { CHILD_PAGE, type ChildFilter, LIST_PAGE } from "#lib/organizations/schema";
import { readSettings } from "#lib/settings/settings";

/** A node of the tree as it is drawn. */
export type TreeNode = { id: string; name: string; initials: string; category: OrgCategory; children: number; path: string };

/** The columns of a node; the organization is `o`. */
export const NODE = Prisma.sql`o.id, o.short_name AS name, o.name_initials AS initials, o.category, o.path,
  (SELECT count(*)::int FROM organization c WHERE c.parent_id = o.id AND c.status <> 'DELETED') AS children`;

/** Direct children of an organization within reach, in their order. */
export const listTreeChildren = async (scope: Scope, parentId: string): Promise<TreeNode[]> => {
  if (!isId(parentId)) return [];
  return db().$queryRaw`
    SELECT ${NODE} FROM organization o JOIN organization p ON p.id = o.parent_id
    WHERE p.id = ${parentId}::uuid AND p.path >= ${scope.path} AND p.path < ${scope.end} AND o.status <> 'DELETED'
    ORDER BY o.sort_order, o.path`;
};

/** The same for the organization that is asked for, or the scope's own: nobody has to look it up before. */
export const listTreeWay = async (scope: Scope, at: string | undefined): Promise<TreeNode[]> => {
  if (!at || !isId(at)) return listTreePath(scope, scope.path);
  return db().$queryRaw`
    SELECT ${NODE} FROM organization a
    JOIN organization o ON o.path = ANY(ARRAY(SELECT left(a.path, n * 4) FROM generate_series(1, length(a.path) / 4) n))
    WHERE a.id = ${at}::uuid AND a.path >= ${scope.path} AND a.path < ${scope.end} AND (o.level > 1 OR o.path >= ${scope.path})
    ORDER BY o.level`;
};

/** The way from the province down to an organization within reach, itself included; those above are only for orientation. */
export async function listTreePath(scope: Scope, path: string): Promise<TreeNode[]> {
  if (!isWithin(path, scope.path)) return [];
  return db().$queryRaw`
    SELECT ${NODE} FROM organization o WHERE o.path = ANY(${[...ancestorPaths(path), path]}) AND (o.level > 1 OR o.path >= ${scope.path})
    ORDER BY o.level`;
}

const SEARCH_LIMIT = 20;

/** Organizations within reach whose name, spelling or initials begin with or contain what was typed. */
export const searchTree = (scope: Scope, typed: string): Promise<(TreeNode & { fullName: string })[]> => {
  const letters = `${typed.toLowerCase().replace(/[^a-z0-9]/g, "")}%`;
  const spelled = letters.length > 1;
  return db().$queryRaw`
    SELECT ${NODE}, o.full_name AS "fullName" FROM organization o
    WHERE o.path >= ${scope.path} AND o.path < ${scope.end} AND o.status <> 'DELETED'
      AND (position(${typed} in o.full_name) > 0
        OR (${spelled} AND (o.name_initials LIKE ${letters} OR o.name_pinyin LIKE ${letters})))
    ORDER BY o.level, o.path LIMIT ${SEARCH_LIMIT}`;
};

export type Choice = { id: string; fullName: string; shortName: string; category: OrgCategory; level: number };

/** What one can register for before any sign-in: any organization as its administrator, a branch as its member. */
const REGISTERING = { all: Prisma.sql`true`, branches: Prisma.sql`o.category::text = ANY(${COUNTED_BRANCHES})` };

/** Organizations that take administrators, or the branches among them, by words of their full name. */
export const searchForRegistration = (typed: string, kind: keyof typeof REGISTERING = "all"): Promise<Choice[]> =>
  db().$queryRaw`
    SELECT o.id, o.full_name AS "fullName", o.short_name AS "shortName", o.category, o.level FROM organization o
    WHERE o.status <> 'DELETED' AND o.category NOT IN ('PENDING_TRANSFER_BRANCH', 'SPECIAL_UNIT_LIBRARY') AND ${REGISTERING[kind]}
      AND (position(${typed} in o.full_name) > 0 OR o.name_initials = ${typed.toLowerCase()} OR o.name_pinyin = ${typed.toLowerCase()})
    ORDER BY length(o.full_name), o.path LIMIT 10`;

export type ChildRow = {
  id: string;
  path: string;
  level: number;
  shortName: string;
  fullName: string;
  category: OrgCategory;
  relation: Relation;
  createdAt: Date;
  phone: string | null;
  infoComplete: boolean;
  infoMissing: string[];
  signedIn: boolean;
  small: boolean;
  graduationMonth: string | null;
  graduationReason: MarkReason | null;
  graduationNote: string | null;
  schoolField: boolean;
  administrators: { id: string; name: string }[];
  /** No further administrator may register (ADM-01). */
  full: boolean;
  secretary: { id: string; name: string } | null;
  code: { state: string; expiresAt: Date; usedAt: Date | null; usedBy: string | null } | null;
  children: number;
  totals: Totals;
};

/** What the numbers of completeness and signing-in count; holding branches and libraries have neither. */
const SHOWN: Readonly<Record<Exclude<ChildFilter["show"], "all">, Prisma.Sql>> = {
  complete: Prisma.sql`o.info_complete`,
  incomplete: Prisma.sql`NOT o.info_complete`,
  silent: Prisma.sql`NOT o.signed_in`,
};

/** What of the children a filter lets through. */
export const conditionsOf = (scope: Scope, at: Organization, filter: ChildFilter): Prisma.Sql[] => [
  filter.deep ? Prisma.sql`o.path > ${at.path} AND o.path < ${`${at.path}{`}` : Prisma.sql`o.parent_id = ${at.id}::uuid`,
  Prisma.sql`o.path >= ${scope.path} AND o.path < ${scope.end} AND o.status <> 'DELETED'`,
  ...(filter.q
    ? [
        Prisma.sql`(position(${filter.q} in o.short_name) > 0 OR o.name_initials LIKE ${startingWith(filter.q.toLowerCase())} OR o.name_pinyin LIKE ${startingWith(filter.q.toLowerCase())})`,
      ]
    : []),
  ...(filter.category ? [Prisma.sql`o.category = ${filter.category}::"OrgCategory"`] : []),
  ...(filter.show === "all" ? [] : [SHOWN[filter.show], Prisma.sql`o.category NOT IN ('PENDING_TRANSFER_BRANCH', 'SPECIAL_UNIT_LIBRARY')`]),
];

type RawChild = Omit<ChildRow, "relation" | "totals" | "full">;

const CHILD = Prisma.sql`o.id, o.path, o.level, o.short_name AS "shortName", o.full_name AS "fullName", o.category,
  o.created_at AS "createdAt", o.phone, o.info_complete AS "infoComplete", o.info_missing AS "infoMissing",
  o.signed_in AS "signedIn", o.small, o.graduation_month AS "graduationMonth", o.graduation_reason AS "graduationReason",
  o.graduation_note AS "graduationNote", o.school_field AS "schoolField",
  (SELECT count(*)::int FROM organization c WHERE c.parent_id = o.id AND c.status <> 'DELETED') AS children,
  coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY a.seat) FROM org_admin a
            JOIN person p ON p.id = a.person_id WHERE a.organization_id = o.id AND a.status = 'ACTIVE'), '[]') AS administrators,
  (SELECT json_build_object('id', p.id, 'name', p.name) FROM cadre_post s JOIN person p ON p.id = s.person_id
   WHERE s.organization_id = o.id AND s.post = 'SECRETARY' AND s.status = 'ACTIVE') AS secretary`;

/** The latest registration code of an organization and what became of it. */
const latestCode = (at: Date): Prisma.Sql => Prisma.sql`
  (SELECT json_build_object('state', CASE WHEN r.state = 'ISSUED' AND r.expires_at <= ${at} THEN 'EXPIRED' ELSE r.state::text END,
            'expiresAt', r.expires_at, 'usedAt', r.used_at, 'usedBy', p.name)
   FROM admin_registration_code r LEFT JOIN person p ON p.id = r.used_by_id
   WHERE r.organization_id = o.id ORDER BY r.created_at DESC, r.id DESC LIMIT 1) AS code`;

/** One page of an organization's children, or of everything below it. Numbers come from the counters. */
export async function listChildren(scope: Scope, at: Organization, filter: ChildFilter): Promise<{ rows: ChildRow[]; more: boolean }> {
  const where = Prisma.join(conditionsOf(scope, at, filter), " AND ");
  const order = filter.deep ? Prisma.sql`o.path` : Prisma.sql`o.sort_order, o.path`;
  const found = await db().$queryRaw<RawChild[]>`
    SELECT ${CHILD}, ${latestCode(now())} FROM organization o WHERE ${where}
    ORDER BY ${order} LIMIT ${CHILD_PAGE + 1} OFFSET ${(filter.page - 1) * CHILD_PAGE}`;
  const page = found.slice(0, CHILD_PAGE);
  const [totals, settings] = await Promise.all([readTotals(db(), page), readSettings(at.path)]);
  const rows = page.map((row) => ({
    ...row,
    full: row.administrators.length >= settings["admin.maxPerOrg"],
    code: revive(row.code),
    relation: relation(scope.path, row.path),
    totals: totals.get(row.id) as Totals,
  }));
  return { rows, more: found.length > CHILD_PAGE };
}

/** One organization as the child list shows it. */
export async function getChild(scope: Scope, organization: Organization): Promise<ChildRow | null> {
  const [found] = await db().$queryRaw<RawChild[]>`
    SELECT ${CHILD}, ${latestCode(now())} FROM organization o
    WHERE o.id = ${organization.id}::uuid AND o.path >= ${scope.path} AND o.path < ${scope.end}`;
  if (!found) return null;
  const [totals, settings] = await Promise.all([readTotal(db(), found), readSettings(found.path)]);
  const full = found.administrators.length >= settings["admin.maxPerOrg"];
  return { ...found, full, code: revive(found.code), relation: relation(scope.path, found.path), totals };
}

/** Times inside JSON come as text. */
const revive = (code: RawChild["code"]): RawChild["code"] =>
  code && { ...code, expiresAt: new Date(code.expiresAt), usedAt: code.usedAt ? new Date(code.usedAt) : null };

/** An organization within reach; null when there is none to see. */
export const findOrganization = async (scope: Scope, id: string): Promise<Organization | null> =>
  isId(id) ? db().organization.findFirst({ where: { id, status: { not: "DELETED" }, path: { gte: scope.path, lt: scope.end } } }) : null;

/** Names of everything above an organization, the province first, for breadcrumbs and the member's page. */
export const listAbove = (path: string): Promise<{ id: string; shortName: string; path: string }[]> =>
  db().organization.findMany({
    where: { path: { in: ancestorPaths(path) }, level: { gt: 1 } },
    orderBy: { level: "asc" },
    select: { id: true, shortName: true, path: true },
  });

/** Short names and categories from the root down to an organization, itself included, for proposing full names below it. */
export const listNamedAncestors = (path: string): Promise<NamedAncestor[]> =>
  db().organization.findMany({
    where: { path: { in: [...ancestorPaths(path), path] } },
    orderBy: { level: "asc" },
    select: { shortName: true, category: true },
  });

/** The paper of a change of the organization's information that waits for a decision. */
export const findPendingChange = (organizationId: string): Promise<Paper | null> =>
  db().paper.findFirst({ where: { originId: organizationId, type: "INFO_CHANGE", state: "OPEN" } });

/** What the frame of 管理中心 says of the own organization: what decides its menu, and what its information lacks. */
export type Frame = { hasDirectBranches: boolean; ownsNumberSegment: boolean; gaps: OrganizationField[] };

export async function readFrame({ organizationId }: Scope): Promise<Frame> {
  const [frame] = await db().$queryRaw<Frame[]>`
    SELECT EXISTS (SELECT 1 FROM organization WHERE parent_id = o.id AND status <> 'DELETED'
        AND category::text = ANY(${BRANCH_LIKE}::text[])) AS "hasDirectBranches",
      EXISTS (SELECT 1 FROM number_segment WHERE owner_id = o.id) AS "ownsNumberSegment", o.info_missing AS gaps
    FROM organization o WHERE o.id = ${organizationId}::uuid`;
  return frame ?? { hasDirectBranches: false, ownsNumberSegment: false, gaps: [] };
}

/** Totals of an organization that was found in the scope, itself and everything below. */
export const readOrganizationTotals = ({ id, path }: Pick<Organization, "id" | "path">): Promise<Totals> => readTotal(db(), { id, path });

export const readOwnTotals = (scope: Scope): Promise<Totals> => readTotal(db(), { id: scope.organizationId, path: scope.path });

export type Lacking = { id: string; shortName: string; fullName: string; members: number; parentName: string };

/** Branches with too few members (ORG-26), or committees without a branch (ORG-25), in the scope. */
export async function listLacking(scope: Scope, kind: "small" | "hollow", page = 1): Promise<{ rows: Lacking[]; more: boolean }> {
  const flag = kind === "small" ? Prisma.sql`o.small` : Prisma.sql`o.hollow`;
  const found = await db().$queryRaw<(Lacking & { path: string })[]>`
    SELECT o.id, o.path, o.short_name AS "shortName", o.full_name AS "fullName", p.short_name AS "parentName"
    FROM organization o LEFT JOIN organization p ON p.id = o.parent_id
    WHERE o.path >= ${scope.path} AND o.path < ${scope.end} AND o.status <> 'DELETED' AND ${flag} ORDER BY o.path
    LIMIT ${LIST_PAGE + 1} OFFSET ${(page - 1) * LIST_PAGE}`;
  const here = found.slice(0, LIST_PAGE);
  const totals = await readTotals(db(), here);
  const rows = here.map(({ path: _, ...row }) => ({ ...row, members: totals.get(row.id)?.members ?? 0 }));
  return { rows, more: found.length > LIST_PAGE };
}
