// 全国的组织树：转接要往哪里去，不受本级范围所限；只有名称与类别，没有人。
import { db, Prisma, startingWith } from "#lib/db";
import { isId } from "#lib/crypto/ids";
import { NODE, type TreeNode } from "#lib/organizations/queries";

/** A node of the country's tree, with its full name and the way to it. */
export type CountryNode = TreeNode & { fullName: string; above: string };

const ABOVE = Prisma.sql`ARRAY(SELECT left(o.path, n * 4) FROM generate_series(1, length(o.path) / 4 - 1) n)`;
const COLUMNS = Prisma.sql`${NODE}, o.full_name AS "fullName", coalesce((SELECT string_agg(a.short_name, '，' ORDER BY a.level DESC)
  FROM organization a WHERE a.path = ANY(${ABOVE}) AND a.level > 1), '') AS above`;

/** The next level below an organization, anywhere in the country. */
export const listCountryChildren = async (parentId: string): Promise<CountryNode[]> =>
  isId(parentId)
    ? db()
        .$queryRaw`SELECT ${COLUMNS} FROM organization o WHERE o.parent_id = ${parentId}::uuid AND o.status <> 'DELETED' ORDER BY o.sort_order, o.path`
    : [];

/** Where the tree begins: the root, unfolded as far as the province of a place. */
export const listCountryWay = (path: string | null): Promise<TreeNode[]> =>
  db()
    .$queryRaw`SELECT ${NODE} FROM organization o WHERE o.path = ANY(${[(path ?? "").slice(0, 4), (path ?? "").slice(0, 8)]}) OR o.parent_id IS NULL ORDER BY o.level`;

/** One organization of the country; null when there is none. */
export async function findCountryNode(id: string): Promise<CountryNode | null> {
  if (!isId(id)) return null;
  const [found] = await db().$queryRaw<
    CountryNode[]
  >`SELECT ${COLUMNS} FROM organization o WHERE o.id = ${id}::uuid AND o.status <> 'DELETED'`;
  return found ?? null;
}

const LIMIT = 20;
const INITIALS_INSIDE = 3;

/** Whether the organization `as` is called so: a piece of its name, the beginning of its spelling, or some of its initials. */
function isCalled(as: "o" | "a", word: string): Prisma.Sql {
  const letters = word.toLowerCase().replace(/[^a-z0-9]/g, "");
  const [name, initials, pinyin] = ["full_name", "name_initials", "name_pinyin"].map((column) => Prisma.raw(`${as}.${column}`));
  const inShort = Prisma.sql`position(${word} in ${Prisma.raw(`${as}.short_name`)}) > 0`;
  // Nobody types the 团 that most names begin with.
  const inside = letters.length >= INITIALS_INSIDE ? `%${letters}%` : startingWith(letters);
  const spelled = letters ? Prisma.sql` OR ${initials} LIKE ${inside} OR ${pinyin} LIKE ${startingWith(letters)}` : Prisma.empty;
  return Prisma.sql`(position(${word} in ${name}) > 0 OR ${inShort}${spelled})`;
}

/** By name, spelling or initials; of several words the last is the place itself, the others the way to it. */
export function searchCountry(typed: string): Promise<CountryNode[]> {
  const words = typed.split(/[\s/，,>·]+/).filter(Boolean);
  const last = words.at(-1) ?? "";
  const way = words
    .slice(0, -1)
    .map(
      (word) =>
        Prisma.sql` AND (${isCalled("o", word)} OR EXISTS (SELECT 1 FROM organization a WHERE a.path = ANY(${ABOVE}) AND ${isCalled("a", word)}))`,
    );
  return db().$queryRaw`
    SELECT ${COLUMNS} FROM organization o WHERE o.status <> 'DELETED' AND ${isCalled("o", last)}${Prisma.join(way.length > 0 ? way : [Prisma.empty], "")}
    ORDER BY (o.short_name = ${last} OR o.full_name = ${last}) DESC, o.category = 'LEADING_BODY', o.level, o.path LIMIT ${LIMIT}`;
}
