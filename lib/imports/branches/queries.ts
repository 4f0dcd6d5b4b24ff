// 名单的行：读成资料，找到写的支部。名字在录入范围里只指一个组织的才认得，只查名单里有的名字。
import type { Organization } from "#generated/client";
import type { Actor } from "#lib/auth/actor";
import { db, Prisma } from "#lib/db";
import type { Draft, Finding } from "#lib/members/entry/schema";
import { type EntryReach, entryReach } from "#lib/members/policy";
import { type Cells, readMemberRow } from "#lib/members/sheet";
import { COUNTED_BRANCHES, isBranchLike } from "#lib/organizations/rules";
import { readSettings } from "#lib/settings/settings";

type Below = { reach: EntryReach; known: Map<string, Organization | null> };
/** The importing organization and, for superiors, how far below rows may name their branch, with the names met so far. */
export type Context = { actor: Actor; home: Organization; below: Below | null };

export type SheetRow = { rowNo: number; cells: Cells };
export type MemberRow = SheetRow & { draft: Draft; readFindings: Finding[]; branch: Organization | null };

/** Where rows of this organization may go: into itself, or into branches that they name. */
export async function contextOf(actor: Actor, home: Organization, below: boolean): Promise<Context> {
  if (!below) return { actor, home, below: null };
  return { actor, home, below: { reach: entryReach(home.category, await readSettings(home.path)), known: new Map() } };
}

const nameOf = ({ cells }: SheetRow): string => (cells.branch ?? "").normalize("NFKC").replace(/\s/g, "");

/** Organizations by name, full or short: direct children, by setting the branches of all below (C-23). A name that several have means none. */
async function findNamed(home: Organization, reach: EntryReach, names: readonly string[]): Promise<[string, Organization][]> {
  const deep = Prisma.sql`o.path > ${home.path} AND o.path < ${`${home.path}{`} AND o.category::text = ANY(${[...COUNTED_BRANCHES]})`;
  const within = Prisma.sql`o.status <> 'DELETED' AND ${reach === "SUBTREE" ? deep : Prisma.sql`o.parent_id = ${home.id}::uuid`}`;
  const found = await db().$queryRaw<{ name: string; id: string }[]>`
    WITH asked AS (SELECT unnest(${[...names]}::text[]) AS name), named AS (
      SELECT a.name, o.id FROM asked a JOIN organization o ON o.full_name = a.name WHERE ${within}
      UNION SELECT a.name, o.id FROM asked a JOIN organization o ON o.short_name = a.name WHERE ${within})
    SELECT name, min(id::text) AS id FROM named GROUP BY name HAVING count(*) = 1`;
  const rows = await db().organization.findMany({ where: { id: { in: found.map((f) => f.id) } } });
  const byId = new Map(rows.map((o) => [o.id, o]));
  return found.flatMap(({ name, id }) => (byId.has(id) ? [[name, byId.get(id) as Organization] as [string, Organization]] : []));
}

/** Looks up the names of these rows that were not met before. */
async function learnNames(home: Organization, { reach, known }: Below, rows: readonly SheetRow[]): Promise<void> {
  const fresh = [...new Set(rows.map(nameOf))].filter((name) => name !== "" && !known.has(name));
  if (fresh.length === 0) return;
  const found = new Map(await findNamed(home, reach, fresh));
  for (const name of fresh) {
    const named = found.get(name);
    known.set(name, named && isBranchLike(named.category) ? named : null);
  }
}

/** Reads rows of an organization's own cadres: everybody in the sheet is one. */
export const readCadreRows = (home: Organization, rows: readonly SheetRow[]): MemberRow[] =>
  rows.map(({ rowNo, cells }) => {
    const { draft, findings } = readMemberRow(cells, rowNo);
    return { rowNo, cells, draft: { ...draft, isCadre: true, householdAddress: null }, readFindings: findings, branch: home };
  });

/** Reads rows and finds the branch each belongs to. */
export async function readRows({ home, below }: Context, rows: readonly SheetRow[]): Promise<MemberRow[]> {
  if (below) await learnNames(home, below, rows);
  return rows.map((row) => {
    const { rowNo, cells } = row;
    const { draft, findings } = readMemberRow(cells, rowNo);
    return { rowNo, cells, draft, readFindings: findings, branch: below ? (below.known.get(nameOf(row)) ?? null) : home };
  });
}
