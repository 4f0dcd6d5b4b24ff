// 录入检查要查的事实：号段、证件号登记在哪里、编号被谁占用、组织有没有书记。
import type { OrgCategory } from "#generated/enums";
import type { Scope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { blindIndex } from "#lib/crypto/blind";
import { isId } from "#lib/crypto/ids";
import { db, type Prisma } from "#lib/db";
import type { Draft } from "#lib/members/entry/schema";
import { maskName } from "#lib/members/identity/rules";
import type { Segment } from "#lib/members/number/rules";
import type { EntryReach } from "#lib/members/policy";
import { listTreeChildren, type TreeNode } from "#lib/organizations/queries";
import { COUNTED_BRANCHES } from "#lib/organizations/rules";
import { no, type Verdict, yes } from "#lib/verdict";

export const listSegments = (): Promise<Segment[]> => db().numberSegment.findMany();

/** Where a person is registered. */
export type Registration = {
  personId: string;
  name: string;
  branchId: string | null;
  branchName: string | null;
  inLibrary: boolean;
  /** Neither a member nor a cadre any more: may be entered again, one by one. */
  closed: boolean;
};

type Found = Registration & { key: string };

/** Registrations of these ID numbers, by number. */
export async function findRegistrations(idNumbers: readonly string[]): Promise<Map<string, Registration>> {
  const keys = new Map(idNumbers.map((id) => [blindIndex("id-number", id).toString("hex"), id]));
  const found = await db().$queryRaw<Found[]>`
    SELECT encode(p.id_index, 'hex') AS key, p.id AS "personId", p.name, m.branch_id AS "branchId",
           o.full_name AS "branchName", coalesce(o.category = 'SPECIAL_UNIT_LIBRARY', false) AS "inLibrary",
           p.status = 'CLOSED' AS closed
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

/** For whom freed numbers wait, as the blind index of an ID number, by number (EDB-17). */
async function findHolds(numbers: readonly string[]): Promise<Map<string, Buffer>> {
  const held = { number: { in: [...numbers] }, state: "APPROVED" as const, heldUntil: { gt: now() } };
  const releases = await db().numberRelease.findMany({ where: held, orderBy: { decidedAt: "asc" } });
  return new Map(releases.map(({ number, applicantIndex }) => [number, Buffer.from(applicantIndex)]));
}

/** Whether somebody may have the number in their draft; `personId` is who they are, if they are known. */
export type NumberJudge = (draft: Pick<Draft, "developmentNo" | "idNumber">, personId?: string) => Verdict;

/** Who may have these numbers: nobody whose number is held for another (E-EDB-18), nobody but the holder (E-MEM-09, named in masked form). */
export async function judgeNumbers(numbers: readonly (string | null)[]): Promise<NumberJudge> {
  const asked = [...new Set(numbers.filter((n) => n !== null))];
  const [holders, holds] = await Promise.all([findNumberHolders(asked), findHolds(asked)]);
  return ({ developmentNo: number, idNumber }, personId) => {
    const hold = number ? holds.get(number) : undefined;
    if (hold && !hold.equals(blindIndex("id-number", idNumber))) return no("E-EDB-18");
    const holder = number ? holders.get(number) : undefined;
    if (!holder || holder.personId === personId) return yes;
    return no("E-MEM-09", { 占用组织名称: holder.branchName ?? "", 占用人姓名: maskName(holder.name) });
  };
}

export type EntryBranch = {
  id: string;
  shortName: string;
  fullName: string;
  provinceCode: string | null;
  category: OrgCategory;
  level: number;
};

const CHOICE = { id: true, shortName: true, fullName: true, provinceCode: true, category: true, level: true } as const;

/** Whose phone it may be: of how many in a branch, and whether of anybody outside it. */
export type Sharers = { here: number; elsewhere: boolean };
/** A phone, by its blind index, and the branch from which it is asked about. */
export type MobileAt = { key: Buffer; branchId: string };
const shareKey = ({ key, branchId }: MobileAt): string => `${key.toString("hex")}/${branchId}`;

/** Who in the whole country has these phones, seen from a branch (MEM-15). */
export async function findSharers(asked: readonly MobileAt[]): Promise<(at: MobileAt) => Sharers> {
  const pairs = [...new Map(asked.map((at) => [shareKey(at), { key: at.key.toString("hex"), branch: at.branchId }])).values()];
  const found = await db().$queryRaw<(Sharers & { key: string })[]>`
    SELECT a.key || '/' || a.branch AS key, count(m.id)::int AS here, bool_or(m.id IS NULL) AS elsewhere
    FROM json_to_recordset(${JSON.stringify(pairs)}::json) AS a(key text, branch uuid)
    JOIN person p ON p.mobile_index = decode(a.key, 'hex') AND p.status = 'ACTIVE'
    LEFT JOIN membership m ON m.person_id = p.id AND m.branch_id = a.branch AND m.status = 'ACTIVE' GROUP BY 1`;
  const known = new Map(found.map((f) => [f.key, f]));
  return (at) => known.get(shareKey(at)) ?? { here: 0, elsewhere: false };
}

/** Branches that take members by hand from this desk (MEM-01, MEM-03). */
function within({ organizationId, path, end }: Scope, reach: EntryReach): Prisma.OrganizationWhereInput {
  const alive = { status: { not: "DELETED" } } as const;
  if (reach === "OWN") return { ...alive, id: organizationId };
  const below = reach === "DIRECT" ? { parentId: organizationId } : { path: { gt: path, lt: end } };
  return { ...alive, ...below, category: { in: COUNTED_BRANCHES } };
}

/** Whether there is any such branch, and which is chosen from the first: the one that the address names, or the only one. */
export type EntryChoice = { any: boolean; chosen: EntryBranch | null };

export async function getEntryChoice(scope: Scope, reach: EntryReach, id: string | undefined): Promise<EntryChoice> {
  const [first, second] = await db().organization.findMany({ where: within(scope, reach), select: CHOICE, take: 2 });
  const named = { AND: [within(scope, reach), { id: id ?? "" }] };
  const chosen = id && isId(id) ? await db().organization.findFirst({ where: named, select: CHOICE }) : null;
  return { any: first !== undefined, chosen: chosen ?? (second ? null : (first ?? null)) };
}

/** A node of the tree in which a branch is chosen; without a branch it only leads to others. */
export type EntryNode = TreeNode & { branch: EntryBranch | null };

/** What stands below a node of that tree: branches that take members from this desk, and whatever may lie above some. */
export async function listEntryNodes(scope: Scope, reach: EntryReach, parentId: string): Promise<EntryNode[]> {
  if (!isId(parentId)) return [];
  const nodes = await listTreeChildren(scope, parentId);
  const branches = await db().organization.findMany({ where: { AND: [within(scope, reach), { parentId }] }, select: CHOICE });
  const known = new Map(branches.map((b) => [b.id, b]));
  const leads = ({ children }: TreeNode): boolean => reach === "SUBTREE" && children > 0;
  return nodes.filter((node) => known.has(node.id) || leads(node)).map((node) => ({ ...node, branch: known.get(node.id) ?? null }));
}

const FOUND = 20;

/** These branches by words of their full name, or the beginning of spelling or initials. */
export const searchEntryBranches = (scope: Scope, reach: EntryReach, typed: string): Promise<EntryBranch[]> => {
  const letters = { startsWith: typed.toLowerCase() };
  const named = { OR: [{ fullName: { contains: typed } }, { nameInitials: letters }, { namePinyin: letters }] };
  return db().organization.findMany({
    where: { AND: [within(scope, reach), named] },
    orderBy: { path: "asc" },
    select: CHOICE,
    take: FOUND,
  });
};
