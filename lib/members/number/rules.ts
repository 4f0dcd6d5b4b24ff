// 发展团员编号：何时必填、怎么写、属于哪个号段（规格 4.3，MEM-07 至 MEM-10）。
import type { NumberField, OccupationClass, WaiverKind } from "#generated/enums";
import type { Day } from "#lib/dates";
import { NUMBER_FIELD_LABELS } from "#lib/members/labels";
import type { Settings } from "#lib/settings/registry";
import { no, type Verdict, yes } from "#lib/verdict";

export type Segment = { year: number; provinceCode: string; field: NumberField; fromSerial: number; toSerial: number; ownerId: string };

export type NumberCase = {
  number: string | null;
  joined: Day;
  /** Province above the branch, used while there is no number. */
  branchProvince: string | null;
  settings: Settings;
  waived?: WaiverKind | null | undefined;
};

/** Province in which the person was developed: characters 5–6 of a 12-digit number, else the branch's (Q11). */
export const developmentProvince = (number: string | null, branchProvince: string | null): string | null =>
  number && /^\d{12}$/.test(number) ? number.slice(4, 6) : branchProvince;

const isStrictProvince = (c: NumberCase): boolean =>
  c.settings["join.strictProvinces"].includes(developmentProvince(c.number, c.branchProvince) ?? "");

/** First joining date from which a number is needed and must have 12 digits (C-04). */
const strictFrom = (c: NumberCase): Day => c.settings[isStrictProvince(c) ? "devNo.requiredFromStrict" : "devNo.requiredFrom"];

/** Whether a number is mandatory (MEM-07); members developed in the army have none (MEM-29). */
export const isNumberRequired = (c: NumberCase): boolean => c.waived !== "ARMY" && c.joined >= strictFrom(c);

const SHANDONG: readonly { prefix: string; years: readonly string[] }[] = [
  { prefix: "201516", years: ["2015", "2016"] },
  { prefix: "201617", years: ["2016", "2017"] },
];

/** Old numbers of Shandong: 16 digits that name two years. Null when it is not one. */
function shandongVerdict(number: string, year: string): Verdict | null {
  if (!/^\d{16}$/.test(number)) return null;
  return SHANDONG.some((s) => number.startsWith(s.prefix) && s.years.includes(year)) ? yes : no("E-MEM-08b");
}

function yearVerdict(c: NumberCase, number: string): Verdict {
  const [written, joined] = [number.slice(0, 4), c.joined.slice(0, 4)];
  const { "devNo.yearInterchange": pairs } = c.settings;
  const same = written === joined || (pairs.includes(Number(written)) && pairs.includes(Number(joined)));
  return same ? yes : no("E-MEM-08b");
}

/** Checks the written form (MEM-08). Before the strict date: more than four characters, beginning with the year. */
export function isFitNumber(c: NumberCase): Verdict {
  if (!c.number) return isNumberRequired(c) ? no("E-MEM-07") : yes;
  const year = c.joined.slice(0, 4);
  const old = c.settings["devNo.acceptSd16"] ? shandongVerdict(c.number, year) : null;
  if (old) return old;
  if (c.joined < strictFrom(c)) return c.number.length > 4 && c.number.startsWith(year) ? yes : no("E-MEM-08c");
  return /^\d{12}$/.test(c.number) ? yearVerdict(c, c.number) : no("E-MEM-08a");
}

/** The number with the joining year put in front, when only the year is wrong. */
export const repairedNumber = (number: string, joined: Day): string | null =>
  /^\d{12}$/.test(number) && !number.startsWith(joined.slice(0, 4)) ? joined.slice(0, 4) + number.slice(4) : null;

/** The registered segment that a number lies in. */
export function segmentOf(number: string, segments: readonly Segment[]): Segment | null {
  const [year, province, serial] = [Number(number.slice(0, 4)), number.slice(4, 6), Number(number.slice(6))];
  const fits = (s: Segment) => s.year === year && s.provinceCode === province && s.fromSerial <= serial && serial <= s.toSerial;
  return segments.find(fits) ?? null;
}

const SEGMENTS_SINCE = 2020;

/** Whether segments say anything about a number: twelve digits, of 2020 or later (Q9). */
export const hasSegment = (number: string): boolean => /^\d{12}$/.test(number) && Number(number.slice(0, 4)) >= SEGMENTS_SINCE;

const STUDIES: Readonly<Record<Exclude<NumberField, "SOCIETY">, readonly string[]>> = {
  JUNIOR_HIGH: ["01"],
  SENIOR_HIGH: ["02"],
  VOCATIONAL: ["03"],
  UNIVERSITY: ["04", "05", "06", "07"],
};

export type Occupied = { occupationClass: OccupationClass | null; studyStatus: string | null };

/** Whether occupation and study fit the field of the number's segment (MEM-10). */
export function fitsField(field: NumberField, { occupationClass, studyStatus }: Occupied): Verdict {
  const refusal = no("E-MEM-10", { xx: NUMBER_FIELD_LABELS[field] });
  if (field === "SOCIETY") return occupationClass === "WORKING_YOUTH" ? yes : refusal;
  return occupationClass === "STUDENT" && STUDIES[field].includes(studyStatus ?? "") ? yes : refusal;
}
