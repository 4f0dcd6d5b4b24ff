// 把虚构世界种进空的数据库：组织、人员、职务、管理员、号段。走的是和真人一样的命令。
import { SYSTEM } from "#lib/audit/record";
import { grantAdmin } from "#lib/administrators/commands";
import { setClock } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { dayToDb, laterByMinutes, startOfDay } from "#lib/dates";
import { db, type Tx, transaction } from "#lib/db";
import type { NumberField } from "#generated/enums";
import type { Organization } from "#generated/client";
import { markArchive } from "#lib/members/archive/commands";
import { enterMembers } from "#lib/members/entry/commands";
import { isSchoolField } from "#lib/options/industries";
import { insertChildren, lockParent } from "#lib/organizations/children/commands";
import { refreshInformation } from "#lib/organizations/information/commands";
import { startPosts } from "#lib/organizations/posts/commands";
import { enterOperator } from "#lib/registration/operators/commands";
import { createRoot } from "#lib/organizations/root/commands";
import { isBranchLike } from "#lib/organizations/rules";
import { DEFAULTS } from "#lib/settings/registry";
import { ORGANIZATIONS, type WorldOrganization } from "#world/organizations";
import type { WorldPerson } from "#world/makers";
import { draftOfWorld, OPERATOR, PEOPLE } from "#world/people";

/** The morning on which the world stands still (9, base date). */
export const BASE_DATE = new Date("2025-03-03T09:00:00+08:00");
/** Planting takes its time; nobody is in office from a moment after the world stands still. */
const PLANTING_MINUTES = 60;
export type Keys = Map<string, string>;

/** What a committee of the world has filled in; the rest waits for somebody to complete it. */
const STAFFING = { adminQuota: 2, adminQuotaActual: 2, institutionQuota: 0, institutionQuotaActual: 0 };
const UNFINISHED = ["O11", "O15", "O16", "O18", "O23"];

async function plantOrganization(tx: Tx, given: WorldOrganization, keys: Keys): Promise<void> {
  const id = given.parent ? await plantChild(tx, given, keys) : await createRoot(tx, SYSTEM);
  keys.set(given.key, id);
  const filled = UNFINISHED.includes(given.key) || isBranchLike(given.category) || given.category === "GENERAL_BRANCH" ? {} : STAFFING;
  const contact =
    given.category === "LEADING_BODY" && !UNFINISHED.includes(given.key)
      ? { phone: "0531-88880000", email: "tuanwei@jianghai.example" }
      : {};
  await tx.organization.update({
    where: { id },
    data: {
      fullName: given.fullName,
      industryCategory: given.industry,
      schoolField: isSchoolField(given.industry),
      foundedAt: dayToDb(given.founded),
      createdAt: startOfDay(given.founded),
      graduationMonth: given.graduation ?? null,
      externalSystem: given.external ?? undefined,
      provinceCode: given.province ?? undefined,
      isTownship: given.township ?? undefined,
      lockedAt: UNFINISHED.includes(given.key) ? null : BASE_DATE,
      status: UNFINISHED.includes(given.key) ? "CREATED" : "ACTIVE",
      ...filled,
      ...contact,
    },
  });
}

async function plantChild(tx: Tx, given: WorldOrganization, keys: Keys): Promise<string> {
  const parent = await lockParent(tx, keys.get(given.parent ?? "") ?? "");
  const { shortName, fullName, category, industry } = given;
  const [id = ""] = await insertChildren(tx, SYSTEM, parent, [{ shortName, fullName, category, industryCategory: industry }]);
  return id;
}

async function plantPerson(tx: Tx, given: WorldPerson, keys: Keys, places: Map<string, Organization>): Promise<void> {
  const home = places.get(given.branch ?? given.posts[0]?.organization ?? "");
  if (!home) throw new Error(`${given.key} belongs nowhere`);
  const homeKey = given.branch ?? given.posts[0]?.organization ?? null;
  const draft = draftOfWorld(given, homeKey);
  const newcomer = { draft, branch: home, membership: given.branch !== null, note: "建立时录入" };
  const subject = { type: "organization", id: home.id };
  const personId = (await enterMembers(tx, [newcomer], { who: SYSTEM, settings: DEFAULTS, kind: "ENTERED", subject })).get(newcomer) ?? "";
  keys.set(given.key, personId);
  if (given.branch) await settle(tx, personId, home);
  const others = given.posts.filter((p) => p.organization !== homeKey);
  const { postMode, cadreNature, dutyStatus } = given.draft;
  const office = { mode: postMode ?? null, nature: cadreNature ?? null, dutyStatus: dutyStatus ?? null, isPeerPartyCommitteeMember: false };
  for (const held of others) {
    const organization = places.get(held.organization);
    if (organization) await startPosts(tx, [{ personId, organization, post: held.post, since: held.since, ...office }]);
  }
  for (const key of given.administers) {
    const organization = places.get(key);
    if (organization) await grantAdmin(tx, SYSTEM, { personId, organization });
  }
  if (given.archive && given.archive !== "NOT_UPLOADED") await settleArchive(tx, personId, given.archive);
}

/** People of the world have been in their branch since it was founded, or since they joined the League. */
async function settle(tx: Tx, personId: string, branch: Organization): Promise<void> {
  await tx.$executeRaw`
    UPDATE membership m SET since = greatest(${branch.createdAt}, p.join_league_date::timestamptz)
    FROM person p WHERE p.id = m.person_id AND p.id = ${personId}::uuid`;
}

/** Archives that were approved long ago. */
async function settleArchive(tx: Tx, personId: string, archiveState: NonNullable<WorldPerson["archive"]>): Promise<void> {
  await markArchive(tx, personId, archiveState);
}

const SEGMENTS: readonly (readonly [NumberField, number, number, string])[] = [
  ["JUNIOR_HIGH", 1, 299_999, "O02"],
  ["SENIOR_HIGH", 300_000, 549_999, "O23"],
  ["VOCATIONAL", 550_000, 699_999, "O02"],
  ["UNIVERSITY", 700_000, 849_999, "O03"],
  ["SOCIETY", 850_000, 999_999, "O10"],
];
const SEGMENT_YEARS = [2020, 2021, 2022, 2023, 2024, 2025, 2026];

async function plantSegments(tx: Tx, keys: Keys): Promise<void> {
  const rows = SEGMENT_YEARS.flatMap((year) =>
    SEGMENTS.map(([field, fromSerial, toSerial, owner]) => {
      const special = field === "JUNIOR_HIGH" && (year === 2022 || year === 2023);
      return { id: newId(), year, provinceCode: "39", field, fromSerial, toSerial, ownerId: keys.get(special ? "O23" : owner) ?? "" };
    }),
  );
  await tx.numberSegment.createMany({ data: rows });
}

/** Plants the whole world; returns the ids of its people and organizations by their keys. */
export async function plantWorld(only: (key: string) => boolean = () => true): Promise<Keys> {
  setClock(laterByMinutes(BASE_DATE, -PLANTING_MINUTES));
  const keys: Keys = new Map();
  await transaction(async (tx) => {
    for (const organization of ORGANIZATIONS.filter((o) => only(o.key))) await plantOrganization(tx, organization, keys);
    const planted = await tx.organization.findMany({ where: { id: { in: [...keys.values()] } } });
    const places = new Map([...keys].flatMap(([key, id]) => planted.filter((p) => p.id === id).map((p) => [key, p] as const)));
    const present = (person: WorldPerson) =>
      only(person.key) && [person.branch, ...person.posts.map((p) => p.organization)].every((k) => k === null || places.has(k));
    for (const person of PEOPLE.filter(present)) await plantPerson(tx, person, keys, places);
    keys.set(OPERATOR.key, await enterOperator(tx, OPERATOR));
    await plantSegments(tx, keys);
    await refreshInformation(
      tx,
      planted.map((p) => p.id),
    );
  }, 120_000);
  setClock(null);
  return keys;
}

/** Whether the database holds no organization yet. */
export const isEmpty = async (): Promise<boolean> => (await db().organization.count()) === 0;
