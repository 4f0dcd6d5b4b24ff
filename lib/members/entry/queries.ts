// 录入检查要查的事实：号段、证件号登记在哪里、编号被谁占用、组织有没有书记。
import type { OrgCategory } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { blindIndex } from "#lib/crypto/blind";
import { db } from "#lib/db";
import type { Segment } from "#lib/members/number/rules";
import { COUNTED_BRANCHES } from "#lib/organizations/rules";

export const listSegments = (): Promise<Segment[]> => db().numberSegment.findMany();

/** Where a person is registered. */
export type Registration = {
  personId: string;
  name: string;
  branchId: string | null;
  branchName: string | null;
  inLibrary: boolean;
};

type Found = Registration & { key: string };

/** Registrations of these ID numbers, by number. */
export async function findRegistrations(idNumbers: readonly string[]): Promise<Map<string, Registration>> {
  const keys = new Map(idNumbers.map((id) => [blindIndex("id-number", id).toString("hex"), id]));
  const found = await db().$queryRaw<Found[]>`
    SELECT encode(p.id_index, 'hex') AS key, p.id AS "personId", p.name, m.branch_id AS "branchId",
           o.full_name AS "branchName", coalesce(o.category = 'SPECIAL_UNIT_LIBRARY', false) AS "inLibrary"
    FROM person p LEFT JOIN membership m ON m.person_id = p.id AND m.status = 'ACTIVE'
    LEFT JOIN organization o ON o.id = m.branch_id
    WHERE p.id_index = ANY(SELECT decode(unnest(${[...keys.keys()]}::text[]), 'hex'))`;
  return new Map(found.map(({ key, ...registration }) => [keys.get(key) ?? "", registration]));
}

export type NumberHolder = { number: string; personId: string; name: string; branchName: string | null };

/** Who holds these development numbers, by number. */
export async function findNumberHolders(numbers: readonly string[]): Promise<Map<string, NumberHolder>> {
  const found = await db().$queryRaw<NumberHolder[]>`
    SELECT p.development_no AS number, p.id AS "personId", p.name, o.full_name AS "branchName"
    FROM person p LEFT JOIN membership m ON m.person_id = p.id AND m.status = 'ACTIVE'
    LEFT JOIN organization o ON o.id = m.branch_id
    WHERE p.development_no = ANY(${[...numbers]})`;
  return new Map(found.map((holder) => [holder.number, holder]));
}

export type EntryBranch = {
  id: string;
  shortName: string;
  fullName: string;
  provinceCode: string | null;
  category: OrgCategory;
  level: number;
};

/** Branches into which this desk enters members by hand: itself, or those directly below it (MEM-01, MEM-03). */
export const listEntryBranches = (scope: Scope, own: boolean): Promise<EntryBranch[]> =>
  db().organization.findMany({
    where: {
      ...(own ? { id: scope.organizationId } : { parentId: scope.organizationId, category: { in: COUNTED_BRANCHES } }),
      status: { not: "DELETED" },
    },
    orderBy: [{ sortOrder: "asc" }, { path: "asc" }],
    select: { id: true, shortName: true, fullName: true, provinceCode: true, category: true, level: true },
    take: 1000,
  });
