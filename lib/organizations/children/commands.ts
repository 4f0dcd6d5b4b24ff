// 建立下级组织：一个或一批，名称、路径、沿用的属性与计数一次写好。
import type { OrgCategory } from "#generated/enums";
import { type Change, record, type Recorder } from "#lib/audit/record";
import type { Actor, OrganizationFacts } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { ancestorPaths, nextChild, segment } from "#lib/auth/reach";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import type { Delta } from "#lib/counters/rules";
import { newId } from "#lib/crypto/ids";
import { dayOf } from "#lib/dates";
import { insertMany, type Tx, transaction } from "#lib/db";
import { isSchoolField } from "#lib/options/industries";
import { organizationDeltas } from "#lib/organizations/counting/rules";
import { refreshHollow } from "#lib/organizations/hollow/commands";
import { informationGaps } from "#lib/organizations/information/rules";
import { canonicalName, inStyle, isFitFullName, isFitName, type NameStyle, proposeFullName } from "#lib/organizations/naming/rules";
import { hasPurpose, isBranchLike, isCommitteeLike, isCountedBranch, isStaffed, mayCreateBelow } from "#lib/organizations/rules";
import { spellText } from "#lib/pinyin";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

/** A child as it is asked for. Without full name the proposal is taken (ORG-08). */
export type NewChild = {
  category: OrgCategory;
  shortName: string;
  fullName?: string | undefined;
  industryCategory?: string | null | undefined;
  phone?: string | null | undefined;
  email?: string | null | undefined;
  youthCount?: number | null | undefined;
  recommendedPartyCount?: number | null | undefined;
  purpose?: string | null | undefined;
  validUntil?: string | null | undefined;
};

export type Parent = OrganizationFacts & {
  childSequence: number;
  industryCategory: string | null;
  externalSystem: boolean;
  isTownship: boolean;
  ancestors: { shortName: string; category: OrgCategory }[];
};

/** Loads and locks an organization below which others are made. */
export async function lockParent(tx: Tx, id: string): Promise<Parent> {
  await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ${id}::uuid FOR UPDATE`;
  const parent = await tx.organization.findFirst({ where: { id, status: { not: "DELETED" } } });
  if (!parent) refuse("E-GEN-08");
  const ancestors = await tx.organization.findMany({
    where: { path: { in: [...ancestorPaths(parent.path), parent.path] } },
    orderBy: { level: "asc" },
    select: { shortName: true, category: true },
  });
  return { ...parent, ancestors };
}

/** Whether the parent's level and form make the child a township's organization (4.4). */
const isTownshipBelow = (parent: Parent, shortName: string): boolean =>
  parent.isTownship || (parent.category === "LEADING_BODY" && /[乡镇]|街道/.test(shortName));

/** How an organization is called, in every form it is looked up by. */
export function nameColumns(shortName: string, fullName: string) {
  const spelling = spellText(shortName);
  return { short_name: shortName, full_name: fullName, name_pinyin: spelling.full, name_initials: spelling.initials };
}

/** What the creator may already fill in. */
const givenColumns = (child: NewChild, industry: string | null) => ({
  industry_category: industry,
  school_field: isSchoolField(industry),
  phone: child.phone ?? null,
  email: child.email ?? null,
  youth_count: child.youthCount ?? null,
  recommended_party_count: child.recommendedPartyCount ?? null,
  purpose: child.purpose ?? null,
  valid_until: child.validUntil ?? null,
});

/** What a child has of its parent. */
const inheritedColumns = (parent: Parent, shortName: string) => ({
  parent_id: parent.id,
  level: parent.level + 1,
  external_system: parent.externalSystem,
  province_code: parent.provinceCode,
  is_township: isTownshipBelow(parent, shortName),
});

/** State of an organization on the day of its making. */
const freshColumns = (category: OrgCategory, values: Record<string, unknown>) => ({
  status: "CREATED",
  info_complete: !isStaffed(category),
  info_missing: informationGaps({ category, values, secretary: null }),
  child_sequence: 0,
  founded_at: dayOf(now()),
  is_youth_home: false,
  signed_in: false,
  small: isCountedBranch(category),
  hollow: isCommitteeLike(category),
  version: 1,
  created_at: now(),
  updated_at: now(),
});

/** A child's names as they are stored: corrected by hand, or proposed in the style that holds there (ORG-08). */
function namesOf(child: NewChild, parent: Parent, style: NameStyle) {
  const shortName = canonicalName(child.shortName);
  const proposal = inStyle(style, child.category, proposeFullName(shortName, child.category, parent.ancestors));
  return { shortName, fullName: canonicalName(child.fullName || proposal) };
}

type Named = NewChild & { fullName: string };

/** The database row of a named child; `place` counts the children of this parent. */
function childRow(parent: Parent, child: Named, place: number) {
  const { category, phone, email, shortName, fullName } = child;
  const industryCategory = child.industryCategory ?? parent.industryCategory;
  return {
    id: newId(),
    path: parent.path + segment(place),
    category,
    sort_order: place,
    ...nameColumns(shortName, fullName),
    ...givenColumns(child, industryCategory),
    ...inheritedColumns(parent, shortName),
    ...freshColumns(category, { category, shortName, fullName, industryCategory, phone, email }),
  };
}
type ChildRow = ReturnType<typeof childRow>;

const measuresOf = ({ path, category, small, hollow }: ChildRow): Delta[] =>
  organizationDeltas({ path, category, infoComplete: false, signedIn: false, small, hollow }, 1);

/** Refuses names that are taken: among siblings (ORG-09, E-ORG-03), or as a full name anywhere (E-ORG-08). */
async function refuseTakenNames(tx: Tx, parent: Parent, rows: readonly ChildRow[]): Promise<void> {
  const sibling = await tx.organization.findFirst({
    where: { parentId: parent.id, shortName: { in: rows.map((r) => r.short_name) }, status: { not: "DELETED" } },
  });
  if (sibling) refuse("E-ORG-03", {}, "shortName");
  const namesake = await tx.organization.findFirst({
    where: { fullName: { in: rows.map((r) => r.full_name) }, status: { not: "DELETED" } },
  });
  if (namesake) refuse("E-ORG-08", { path: namesake.fullName }, "fullName");
}

const created = (row: ChildRow): Change => ({ organizationId: row.id, kind: "CREATED", newValue: row.full_name });

/** Makes children of a locked parent whose rules were checked; returns their ids in order. */
export async function insertChildren(tx: Tx, who: Recorder, parent: Parent, children: readonly NewChild[]): Promise<string[]> {
  const { "org.fullNameStyle": style } = await readSettings(parent.path);
  const named = children.map((child) => ({ ...child, ...namesOf(child, parent, style) }));
  const rows = named.map((child, i) => childRow(parent, child, parent.childSequence + i + 1));
  for (const row of rows) permit(isFitFullName(row.full_name), "fullName");
  await refuseTakenNames(tx, parent, rows);
  await insertMany(tx, "organization", rows);
  await tx.organization.update({ where: { id: parent.id }, data: { childSequence: parent.childSequence + rows.length } });
  await count(tx, rows.flatMap(measuresOf));
  if (rows.some((r) => isBranchLike(r.category) && isStaffed(r.category))) await refreshHollow(tx, [parent.path]);
  const subject = { type: "organization", id: parent.id };
  await record(tx, who, { action: "organization.childrenCreated", subject, changes: rows.map(created) });
  return rows.map((r) => r.id);
}

/** Creates one child (ORG-04). */
export const createOrganization = (actor: Actor, { parentId, ...child }: NewChild & { parentId: string }): Promise<{ id: string }> =>
  transaction(async (tx) => {
    const parent = await lockParent(tx, parentId);
    const operator = actor.role === "OPERATOR";
    permit(may(actor, "createChild:C", nextChild(parent)));
    permit(isFitName(canonicalName(child.shortName), child.category, parent.level + 1), "shortName");
    permit(mayCreateBelow(parent, child.category, operator), "category");
    permit(hasPurpose(child.category, child.purpose), "purpose");
    const [id = ""] = await insertChildren(tx, actor, parent, [child]);
    return { id };
  });
