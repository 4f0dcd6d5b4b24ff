// 找人：本组织连同下级的团员，以及不在支部的团干部。开头相符的走索引，号码必须完全相符（NAV-09、A9）。
import type { OrgCategory, Post } from "#generated/enums";
import { codeRights } from "#lib/accounts/codes/queries";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import type { Scope } from "#lib/auth/scope";
import { blindIndex, mobileIndex } from "#lib/crypto/blind";
import { db, Prisma } from "#lib/db";
import { maskMobile } from "#lib/members/identity/rules";
import { openContacts } from "#lib/members/record/queries";
import { isBranchLike } from "#lib/organizations/rules";
import { type Asked, asked, linesOf } from "#lib/search/rules";

export const FOUND_AT_ONCE = 50;
/** Of people with the same name so many are shown to choose from. */
const NAMESAKES = 20;

export type FoundPerson = {
  personId: string;
  name: string;
  mobileMasked: string | null;
  post: Post | null;
  placeName: string;
  placePath: string;
  activated: boolean;
  /** What may be done from here. */
  mayIssueCode: boolean;
  mayEdit: boolean;
  mayTransfer: boolean;
};

export type Found = { people: FoundPerson[]; more: boolean };

type Hit = { personId: string; placeId: string };

/** Last of all texts that begin so, bytewise. */
const endOf = (prefix: string): string => `${prefix}\u{10FFFF}`;
const within = ({ path, end }: Scope, column: Prisma.Sql): Prisma.Sql => Prisma.sql`${column} >= ${path} AND ${column} < ${end}`;
const WRITTEN = Prisma.sql`substr(m.name_key, strpos(m.name_key, ' ') + 1)`;

/** How a key begins, and how many are wanted. */
type Beginning = { text: string; most: number };

/** Members whose key begins so, in the key's order: one stretch of one index, in which the path is compared as well. */
const membersBy = (scope: Scope, key: Prisma.Sql, { text, most }: Beginning): Prisma.Sql => Prisma.sql`
  (SELECT m.person_id AS "personId", m.branch_id AS "placeId", m.name_key AS "order" FROM membership m
   WHERE m.status = 'ACTIVE' AND ${key} >= ${text} AND ${key} < ${endOf(text)} AND ${within(scope, Prisma.sql`m.branch_path`)}
   ORDER BY ${key}, m.person_id LIMIT ${most})`;

/** Cadres of no branch whose key begins so, at the highest of their organizations in reach. */
const cadresBy = (scope: Scope, key: Prisma.Sql, { text, most }: Beginning): Prisma.Sql => Prisma.sql`
  (SELECT p.id, o.organization_id, p.name_pinyin || ' ' || p.name FROM person p JOIN LATERAL (
     SELECT c.organization_id FROM cadre_post c WHERE c.person_id = p.id AND c.status = 'ACTIVE' AND ${within(scope, Prisma.sql`c.organization_path`)}
     ORDER BY c.organization_path LIMIT 1) o ON true
   WHERE p.profile = 'CADRE' AND p.status = 'ACTIVE' AND ${key} >= ${text} AND ${key} < ${endOf(text)}
     AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.status = 'ACTIVE')
   ORDER BY ${key}, p.id LIMIT ${most})`;

const KEYS = {
  pinyin: [Prisma.sql`m.name_key`, Prisma.sql`p.name_pinyin`],
  initials: [Prisma.sql`m.name_initials`, Prisma.sql`p.name_initials`],
  name: [WRITTEN, Prisma.sql`p.name`],
} as const;

/** One letter begins a spelling exactly when it begins the initials. */
const keysOf = ({ by, text }: Asked) => (by === "name" ? [KEYS.name] : text.length === 1 ? [KEYS.pinyin] : [KEYS.initials, KEYS.pinyin]);

async function findBeginning(scope: Scope, wanted: Asked, most: number): Promise<Hit[]> {
  const beginning = { text: wanted.text, most };
  const parts = keysOf(wanted).flatMap(([member, cadre]) => [membersBy(scope, member, beginning), cadresBy(scope, cadre, beginning)]);
  return db().$queryRaw<Hit[]>`
    SELECT DISTINCT ON ("order", "personId") "personId", "placeId" FROM (${Prisma.join(parts, " UNION ALL ")}) f
    ORDER BY "order", "personId" LIMIT ${most}`;
}

const bytes = (index: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(index);

/** What numbers must equal, all of one kind. */
const EQUAL: Readonly<Record<"id" | "tail" | "mobile" | "number", (texts: readonly string[]) => Prisma.Sql>> = {
  id: (texts) => Prisma.sql`p.id_index = ANY(${texts.map((t) => bytes(blindIndex("id-number", t)))})`,
  tail: (texts) => Prisma.sql`p.id_tail_index = ANY(${texts.map((t) => bytes(blindIndex("id-tail", t)))})`,
  mobile: (texts) => Prisma.sql`p.mobile_index = ANY(${texts.map((t) => bytes(mobileIndex(t)))})`,
  number: (texts) => Prisma.sql`p.development_no = ANY(${[...texts]})`,
};

type Numbered = Hit & { idIndex: Uint8Array; mobileIndex: Uint8Array | null; developmentNo: string | null };

/** People within reach who have one of these numbers. */
const findNumbered = (scope: Scope, equal: Prisma.Sql, most: number): Promise<Numbered[]> => db().$queryRaw<Numbered[]>`
  SELECT p.id AS "personId", h.place_id AS "placeId", p.id_index AS "idIndex", p.mobile_index AS "mobileIndex", p.development_no AS "developmentNo"
  FROM person p JOIN LATERAL (
    SELECT m.branch_id AS place_id, m.branch_path AS path FROM membership m WHERE m.person_id = p.id AND m.status = 'ACTIVE'
    UNION ALL
    SELECT c.organization_id, c.organization_path FROM cadre_post c WHERE c.person_id = p.id AND c.status = 'ACTIVE'
      AND ${within(scope, Prisma.sql`c.organization_path`)}
      AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.status = 'ACTIVE')
    ORDER BY path LIMIT 1) h ON ${within(scope, Prisma.sql`h.path`)}
  WHERE ${equal} AND p.status = 'ACTIVE' ORDER BY p.name_pinyin, p.id LIMIT ${most}`;

type Raw = Omit<FoundPerson, "mobileMasked" | "mayIssueCode" | "mayEdit" | "mayTransfer"> & {
  contacts: Uint8Array<ArrayBuffer>;
  category: OrgCategory;
};

/** What is shown of people who were found, in their order, and what this desk may do to each. */
async function present(actor: Actor, hits: readonly Hit[]): Promise<FoundPerson[]> {
  const ids = hits.map((h) => h.personId);
  const places = hits.map((h) => h.placeId);
  const rows = await db().$queryRaw<Raw[]>`
    SELECT p.id AS "personId", p.name, p.contacts, o.short_name AS "placeName", o.path AS "placePath", o.category, coalesce(a.state = 'ACTIVE', false) AS activated,
      (SELECT c.post FROM cadre_post c WHERE c.person_id = p.id AND c.organization_id = o.id AND c.status = 'ACTIVE' LIMIT 1) AS post
    FROM unnest(${ids}::uuid[], ${places}::uuid[]) WITH ORDINALITY AS h(person_id, place_id, n)
    JOIN person p ON p.id = h.person_id JOIN organization o ON o.id = h.place_id LEFT JOIN account a ON a.person_id = p.id ORDER BY h.n`;
  const codes = await codeRights(actor, ids);
  return rows.map(({ contacts, category, ...row }) => {
    const { mobile } = openContacts({ id: row.personId, contacts: new Uint8Array(contacts) });
    const place = { path: row.placePath };
    return {
      ...{ ...row, mobileMasked: mobile ? maskMobile(mobile) : null, mayIssueCode: codes[row.personId] ?? false },
      mayEdit: may(actor, "editMember:E", place).yes,
      mayTransfer: isBranchLike(category) && may(actor, "transferOut:C", place).yes,
    };
  });
}

/** People of the whole subtree by whatever was typed: numbers exactly, names and spellings from their beginning (NAV-09). */
export async function searchPeople(actor: Actor, scope: Scope, typed: string): Promise<Found> {
  const wanted = asked(typed);
  if (!wanted) return { people: [], more: false };
  const most = FOUND_AT_ONCE + 1;
  const { by, text } = wanted;
  const hits =
    by === "letters" || by === "name" ? await findBeginning(scope, wanted, most) : await findNumbered(scope, EQUAL[by]([text]), most);
  return { people: await present(actor, hits.slice(0, FOUND_AT_ONCE)), more: hits.length > FOUND_AT_ONCE };
}

type Named = Hit & { name: string };

/** People within reach who are called exactly so, a few of each name. */
const findNamed = (scope: Scope, names: readonly string[]): Promise<Named[]> => db().$queryRaw<Named[]>`
  SELECT n.name, h.person_id AS "personId", h.place_id AS "placeId" FROM unnest(${[...names]}::text[]) AS n(name) JOIN LATERAL (
    (SELECT m.person_id, m.branch_id AS place_id FROM membership m
     WHERE m.status = 'ACTIVE' AND ${WRITTEN} = n.name COLLATE "C" AND ${within(scope, Prisma.sql`m.branch_path`)} LIMIT ${NAMESAKES})
    UNION ALL
    (SELECT DISTINCT ON (p.id) p.id, c.organization_id FROM person p JOIN cadre_post c ON c.person_id = p.id AND c.status = 'ACTIVE'
     WHERE p.profile = 'CADRE' AND p.status = 'ACTIVE' AND p.name = n.name COLLATE "C" AND ${within(scope, Prisma.sql`c.organization_path`)}
       AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.status = 'ACTIVE') ORDER BY p.id, c.organization_path LIMIT ${NAMESAKES})
  ) h ON true`;

/** Lines with exactly one person, lines with nobody, lines with several. Of numbers only the line that was sent comes back. */
export type Listed = {
  found: { line: string; person: FoundPerson }[];
  missing: string[];
  ambiguous: { line: string; people: FoundPerson[] }[];
};

const hex = (index: Uint8Array | null): string => (index ? Buffer.from(index).toString("hex") : "");

/** By kind of number: what a line asks for, and what a person has, in the same form. */
const COMPARED = {
  id: { line: (text: string) => hex(blindIndex("id-number", text)), person: (n: Numbered) => hex(n.idIndex) },
  mobile: { line: (text: string) => hex(mobileIndex(text)), person: (n: Numbered) => hex(n.mobileIndex) },
  number: { line: (text: string) => text, person: (n: Numbered) => n.developmentNo ?? "" },
} as const;

/** Hits of numbers by the line that asked for them. */
async function hitsOfNumbers(scope: Scope, wanted: readonly Asked[]): Promise<Map<string, Hit[]>> {
  const found = new Map<string, Hit[]>();
  for (const by of ["id", "mobile", "number"] as const) {
    const texts = wanted.filter((w) => w.by === by).map((w) => w.text);
    if (texts.length === 0) continue;
    const people = Map.groupBy(await findNumbered(scope, EQUAL[by](texts), texts.length * NAMESAKES), COMPARED[by].person);
    for (const text of texts) found.set(text, people.get(COMPARED[by].line(text)) ?? []);
  }
  return found;
}

/** A pasted list of names and numbers, looked for in the whole subtree. */
export async function searchList(actor: Actor, scope: Scope, text: string): Promise<Listed> {
  const lines = linesOf(text);
  const wanted = lines.map((line) => asked(line)).filter((w) => w !== null);
  const names = wanted.filter((w) => w.by === "name" || w.by === "letters").map((w) => w.text);
  const [numbered, named] = [await hitsOfNumbers(scope, wanted), names.length > 0 ? await findNamed(scope, names) : []];
  const hitsOf = (line: string): Hit[] => numbered.get(line) ?? named.filter((n) => n.name === line);
  const all = new Map(lines.flatMap(hitsOf).map((hit) => [hit.personId, hit]));
  const people = new Map((await present(actor, [...all.values()])).map((p) => [p.personId, p]));
  const told = lines.map((line) => ({ line, people: hitsOf(line).flatMap((h) => people.get(h.personId) ?? []) }));
  return {
    found: told.flatMap(({ line, people: [person, second] }) => (person && !second ? [{ line, person }] : [])),
    missing: told.filter((t) => t.people.length === 0).map((t) => t.line),
    ambiguous: told.filter((t) => t.people.length > 1),
  };
}
