// 一份上级导入的名单：每四十人一个支部；每五十行错一个身份证号，每九十七行重复上一行，每六十一行是已经登记过的人。
import { readFileSync, writeFileSync } from "node:fs";
import { type Actor, deskActor } from "#lib/auth/actor";
import { SYSTEM } from "#lib/audit/record";
import { addDays } from "#lib/dates";
import { db, transaction } from "#lib/db";
import { writeTable } from "#lib/excel/write";
import { MEMBER_BELOW_TEMPLATE } from "#lib/members/columns/sheet";
import { enterMembers, lockBranches } from "#lib/members/entry/commands";
import { checkDigit } from "#lib/members/identity/rules";
import { readMemberRow } from "#lib/members/sheet";
import { insertChildren, lockParent } from "#lib/organizations/children/commands";
import { DEFAULTS } from "#lib/settings/registry";
import { personName } from "#world/crowd";

const PER_BRANCH = 40;
/** Nobody of the crowd was born so late, nobody of the named world has so low a serial. */
const FIRST_BIRTHDAY = "2003-01-01";
const BIRTHDAYS = 1000;
const POSTS = ["书记", "副书记", "委员"];

export type Expected = { NEW: number; UPDATE: number; SKIP: number };
export type Roster = { path: string; rows: number; expected: Expected };

const isWrong = (i: number): boolean => i % 50 === 49;
const isRepeated = (i: number): boolean => i % 97 === 96 && !isWrong(i - 1) && !isWrong(i);
const isKnown = (i: number): boolean => i % 61 === 60 && !isWrong(i) && !isRepeated(i);

const branchName = (n: number): string => `江海海洋大学信息学院测速${n + 1}班团支部`;

function idNumber(i: number): string {
  const birth = addDays(FIRST_BIRTHDAY, i % BIRTHDAYS).replaceAll("-", "");
  const body = `379901${birth}${String(Math.floor(i / BIRTHDAYS)).padStart(3, "0")}`;
  return body + checkDigit(body);
}

const spoilt = (id: string): string => id.slice(0, 17) + (id.endsWith("1") ? "2" : "1");
/** Half of them joined before the segments of numbers were registered, half in the segment of universities. */
const joinedOf = (i: number) =>
  i % 2 === 0
    ? { joinLeagueDate: "2019-12-05", developmentNo: `201939${String(i + 1).padStart(6, "0")}` }
    : { joinLeagueDate: "2021-12-05", developmentNo: `202139${String(720_000 + i)}` };

function cellsOf(i: number): Record<string, string> {
  const who = isRepeated(i) ? i - 1 : i;
  const post = POSTS[i % PER_BRANCH];
  return {
    branch: branchName(Math.floor(i / PER_BRANCH)),
    name: personName(who),
    idNumber: isWrong(i) ? spoilt(idNumber(i)) : idNumber(who),
    ...{ ethnicity: "汉族", occupationClass: "青年学生", status: "普通本科在读", education: "普通高中", politicalStatus: "共青团员" },
    ...joinedOf(i),
    ...(post
      ? { isCadre: "是", post, postSince: "2023-10", postMode: "选任（选举）", cadreNature: "兼职", isPeerPartyCommitteeMember: "否" }
      : { isCadre: "否" }),
    mobile: `199${String(20_000_000 + i)}`,
    householdAddress: "江海省临澜市东屿区望潮街道1号",
    ...{ partyApplication: "否", isVolunteer: "是", volunteerSince: "2020-03-05" },
  };
}

/** Writes the workbook as people save it: the template's columns, one row each. */
export async function writeRoster(path: string, rows: number): Promise<Roster> {
  const { columns, title } = MEMBER_BELOW_TEMPLATE;
  const numbers = Array.from({ length: rows }, (_, i) => i);
  const cells = numbers.map((i) => {
    const row = cellsOf(i);
    return columns.map((c) => row[c.key] ?? "");
  });
  const head = columns.map((c) => c.header);
  writeFileSync(path, await writeTable([{ name: title, head, widths: columns.map((c) => c.width), rows: cells }]));
  const SKIP = numbers.filter((i) => isWrong(i) || isRepeated(i)).length;
  const UPDATE = numbers.filter(isKnown).length;
  return { path, rows, expected: { SKIP, UPDATE, NEW: rows - SKIP - UPDATE } };
}

/** Who imports: the administrator of a faculty, at that desk. */
export async function importer(): Promise<Actor> {
  const home = await db().organization.findFirstOrThrow({ where: { fullName: "江海海洋大学信息学院团委" } });
  const admin = await db().orgAdmin.findFirstOrThrow({ where: { organizationId: home.id, status: "ACTIVE" } });
  const person = await db().person.findUniqueOrThrow({ where: { id: admin.personId } });
  return deskActor(person, home, false);
}

/** Makes the branches that the roster names, and registers those whom it knows already, without address. */
export async function prepareBranches(rows: number): Promise<void> {
  const { organizationId } = await importer();
  const names = Array.from({ length: Math.ceil(rows / PER_BRANCH) }, (_, n) => branchName(n));
  await transaction(async (tx) => {
    const parent = await lockParent(tx, organizationId ?? "");
    const children = names.map((fullName) => ({ shortName: fullName.slice(8), fullName, category: "BRANCH" as const }));
    const ids = await insertChildren(tx, SYSTEM, parent, children);
    await lockBranches(tx, ids);
    const branches = await tx.organization.findMany({ where: { id: { in: ids } }, orderBy: { path: "asc" } });
    const known = Array.from({ length: rows }, (_, i) => i).filter(isKnown);
    const newcomers = known.flatMap((i) => {
      const home = branches[Math.floor(i / PER_BRANCH)];
      const { draft } = readMemberRow({ ...cellsOf(i), householdAddress: "" }, i);
      return home ? [{ draft, branch: home }] : [];
    });
    const subject = { type: "organization", id: organizationId ?? "" };
    await enterMembers(tx, newcomers, { who: SYSTEM, settings: DEFAULTS, kind: "ENTERED", subject });
  }, 120_000);
}

/** The bytes of a roster as a browser sends them. */
export const streamOf = (path: string): ReadableStream<Uint8Array> => new Blob([readFileSync(path)]).stream();
