// 人群：同一个虚构的省，长到一万、一百万名团员。走的是录入的同一条路；同样的人数总是长出同样的人。
import { SYSTEM } from "#lib/audit/record";
import type { Organization } from "#generated/client";
import { foldCounters } from "#lib/counters/jobs";
import { addDays } from "#lib/dates";
import { db, type Tx, transaction } from "#lib/db";
import { enterMembers, type Newcomer } from "#lib/members/entry/commands";
import { type Draft, EMPTY_DRAFT } from "#lib/members/entry/schema";
import { checkDigit } from "#lib/members/identity/rules";
import { insertChildren, lockParent, type NewChild } from "#lib/organizations/children/commands";
import { DEFAULTS } from "#lib/settings/registry";
import { BACHELOR, COMMON, day, OFFICE } from "#world/makers";

const PER_BRANCH = 40;
const BRANCHES = 25;
const SCHOOLS = 40;
/** Members of one school: what one transaction plants. */
export const SCHOOL_SIZE = PER_BRANCH * BRANCHES;

const SURNAMES = "江海林周陈赵何孙吴白顾岳水程柳舟夏向郑许高沈罗叶石冯唐秦云安卢姚钟汪田任范方金韦";
const GIVEN = "晓澜望舒听雨砚秋星野若川清越云帆知夏远山一苇季安明禾见山小满北辰予书临风浅蝉鸣晚晴未央朔";
const PLACES = "云岚汀沧溪澄霁渺鹭汐禾枫桐榆杉柏荷芷蘅茗竹松梧桂";
const FIRST_BIRTHDAY = "1997-01-01";
const BIRTHDAYS = 2190;
const JOINED_AT = 14;

const pick = (letters: string, n: number): string => letters[n % letters.length] ?? "";

/** The n-th number of the fictional region; nobody of the named world has it (their serials begin at 900). */
function idNumber(n: number): string {
  const birth = addDays(FIRST_BIRTHDAY, n % BIRTHDAYS).replaceAll("-", "");
  const serial = String(Math.floor(n / BIRTHDAYS)).padStart(3, "0");
  const body = `379901${birth}${serial}`;
  return body + checkDigit(body);
}

/** The name of the n-th person. */
export const personName = (n: number): string =>
  pick(SURNAMES, n) +
  pick(GIVEN, Math.floor(n / SURNAMES.length)) +
  (n % 5 === 0 ? "" : pick(GIVEN, Math.floor(n / SURNAMES.length / 7) + n * 3));

const POSTS = ["SECRETARY", "DEPUTY_SECRETARY", "COMMITTEE_MEMBER"] as const;

/** The n-th person; every fifth has left the address open, the first three of a branch hold its posts. */
function draftOf(n: number): Draft {
  const birth = addDays(FIRST_BIRTHDAY, n % BIRTHDAYS);
  const joined = `${Number(birth.slice(0, 4)) + JOINED_AT}-12-${String(10 + (n % 20))}`;
  const post = POSTS[n % PER_BRANCH] ?? null;
  const { education, occupation } = BACHELOR;
  return {
    ...EMPTY_DRAFT,
    ...COMMON,
    ...occupation,
    ...(post ? { ...OFFICE, isCadre: true, post, postSince: "2023-09" } : { isCadre: false }),
    name: personName(n),
    idNumber: idNumber(n),
    education,
    joinLeagueDate: day(joined),
    volunteerSince: day("2019-03-05"),
    mobile: `199${String(10_000_000 + n)}`,
    ...(n % 5 === 4 ? { householdAddress: null } : {}),
  };
}

const cityName = (n: number): string => `${pick(PLACES, n)}${pick("州宁安阳城", Math.floor(n / PLACES.length))}`;
const city = (n: number): NewChild => ({ shortName: `团${cityName(n)}市委`, category: "LEADING_BODY" });
const school = (n: number): NewChild => ({
  shortName: `${cityName(n)}第${n + 1}中学团委`,
  category: "COMMITTEE",
  industryCategory: "05PTGZ",
});
const branch = (n: number): NewChild => ({ shortName: `20${20 + (n % 4)}级${n + 1}班团支部`, category: "BRANCH" });

async function plant(tx: Tx, parentId: string, children: readonly NewChild[]): Promise<Organization[]> {
  const ids = await insertChildren(tx, SYSTEM, await lockParent(tx, parentId), children);
  return tx.organization.findMany({ where: { id: { in: ids } }, orderBy: { path: "asc" } });
}

/** Plants one school with its branches and as many people as still fit, from the n-th on. */
async function plantSchool(cityId: string, n: number, most: number): Promise<number> {
  return transaction(async (tx) => {
    const number = Math.floor(n / SCHOOL_SIZE);
    const [made] = await plant(tx, cityId, [school(number)]);
    if (!made) return 0;
    const size = Math.min(SCHOOL_SIZE, most);
    const rooms = Math.ceil(size / PER_BRANCH);
    const branches = await plant(
      tx,
      made.id,
      Array.from({ length: rooms }, (_, i) => branch(i)),
    );
    const newcomers = Array.from({ length: size }, (_, i): Newcomer => {
      const home = branches[Math.floor(i / PER_BRANCH)] as Organization;
      return { draft: draftOf(n + i), branch: home, note: "建立时录入" };
    });
    const subject = { type: "organization", id: made.id };
    await enterMembers(tx, newcomers, { who: SYSTEM, settings: DEFAULTS, kind: "ENTERED", subject });
    return size;
  }, 300_000);
}

/** Grows the world by so many members below the fictional province; tells how far it is. */
export async function growWorld(members: number, tell: (planted: number) => void = () => undefined): Promise<void> {
  const province = await db().organization.findFirstOrThrow({ where: { shortName: "团江海省委" } });
  let cityId = "";
  for (let n = 0; n < members; ) {
    const number = Math.floor(n / SCHOOL_SIZE / SCHOOLS);
    if (n % (SCHOOL_SIZE * SCHOOLS) === 0)
      [{ id: cityId } = { id: "" }] = await transaction((tx) => plant(tx, province.id, [city(number)]));
    n += await plantSchool(cityId, n, members - n);
    await foldCounters();
    tell(n);
  }
  while ((await foldCounters()) > 0);
}
