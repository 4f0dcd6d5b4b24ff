// 人员资料：一份什么都填好的，改哪一项由测试说。
import type { Draft } from "#lib/members/entry/schema";
import type { EntryFacts } from "#lib/members/entry/rules";
import type { Segment } from "#lib/members/number/rules";
import { parseDate } from "#lib/dates";
import type { NumberField } from "#generated/enums";
import { DEFAULTS } from "#lib/settings/registry";
import { draftOfWorld, PEOPLE } from "#world/people";

/** The day of the tests. */
export const TODAY = "2025-03-03";

/** The record of somebody of the world, in their own branch, changed as the test wants it. */
export function draftOf(key: string, more: Partial<Draft> = {}): Draft {
  const found = PEOPLE.find((p) => p.key === key);
  if (!found) throw new Error(`nobody is called ${key}`);
  return { ...draftOfWorld(found, found.branch), ...more };
}

/** A date as people write it. */
export const on = (text: string) => {
  const read = parseDate(text);
  if (!read) throw new Error(`not a date: ${text}`);
  return read;
};

/** The segments of 9.4. */
const RANGES: readonly (readonly [NumberField, number, number])[] = [
  ["JUNIOR_HIGH", 1, 299_999],
  ["SENIOR_HIGH", 300_000, 549_999],
  ["VOCATIONAL", 550_000, 699_999],
  ["UNIVERSITY", 700_000, 849_999],
  ["SOCIETY", 850_000, 999_999],
];
export const SEGMENTS: readonly Segment[] = [2020, 2021, 2022, 2023, 2024].flatMap((year) =>
  RANGES.map(([field, fromSerial, toSerial]) => ({ year, provinceCode: "39", field, fromSerial, toSerial, ownerId: field })),
);

/** Circumstances of an entry into a branch of province 39 today. */
export const facts = (more: Partial<EntryFacts> = {}): EntryFacts => ({
  today: TODAY,
  profile: "MEMBER",
  branchProvince: "39",
  settings: DEFAULTS,
  segments: SEGMENTS,
  posts: ["SECRETARY", "DEPUTY_SECRETARY", "COMMITTEE_MEMBER"],
  ...more,
});
