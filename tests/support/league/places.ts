// 模型里的组织与人：只照规格写的一小份共青团，一行产品的规则也不借用。
import { ADMINISTRATORS } from "#world/administrators";
import { MEMBERS } from "#world/members";
import { ORGANIZATIONS } from "#world/organizations";

export type Mark = "NONE" | "GRADUATE" | "DELAYED" | "TEACHER";
export type Organization = {
  key: string;
  parent: string | null;
  category: string;
  /** 预计毕业时间. */
  month: string | null;
  school: boolean;
  township: boolean;
  external: boolean;
  deleted: boolean;
};
export type Person = {
  key: string;
  branch: string | null;
  mark: Mark;
  /** 本人的毕业年月 of somebody delayed, and the month of the branch they did not graduate with. */
  own: string | null;
  home: string | null;
  certified: boolean;
  activated: boolean;
};
export type Side = "from" | "to" | "listing" | "province" | "member";
export type Transfer = {
  person: string;
  kind: "OUT" | "IN" | "SELF" | "BULK";
  route: "NORMAL" | "EXTERNAL" | "SPECIAL";
  state: string;
  from: string;
  to: string;
  reason: string;
  /** The organization that started it; null is the member. */
  initiator: string | null;
  /** Who filed the present round. */
  applicant: string;
  due: number;
  refusedFrom: string | null;
  elsewhere: boolean | null;
  /** Desks on which it lay when it was closed. */
  lay: readonly string[];
};
export type Move = { organization: string; target: string; state: string; applicant: string; lay: readonly string[] };
export type League = {
  at: number;
  organizations: Map<string, Organization>;
  people: Map<string, Person>;
  /** Who administers what. */
  seats: Map<string, string[]>;
  transfers: Transfer[];
  moves: Move[];
  /** `person year`, as the cohorts are kept (7.6). */
  cohort: Set<string>;
};

const SCHOOLS = ["03PTGDYX", "04ZYJYXX", "05PTGZ", "051ZDZYYX", "052WQZX", "06CZ", "071JNYGZXX", "072SENYGZXX"];
const MORNING = Date.parse("2025-03-03T09:00:00+08:00");

function plantOrganizations(): Map<string, Organization> {
  const found = new Map<string, Organization>();
  for (const o of ORGANIZATIONS) {
    const above = o.parent ? found.get(o.parent) : undefined;
    const { key, parent, category } = o;
    const place = {
      school: SCHOOLS.includes(o.industry ?? ""),
      township: Boolean(o.township ?? above?.township),
      external: Boolean(o.external),
    };
    found.set(key, { key, parent, category, month: o.graduation ?? null, ...place, deleted: false });
  }
  return found;
}

/** The world of specification 9 as the model knows it. */
export function plantLeague(): League {
  const people = [...ADMINISTRATORS, ...MEMBERS];
  const person = (p: (typeof people)[number]): [string, Person] => {
    const certified = p.archive === undefined || p.archive === "APPROVED";
    const unmarked = { mark: "NONE", own: null, home: null } as const;
    return [p.key, { key: p.key, branch: p.branch, ...unmarked, certified, activated: p.activated !== false }];
  };
  const seats = new Map<string, string[]>();
  for (const p of people) for (const at of p.administers) seats.set(at, [...(seats.get(at) ?? []), p.key]);
  const empty = { transfers: [], moves: [], cohort: new Set<string>() };
  return { at: MORNING, organizations: plantOrganizations(), people: new Map(people.map(person)), seats, ...empty };
}

export const organization = (l: League, key: string): Organization => {
  const found = l.organizations.get(key);
  if (!found) throw new Error(`the model knows no organization ${key}`);
  return found;
};
export const person = (l: League, key: string): Person => {
  const found = l.people.get(key);
  if (!found) throw new Error(`the model knows nobody called ${key}`);
  return found;
};

/** From an organization up to the root, itself first. */
export function upwards(l: League, key: string): Organization[] {
  const line: Organization[] = [];
  for (let at: string | null = key; at !== null; at = line.at(-1)?.parent ?? null) line.push(organization(l, at));
  return line;
}
export const isWithin = (l: League, key: string, root: string): boolean => upwards(l, key).some((o) => o.key === root);
export const childrenOf = (l: League, key: string): Organization[] =>
  [...l.organizations.values()].filter((o) => o.parent === key && !o.deleted);
export const membersOf = (l: League, branch: string): Person[] => [...l.people.values()].filter((p) => p.branch === branch);
export const seatedAt = (l: League, key: string): string[] => l.seats.get(key) ?? [];

const BRANCHES = ["BRANCH", "GRADUATE_ORG", "PENDING_TRANSFER_BRANCH", "FLOATING_BRANCH", "SOCIETY_LINK_TEMP_BRANCH"];
const MORE_BRANCHES = ["DELAYED_GRADUATION_ORG", "OVERSEAS_STUDY_BRANCH", "SPECIAL_UNIT_LIBRARY", "TEMP_BRANCH"];
export const holdsMembers = ({ category }: Organization): boolean => BRANCHES.includes(category) || MORE_BRANCHES.includes(category);
export const isCommittee = ({ category }: Organization): boolean => ["COMMITTEE", "WORK_COMMITTEE", "GENERAL_BRANCH"].includes(category);
export const isLeading = ({ category }: Organization): boolean => category === "LEADING_BODY";
/** Holding branches and libraries have nobody in office. */
export const hasOffices = ({ category }: Organization): boolean => !["PENDING_TRANSFER_BRANCH", "SPECIAL_UNIT_LIBRARY"].includes(category);
export const isTownship = (l: League, key: string): boolean => upwards(l, key).some((o) => o.township);
export const isExternal = (l: League, key: string): boolean => upwards(l, key).some((o) => o.external);

const fromRoot = (l: League, key: string): Organization[] => upwards(l, key).reverse();
/** The province, second from the root. */
export const provinceOf = (l: League, key: string): Organization | undefined => fromRoot(l, key)[1];
/** The city or university committee of level three above a branch (C-37). */
export function listingOf(l: League, key: string): Organization | undefined {
  const third = fromRoot(l, key)[2];
  return third && third.key !== key && !third.deleted && ["LEADING_BODY", "COMMITTEE", "WORK_COMMITTEE"].includes(third.category)
    ? third
    : undefined;
}
/** The special-unit library of the province. */
export const libraryOf = (l: League, key: string): Organization | undefined =>
  childrenOf(l, provinceOf(l, key)?.key ?? "").find((o) => o.category === "SPECIAL_UNIT_LIBRARY");
/** 校团委: the topmost school committee on the way. */
export const schoolOf = (l: League, key: string): string | undefined =>
  fromRoot(l, key).find((o) => o.category === "COMMITTEE" && o.school)?.key;

/** Day of Shanghai at an instant, `2025-06-01`. */
export const dayAt = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
export const midnight = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
