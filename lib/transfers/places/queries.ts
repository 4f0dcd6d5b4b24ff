// 转接要知道的事实：组织在哪里（乡镇街道、外部系统往下沿用）、人有什么妨碍、本省的专属库、第三级组织。
import type { GraduateMark, OrgCategory } from "#generated/enums";
import { ancestorPaths, SEGMENT } from "#lib/auth/reach";
import { db, Prisma } from "#lib/db";
import { PAPER_TYPE_LABELS } from "#lib/papers/labels";
import type { Place, Traveller } from "#lib/transfers/guidance/rules";

/** An organization with what the forms and papers call it. */
export type Site = Place & { shortName: string; parentId: string | null; deleted: boolean };

const withAbove = (flag: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (SELECT 1 FROM organization a
  WHERE a.path = ANY(ARRAY(SELECT left(o.path, n) FROM generate_series(4, length(o.path), 4) n)) AND ${flag})`;

/** Organizations by their ids; deleted ones, too. */
export async function findSites(ids: readonly string[]): Promise<Map<string, Site>> {
  const rows = await db().$queryRaw<Site[]>`
    SELECT o.id, o.path, o.full_name AS name, o.short_name AS "shortName", o.parent_id AS "parentId", o.category, o.school_field AS "schoolField",
      o.is_youth_home AS "youthHome", o.status = 'DELETED' AS deleted,
      ${withAbove(Prisma.sql`a.is_township`)} AS township, ${withAbove(Prisma.sql`a.external_system`)} AS external
    FROM organization o WHERE o.id = ANY(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

type Raw = {
  personId: string;
  name: string;
  mark: GraduateMark;
  branchId: string;
  uncertified: boolean;
  pending: boolean;
  holdsPost: boolean;
  correction: "DELETION" | "IDENTITY" | null;
};

const BUSY = { DELETION: PAPER_TYPE_LABELS.DELETION, IDENTITY: PAPER_TYPE_LABELS.IDENTITY_CORRECTION } as const;

/** Members among these people with what stands in their way; the caller looks whether all are there. */
export async function listTravellers(personIds: readonly string[]): Promise<Traveller[]> {
  const rows = await db().$queryRaw<Raw[]>`
    SELECT p.id AS "personId", p.name, p.graduate_mark AS mark, m.branch_id AS "branchId",
      p.archive_state NOT IN ('NOT_REQUIRED', 'APPROVED', 'REPLACE_PENDING') AS uncertified,
      EXISTS (SELECT 1 FROM transfer t WHERE t.person_id = p.id AND (t.closed_at IS NULL OR t.appeal = 'WAITING')) AS pending,
      EXISTS (SELECT 1 FROM cadre_post c WHERE c.person_id = p.id AND c.organization_id = m.branch_id AND c.status = 'ACTIVE') AS "holdsPost",
      (SELECT c.kind FROM correction c WHERE c.person_id = p.id AND c.closed_at IS NULL ORDER BY c.created_at LIMIT 1) AS correction
    FROM person p JOIN membership m ON m.person_id = p.id AND m.status = 'ACTIVE'
    WHERE p.id = ANY(${[...new Set(personIds)]}::uuid[]) AND p.status = 'ACTIVE' ORDER BY p.name_pinyin, p.id`;
  const sites = await findSites(rows.map((r) => r.branchId));
  return rows.flatMap(({ branchId, correction, ...row }) => {
    const branch = sites.get(branchId);
    return branch ? [{ ...row, branch, busyWith: correction && BUSY[correction] }] : [];
  });
}

/** The library of the province that a path lies in (TRF-18). */
export async function findLibrary(path: string): Promise<string | null> {
  const province = await db().organization.findUnique({ where: { path: path.slice(0, 2 * SEGMENT) }, select: { id: true } });
  const library = { parentId: province?.id ?? "", category: "SPECIAL_UNIT_LIBRARY", status: { not: "DELETED" } } as const;
  return province && ((await db().organization.findFirst({ where: library, select: { id: true } }))?.id ?? null);
}

const LISTING: readonly OrgCategory[] = ["LEADING_BODY", "COMMITTEE", "WORK_COMMITTEE"];

/** The city or university committee above a branch that makes the list (C-37), and the province. */
export async function findListing(path: string): Promise<{ listingId: string | null; provinceId: string | null }> {
  const above = ancestorPaths(path).slice(1, 3);
  const found = await db().organization.findMany({ where: { path: { in: above }, status: { not: "DELETED" } } });
  const at = (level: number) => found.find((o) => o.path.length === level * SEGMENT);
  const listing = at(3);
  return { listingId: listing && LISTING.includes(listing.category) ? listing.id : null, provinceId: at(2)?.id ?? null };
}

/** The nearest organization above both sides, and above whoever refused (BEY-17). */
export async function findCommonSuperior(paths: readonly [string, string], refusedBy: string): Promise<string | null> {
  const [one, two] = paths;
  const common = ancestorPaths(one).filter((path) => two.startsWith(path) && path.length < two.length && path.length < refusedBy.length);
  const found = await db().organization.findFirst({
    where: { path: { in: common }, status: { not: "DELETED" } },
    orderBy: { level: "desc" },
    select: { id: true },
  });
  return found?.id ?? null;
}
