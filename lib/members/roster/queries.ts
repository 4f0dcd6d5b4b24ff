// 团员列表：一个组织连同下级的团员，筛选、排序、准确的总数。
import type { ArchiveState, GraduateMark, Post, RealNameCheck } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { readJoined, readTotal, type Totals } from "#lib/counters/queries";
import { blindIndex, mobileIndex } from "#lib/crypto/blind";
import { now } from "#lib/clock";
import { dayFromDb, dayOf, type Day } from "#lib/dates";
import { db, Prisma, startingWith } from "#lib/db";
import { canonicalId, canonicalMobile, isMobile, maskId, maskMobile } from "#lib/members/identity/rules";
import { openContacts, openIdNumber } from "#lib/members/record/queries";
import type { RosterFilter } from "#lib/members/schema";

export const ROSTER_PAGE = 20;

export type RosterRow = {
  personId: string;
  name: string;
  idMasked: string;
  mobileMasked: string | null;
  post: Post | null;
  branchId: string;
  branchName: string;
  branchPath: string;
  complete: boolean;
  missing: string[];
  archiveState: ArchiveState;
  realNameCheck: RealNameCheck;
  joined: Day | null;
  developmentNo: string | null;
  graduateMark: GraduateMark;
  graduationMonth: string | null;
  activated: boolean;
  unverified: boolean;
};

export type Roster = { area: Area; rows: RosterRow[]; total: number; totals: Totals };

/** Where a list of members begins and ends: an organization within the scope. */
export type Area = { id: string; path: string; end: string };

const SHOWN: Readonly<Record<RosterFilter["show"], Prisma.Sql | null>> = {
  all: null,
  complete: Prisma.sql`m.complete`,
  incomplete: Prisma.sql`NOT m.complete`,
  activated: Prisma.sql`m.activated`,
  unactivated: Prisma.sql`NOT m.activated`,
  unuploaded: Prisma.sql`m.archive_state = 'NOT_UPLOADED'`,
  unverified: Prisma.sql`m.person_id IN (SELECT id FROM person WHERE unverified AND status = 'ACTIVE')`,
  cadres: Prisma.sql`m.post_rank < 9`,
};

/** Whatever was typed: an ID number, its last four, a phone, a development number, letters, or the beginning of a name. */
function matches(typed: string): Prisma.Sql {
  const id = canonicalId(typed);
  if (/^\d{17}[\dX]$/.test(id)) return Prisma.sql`p.id_index = ${new Uint8Array(blindIndex("id-number", id))}`;
  if (/^\d{3}[\dX]$/.test(id)) return Prisma.sql`p.id_tail_index = ${new Uint8Array(blindIndex("id-tail", id))}`;
  const mobile = canonicalMobile(typed);
  if (isMobile(mobile)) return Prisma.sql`p.mobile_index = ${new Uint8Array(mobileIndex(mobile))}`;
  if (/^\d{5,16}$/.test(id)) return Prisma.sql`p.development_no = ${id}`;
  const letters = startingWith(typed.toLowerCase());
  if (/^[a-z]+$/i.test(typed)) return Prisma.sql`(p.name_initials LIKE ${letters} OR p.name_pinyin LIKE ${letters})`;
  return Prisma.sql`p.name LIKE ${startingWith(typed)}`;
}

function conditionsOf({ path, end }: Area, filter: RosterFilter): Prisma.Sql[] {
  const shown = SHOWN[filter.show];
  return [
    Prisma.sql`m.branch_path >= ${path} AND m.branch_path < ${end} AND m.status = 'ACTIVE'`,
    ...(shown ? [shown] : []),
    ...(filter.q ? [matches(filter.q)] : []),
    ...(filter.from ? [Prisma.sql`m.join_date >= make_date(${filter.from}, 1, 1)`] : []),
    ...(filter.to ? [Prisma.sql`m.join_date <= make_date(${filter.to}, 12, 31)`] : []),
  ];
}

const ORDERS: Readonly<Record<RosterFilter["sort"], Prisma.Sql>> = {
  branch: Prisma.sql`m.branch_path, m.post_rank, m.name_key, m.person_id`,
  name: Prisma.sql`m.name_key, m.person_id`,
  joined: Prisma.sql`m.join_date, m.person_id`,
};

type Raw = Omit<RosterRow, "idMasked" | "mobileMasked" | "joined"> & {
  idNumber: Uint8Array;
  contacts: Uint8Array;
  joinLeagueDate: Date | null;
  joinLeaguePrecision: string;
};

const mobileOf = (person: { id: string; contacts: Uint8Array<ArrayBuffer> }): string | null => {
  const { mobile } = openContacts(person);
  return mobile ? maskMobile(mobile) : null;
};

function present({ idNumber, contacts, joinLeagueDate, joinLeaguePrecision, ...row }: Raw): RosterRow {
  const joined = dayFromDb(joinLeagueDate);
  const id = row.personId;
  return {
    ...row,
    idMasked: maskId(openIdNumber({ id, idNumber: new Uint8Array(idNumber) })),
    mobileMasked: mobileOf({ id, contacts: new Uint8Array(contacts) }),
    joined: joinLeaguePrecision === "MONTH" ? (joined?.slice(0, 7) ?? null) : joined,
  };
}

/** Measures that answer a filter by themselves, so that its total costs one row. */
const COUNTED: Partial<Record<RosterFilter["show"], (totals: Totals) => number>> = {
  all: (totals) => totals.members,
  complete: (totals) => totals.members - totals["members.incomplete"],
  incomplete: (totals) => totals["members.incomplete"],
  activated: (totals) => totals.members - totals["members.unactivated"],
  unactivated: (totals) => totals["members.unactivated"],
  unuploaded: (totals) => totals["members.unuploaded"],
  cadres: (totals) => totals["members.cadres"],
};
const COUNTED_FROM = 1900;

const countedBy = ({ show, q, from, to }: RosterFilter) => (q || from || to ? undefined : COUNTED[show]);

/** Years that are counted one by one, if nothing else is asked for. */
function yearsOf({ show, q, from, to }: RosterFilter): number[] | null {
  if (q || show !== "all" || !(from || to)) return null;
  const first = from ?? COUNTED_FROM;
  return Array.from({ length: Math.max(0, (to ?? Number(dayOf(now()).slice(0, 4))) - first + 1) }, (_, i) => first + i);
}

async function countRoster(area: Area, filter: RosterFilter): Promise<number> {
  const years = yearsOf(filter);
  if (years) return readJoined(db(), area, years);
  const where = Prisma.join(conditionsOf(area, filter), " AND ");
  const join = filter.q ? Prisma.sql`JOIN person p ON p.id = m.person_id` : Prisma.empty;
  const [found] = await db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM membership m ${join} WHERE ${where}`;
  return found?.n ?? 0;
}

const ROW = Prisma.sql`
  SELECT p.id AS "personId", p.name, p.id_number AS "idNumber", p.contacts, o.id AS "branchId", o.short_name AS "branchName", o.path AS "branchPath",
    p.complete, p.missing, p.archive_state AS "archiveState", p.real_name_check AS "realNameCheck",
    p.join_league_date AS "joinLeagueDate", p.join_league_precision AS "joinLeaguePrecision", p.development_no AS "developmentNo",
    p.graduate_mark AS "graduateMark", coalesce(p.own_graduation_month, o.graduation_month) AS "graduationMonth", m.activated, p.unverified,
    (SELECT c.post FROM cadre_post c WHERE c.person_id = p.id AND c.organization_id = o.id AND c.status = 'ACTIVE' LIMIT 1) AS post
  FROM membership m JOIN person p ON p.id = m.person_id JOIN organization o ON o.id = m.branch_id`;

/** Members of an area, filtered and sorted, from a place on. `limit` is a page, or what an export may hold. */
export async function listRosterRows(
  area: Area,
  filter: RosterFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<RosterRow[]> {
  const where = Prisma.join(conditionsOf(area, filter), " AND ");
  const found = await db().$queryRaw<Raw[]>`${ROW} WHERE ${where} ORDER BY ${ORDERS[filter.sort]} LIMIT ${limit} OFFSET ${offset}`;
  return found.map(present);
}

/** These members, as far as they are in the scope. */
export async function listRosterRowsOf({ path, end }: Pick<Scope, "path" | "end">, personIds: readonly string[]): Promise<RosterRow[]> {
  const found = await db().$queryRaw<Raw[]>`
    ${ROW} WHERE m.person_id = ANY(${[...personIds]}::uuid[]) AND m.status = 'ACTIVE' AND m.branch_path >= ${path} AND m.branch_path < ${end}
    ORDER BY ${ORDERS.branch}`;
  return found.map(present);
}

/** The member list of an organization within the scope, with its exact total (MEM-16). Null when it is out of reach. */
export async function listRoster(scope: Scope, filter: RosterFilter): Promise<Roster | null> {
  const area = await findArea(scope, filter.at);
  if (!area) return null;
  const measure = countedBy(filter);
  const [rows, totals, counted] = await Promise.all([
    listRosterRows(area, filter, { limit: ROSTER_PAGE, offset: (filter.page - 1) * ROSTER_PAGE }),
    readTotal(db(), area),
    measure ? null : countRoster(area, filter),
  ]);
  return { area, rows, total: measure ? measure(totals) : (counted ?? 0), totals };
}

/** The organization whose members are asked for: the scope's own, or one below it. */
export async function findArea(scope: Scope, at: string | undefined): Promise<Area | null> {
  if (!at || at === scope.organizationId) return { id: scope.organizationId, path: scope.path, end: scope.end };
  const found = await db().organization.findFirst({
    where: { id: at, path: { gte: scope.path, lt: scope.end }, status: { not: "DELETED" } },
  });
  return found && { id: found.id, path: found.path, end: `${found.path}{` };
}
