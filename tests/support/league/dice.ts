// 骰子：从局面里挑人、挑桌子、挑转接；多半挑得对，偶尔乱来。
import { holdersOf, isOpen } from "#tests/support/league/effects";
import type { Operation } from "#tests/support/league/operations";
import {
  dayAt,
  holdsMembers,
  isCommittee,
  midnight,
  organization,
  person,
  seatedAt,
  upwards,
  type League,
} from "#tests/support/league/places";

/** Numbers from the dice, each used for one choice. */
export type Rolls = readonly number[];
export type Throw = { l: League; next: () => number };

export function pick<T>({ next }: Throw, list: readonly T[]): T | null {
  return list.length > 0 ? (list[next() % list.length] as T) : null;
}
/** One in so many throws goes astray. */
export const astray = ({ next }: Throw, times = 20): boolean => next() % times === times - 1;

export const desks = (l: League): string[] => [...l.seats.keys()].filter((key) => seatedAt(l, key).length > 0).sort();
export const places = (l: League): string[] => [...l.organizations.keys()];
export const living = (l: League): string[] => places(l).filter((key) => !organization(l, key).deleted);
export const members = (l: League): string[] => [...l.people.values()].filter((p) => p.branch !== null).map((p) => p.key);

/** Somebody at one of these desks, at any if nobody sits there. */
export function sit(t: Throw, wanted: readonly string[]): { desk: string; by: string } | null {
  const seated = wanted.filter((key) => seatedAt(t.l, key).length > 0);
  const desk = pick(t, seated.length > 0 && !astray(t) ? seated : desks(t.l));
  const by = desk && pick(t, seatedAt(t.l, desk));
  return desk && by ? { desk, by } : null;
}

export const REASONS = [
  "EMPLOYED",
  "OTHER",
  "FURTHER_STUDY",
  "EMPLOYED",
  "UNEMPLOYED",
  "ARMY",
  "RESIDENCE",
  "REORGANIZATION",
  "JOB_CHANGE",
  "SCHOOL_CHANGE",
];
export const reasonOf = (t: Throw): string => pick(t, REASONS) ?? "OTHER";
export const targetOf = (t: Throw): string | null => {
  const fit = living(t.l).filter((key) => holdsMembers(organization(t.l, key)) || isCommittee(organization(t.l, key)));
  return pick(t, astray(t) ? places(t.l) : fit);
};
export const above = (l: League, key: string): string[] => upwards(l, key).map((o) => o.key);
export const homeOf = (l: League, key: string): string => person(l, key).branch ?? "O01";

export const open = (l: League): number[] => [...l.transfers.keys()].filter((n) => isOpen(l.transfers[n] as (typeof l.transfers)[number]));
export const every = (l: League): number[] => [...l.transfers.keys()];
export const inState = (l: League, ...states: string[]): number[] => every(l).filter((n) => states.includes(l.transfers[n]?.state ?? ""));

/** One of those meant, seldom any other; where none is meant mostly none. */
export function oneOf<T>(t: Throw, meant: readonly T[], all: readonly T[]): T | null {
  if (meant.length > 0) return pick(t, astray(t) ? all : meant);
  return astray(t, 6) ? pick(t, all) : null;
}
export const some = (t: Throw, meant: readonly number[]): number | null => oneOf(t, meant, every(t.l));

/** A transfer with the desks before which it lies. */
export function before(t: Throw, meant: readonly number[]): { transfer: number; desk: string; by: string } | null {
  const n = some(t, meant);
  const transfer = n === null ? undefined : t.l.transfers[n];
  if (n === null || !transfer || transfer.kind === "BULK") return null;
  const seat = sit(t, holdersOf(t.l, transfer));
  return seat && { transfer: n, ...seat };
}

/** A transfer with whoever started it. */
export function startedBy(t: Throw, meant: readonly number[]): { transfer: number; desk: string | null; by: string } | null {
  const n = some(t, meant);
  const transfer = n === null ? undefined : t.l.transfers[n];
  if (n === null || !transfer) return null;
  if (transfer.initiator === null && person(t.l, transfer.person).activated && !astray(t))
    return { transfer: n, desk: null, by: transfer.person };
  const seat = sit(t, transfer.initiator ? [transfer.initiator] : []);
  return seat && { transfer: n, ...seat };
}

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const SPANS = [HOUR, DAY, 3 * DAY, HOUR, DAY, 9 * DAY, 10 * DAY - 2000, 10 * DAY - 1000, 10 * DAY, 15 * DAY, 30 * DAY];
export const DATES = ["05-01", "06-01", "06-01", "06-01", "10-01"];

export function later(t: Throw): number {
  const { at } = t.l;
  const span = pick(t, [...SPANS, ...DATES]) ?? DAY;
  if (typeof span === "number") return at + span;
  const year = Number(dayAt(at).slice(0, 4));
  const [now, then] = [midnight(`${year}-${span}`), midnight(`${year + 1}-${span}`)];
  return now > at ? now : then;
}

/** Branches that take members from others. */
export const takesMembers = (l: League, key: string): boolean =>
  !["PENDING_TRANSFER_BRANCH", "SPECIAL_UNIT_LIBRARY", "OVERSEAS_STUDY_BRANCH"].includes(organization(l, key).category);

export const months = ["2025-06", "2026-06", "2027-06", "2025-03"];

export type Aim<K extends Operation["do"]> = (t: Throw) => Extract<Operation, { do: K }> | null;
export type Aims = { [K in Operation["do"]]: Aim<K> };

export const onPerson = (t: Throw, who: readonly string[]): { person: string; desk: string; by: string } | null => {
  const key = oneOf(t, who, [...t.l.people.keys()]);
  const seat = key && sit(t, above(t.l, homeOf(t.l, key)));
  return seat ? { person: key, ...seat } : null;
};
export const marked = (l: League, mark: string): string[] => members(l).filter((key) => person(l, key).mark === mark);
