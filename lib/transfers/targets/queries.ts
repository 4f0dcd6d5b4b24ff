// 选转入组织：全国的组织，按名字找，或从树上往下走；只有名字（4.6 toOrgId）。
import type { OrgCategory } from "#generated/enums";
import { db, Prisma } from "#lib/db";
import { isBranchLike, isCommitteeLike } from "#lib/organizations/rules";
import type { TargetFilter } from "#lib/transfers/schema";

export type Target = {
  id: string;
  shortName: string;
  fullName: string;
  category: OrgCategory;
  /** Organizations below it. */
  children: number;
  /** Whether members can be sent there. */
  takes: boolean;
  /** Of 北京, 广东, 福建; a branch must be chosen there. */
  external: boolean;
};

const LIMIT = 20;
const CHILDREN = 500;

/** Neither holding branches, nor the library, nor the branch for studies abroad are chosen by hand. */
const takes = ({ category, external }: Pick<Target, "category" | "external">): boolean =>
  !["PENDING_TRANSFER_BRANCH", "SPECIAL_UNIT_LIBRARY", "OVERSEAS_STUDY_BRANCH"].includes(category) &&
  (isBranchLike(category) || (isCommitteeLike(category) && !external));

const COLUMNS = Prisma.sql`o.id, o.short_name AS "shortName", o.full_name AS "fullName", o.category,
  (SELECT count(*)::int FROM organization c WHERE c.parent_id = o.id AND c.status <> 'DELETED') AS children,
  EXISTS (SELECT 1 FROM organization a WHERE a.path = left(o.path, 8) AND a.external_system) AS external`;

const byName = (typed: string): Prisma.Sql => {
  const letters = `${typed.toLowerCase().replace(/[^a-z0-9]/g, "")}%`;
  const spelled = letters.length > 2;
  return Prisma.sql`position(${typed} in o.full_name) > 0 OR (${spelled} AND (o.name_initials LIKE ${letters} OR o.name_pinyin LIKE ${letters}))`;
};

/** Organizations of the country by words of their full name or its spelling; without words the children of one, or of the root. */
export async function listTargets({ q, at }: TargetFilter): Promise<Target[]> {
  const below = at ? Prisma.sql`o.parent_id = ${at}::uuid` : Prisma.sql`o.level = 2`;
  const rows = q
    ? await db().$queryRaw<Omit<Target, "takes">[]>`
        SELECT ${COLUMNS} FROM organization o WHERE o.status <> 'DELETED' AND (${byName(q)}) ORDER BY length(o.full_name), o.path LIMIT ${LIMIT}`
    : await db().$queryRaw<Omit<Target, "takes">[]>`
        SELECT ${COLUMNS} FROM organization o WHERE o.status <> 'DELETED' AND ${below} ORDER BY o.sort_order, o.path LIMIT ${CHILDREN}`;
  return rows.map((row) => ({ ...row, takes: takes(row) }));
}
