// 团干部列表：一个组织的团干部，连同资料缺什么；直属下级各有几位（CAD-07、CAD-15）。
import type { Organization } from "#generated/client";
import type { Post } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { mayChangePost } from "#lib/cadres/policy";
import { postsOf } from "#lib/organizations/rules";
import { readSettings } from "#lib/settings/settings";
import { cadreGaps, type Office, type Staff } from "#lib/cadres/rules";
import type { CadreFilter } from "#lib/cadres/schema";
import { db, Prisma, startingWith } from "#lib/db";
import { canonicalMobile, isMobile, maskMobile } from "#lib/members/identity/rules";
import { mobileIndex } from "#lib/crypto/blind";
import { openContacts } from "#lib/members/record/queries";
import { findOrganization } from "#lib/organizations/queries";
import { LIST_PAGE } from "#lib/organizations/schema";

export type CadreRow = Office & {
  personId: string;
  name: string;
  mobileMasked: string | null;
  isAdmin: boolean;
  activated: boolean;
  needsConfirm: boolean;
  /** Path of the branch whose member they are; the record is looked after there. */
  branchPath: string | null;
  /** What is missing, of the person and of the post. */
  gaps: string[];
};

/** An organization whose cadres may be seen from this desk: the own or one directly below; the operator sees all (2.3, row 19). */
export async function findCadrePlace(scope: Scope, at: string | undefined): Promise<(Organization & { isOwn: boolean }) | null> {
  const found = await findOrganization(scope, at ?? scope.organizationId);
  if (!found) return null;
  const isOwn = found.id === scope.organizationId;
  return isOwn || found.parentId === scope.organizationId || scope.role === "OPERATOR" ? { ...found, isOwn } : null;
}

const branchLike = Prisma.sql`o.category IN ('BRANCH', 'GRADUATE_ORG', 'FLOATING_BRANCH', 'SOCIETY_LINK_TEMP_BRANCH',
  'DELAYED_GRADUATION_ORG', 'OVERSEAS_STUDY_BRANCH', 'TEMP_BRANCH')`;

/** Whether a cadre's data is whole: of the person what does not belong to a post, and of this post what is told of it. */
const whole = Prisma.sql`(p.missing <@ ARRAY['isCadre', 'post', 'postSince', 'postMode', 'cadreNature', 'isPeerPartyCommitteeMember', 'dutyStatus']::text[]
  AND c.since IS NOT NULL AND c.mode IS NOT NULL AND c.nature IS NOT NULL AND c.is_peer_party_committee_member IS NOT NULL
  AND (c.duty_status IS NOT NULL OR ${branchLike}))`;

const isAdmin = Prisma.sql`EXISTS (SELECT 1 FROM org_admin a WHERE a.organization_id = c.organization_id AND a.person_id = p.id AND a.status = 'ACTIVE')`;

const SHOWN: Readonly<Record<CadreFilter["show"], Prisma.Sql>> = {
  all: Prisma.sql`true`,
  incomplete: Prisma.sql`NOT ${whole}`,
  admins: isAdmin,
  unconfirmed: Prisma.sql`c.needs_confirm`,
};

function matches(typed: string): Prisma.Sql {
  const mobile = canonicalMobile(typed);
  if (isMobile(mobile)) return Prisma.sql`p.mobile_index = ${new Uint8Array(mobileIndex(mobile))}`;
  const letters = startingWith(typed.toLowerCase());
  return Prisma.sql`(p.name LIKE ${startingWith(typed)} OR p.name_initials LIKE ${letters} OR p.name_pinyin LIKE ${letters})`;
}

const FROM = Prisma.sql`
  FROM cadre_post c JOIN person p ON p.id = c.person_id JOIN account u ON u.person_id = p.id JOIN organization o ON o.id = c.organization_id`;

function conditionsOf(at: Organization, scope: Scope, { q, show, post }: CadreFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`c.organization_id = ${at.id}::uuid AND c.status = 'ACTIVE'`,
    Prisma.sql`c.organization_path >= ${scope.path} AND c.organization_path < ${scope.end}`,
    SHOWN[show],
    ...(q ? [matches(q)] : []),
    ...(post ? [Prisma.sql`c.post::text = ${post}`] : []),
  ];
  return Prisma.join(conditions, " AND ");
}

type Raw = Omit<CadreRow, "mobileMasked" | "gaps"> & { contacts: Uint8Array; missing: string[] };

function present({ contacts, missing, ...row }: Raw, { category }: Organization): CadreRow {
  const { mobile } = openContacts({ id: row.personId, contacts: new Uint8Array(contacts) });
  return { ...row, mobileMasked: mobile ? maskMobile(mobile) : null, gaps: cadreGaps(missing, row, category) };
}

/** Cadres of an organization that was found for this desk, in the order of their posts. */
export async function listCadres(scope: Scope, at: Organization, filter: CadreFilter): Promise<{ rows: CadreRow[]; more: boolean }> {
  const found = await db().$queryRaw<Raw[]>`
    SELECT p.id AS "personId", p.name, p.contacts, p.missing, c.post, c.since, c.mode, c.nature,
      c.is_peer_party_committee_member AS "isPeerPartyCommitteeMember", c.duty_status AS "dutyStatus", c.needs_confirm AS "needsConfirm",
      ${isAdmin} AS "isAdmin", u.state = 'ACTIVE' AS activated,
      (SELECT m.branch_path FROM membership m WHERE m.person_id = p.id AND m.status = 'ACTIVE') AS "branchPath"
    ${FROM} WHERE ${conditionsOf(at, scope, filter)} ORDER BY c.post, p.name_pinyin, p.id
    LIMIT ${LIST_PAGE + 1} OFFSET ${(filter.page - 1) * LIST_PAGE}`;
  return { rows: found.slice(0, LIST_PAGE).map((raw) => present(raw, at)), more: found.length > LIST_PAGE };
}

export type CadreFigures = Staff & { unconfirmed: number; natures: { nature: string | null; n: number }[] };

/** How many cadres an organization has, how many of them lack something, and of which nature they are. */
export async function countCadres({ id }: { id: string }): Promise<CadreFigures> {
  const natures = await db().$queryRaw<(Staff & { unconfirmed: number; nature: string | null })[]>`
    SELECT c.nature, count(*)::int AS cadres, count(*) FILTER (WHERE NOT ${whole})::int AS incomplete,
      count(*) FILTER (WHERE c.needs_confirm)::int AS unconfirmed
    ${FROM} WHERE c.organization_id = ${id}::uuid AND c.status = 'ACTIVE' GROUP BY c.nature ORDER BY c.nature`;
  const sum = (key: "cadres" | "incomplete" | "unconfirmed"): number => natures.reduce((n, row) => n + row[key], 0);
  return {
    cadres: sum("cadres"),
    incomplete: sum("incomplete"),
    unconfirmed: sum("unconfirmed"),
    natures: natures.map(({ nature, cadres: n }) => ({ nature, n })),
  };
}

export type BelowStaff = Staff & { id: string; shortName: string; category: Organization["category"] };

/** Organizations directly below with the numbers of their cadres, page by page. */
export async function listBelowStaff({ organizationId }: Scope, page = 1): Promise<{ rows: BelowStaff[]; more: boolean }> {
  const found = await db().$queryRaw<BelowStaff[]>`
    SELECT o.id, o.short_name AS "shortName", o.category, count(c.id)::int AS cadres,
      count(c.id) FILTER (WHERE NOT ${whole})::int AS incomplete
    FROM organization o LEFT JOIN cadre_post c ON c.organization_id = o.id AND c.status = 'ACTIVE' LEFT JOIN person p ON p.id = c.person_id
    WHERE o.parent_id = ${organizationId}::uuid AND o.status <> 'DELETED' AND o.category NOT IN ('PENDING_TRANSFER_BRANCH', 'SPECIAL_UNIT_LIBRARY')
    GROUP BY o.id ORDER BY o.sort_order, o.path LIMIT ${LIST_PAGE + 1} OFFSET ${(page - 1) * LIST_PAGE}`;
  return { rows: found.slice(0, LIST_PAGE), more: found.length > LIST_PAGE };
}

export type PostRecord = {
  id: string;
  kind: string;
  at: Date;
  by: string;
  name: string;
  personId: string;
  before: string | null;
  after: string | null;
};

/** 团干部职务变更记录: the latest first (CAD-09). */
export async function listPostRecords(scope: Scope, at: Organization, page: number): Promise<{ rows: PostRecord[]; more: boolean }> {
  const found = await db().$queryRaw<PostRecord[]>`
    SELECT r.id::text AS id, r.kind, e.at, e.actor_name AS by, p.name, p.id AS "personId", r.old_value AS before, r.new_value AS after
    FROM change_record r JOIN audit_event e ON e.id = r.audit_id JOIN person p ON p.id = r.person_id JOIN organization o ON o.id = r.organization_id
    WHERE r.organization_id = ${at.id}::uuid AND r.kind IN ('POST_STARTED', 'POST_CHANGED', 'POST_ENDED')
      AND o.path >= ${scope.path} AND o.path < ${scope.end}
    ORDER BY r.id DESC LIMIT ${LIST_PAGE + 1} OFFSET ${(page - 1) * LIST_PAGE}`;
  return { rows: found.slice(0, LIST_PAGE), more: found.length > LIST_PAGE };
}

/** Members of the own branch who hold no post there yet (CAD-05). */
export const listAppointable = (scope: Scope): Promise<{ personId: string; name: string }[]> =>
  db().$queryRaw`
    SELECT p.id AS "personId", p.name FROM membership m JOIN person p ON p.id = m.person_id
    WHERE m.branch_id = ${scope.organizationId}::uuid AND m.status = 'ACTIVE'
      AND NOT EXISTS (SELECT 1 FROM cadre_post c WHERE c.person_id = p.id AND c.organization_id = m.branch_id AND c.status = 'ACTIVE')
    ORDER BY m.name_key LIMIT 500`;

export type DialogPlace = {
  id: string;
  shortName: string;
  category: Organization["category"];
  posts: Post[];
  today: string;
  /** Who is secretary now, so that a change says in whose place somebody comes (CAD-12). */
  secretary: string | null;
  mayTouchSecretary: boolean;
};

/** What dialogs about cadres of an organization need to know of it. */
export async function getDialogPlace(actor: Actor, place: Organization): Promise<DialogPlace> {
  const { id, shortName, category } = place;
  const { "post.allowStaffInCommittee": staff } = await readSettings(place.path);
  const where = { organizationId: id, post: "SECRETARY", status: "ACTIVE" } as const;
  const sitting = await db().cadrePost.findFirst({ where, include: { person: { select: { name: true } } } });
  return {
    ...{ id, shortName, category },
    posts: postsOf(place, staff),
    today: dayOf(now()),
    secretary: sitting?.person.name ?? null,
    mayTouchSecretary: mayChangePost(actor, place, ["SECRETARY"]).yes,
  };
}

export type CountedStaff = Staff & { id: string; path: string; category: Organization["category"]; administered: boolean };

/** Cadres of organizations that must have some, a page of them in the order of the tree; for the background work. */
export const countStaffs = (after: string, limit: number): Promise<CountedStaff[]> =>
  db().$queryRaw`
    SELECT o.id, o.path, o.category, count(c.id)::int AS cadres, count(c.id) FILTER (WHERE NOT ${whole})::int AS incomplete,
      EXISTS (SELECT 1 FROM org_admin a WHERE a.organization_id = o.id AND a.status = 'ACTIVE') AS administered
    FROM organization o LEFT JOIN cadre_post c ON c.organization_id = o.id AND c.status = 'ACTIVE' LEFT JOIN person p ON p.id = c.person_id
    WHERE o.path > ${after} AND o.status <> 'DELETED' AND o.category IN ('LEADING_BODY', 'COMMITTEE', 'WORK_COMMITTEE', 'GENERAL_BRANCH')
    GROUP BY o.id ORDER BY o.path LIMIT ${limit}`;
