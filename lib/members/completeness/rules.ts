// 资料完整：哪些项必填，缺了哪些（MEM-24，规格 4.2、7.4）。
import type { PersonProfile, WaiverKind } from "#generated/enums";
import { completedYears, type Day } from "#lib/dates";
import { birthOf, isMobile } from "#lib/members/identity/rules";
import type { Draft } from "#lib/members/entry/schema";
import { FIELD_LABELS, type PersonField } from "#lib/members/labels";
import { isNumberRequired } from "#lib/members/number/rules";
import { PARTY_STATUSES } from "#lib/options/person-options";
import type { Settings } from "#lib/settings/registry";

export type Circumstances = {
  today: Day;
  profile: PersonProfile;
  branchProvince: string | null;
  settings: Settings;
  /** By which exception somebody came in: without the age, or without a number. */
  waived?: WaiverKind | null | undefined;
};

/** The older minimum (C-14). */
const V2019: readonly PersonField[] = ["name", "idNumber", "ethnicity", "politicalStatus", "joinLeagueDate", "isCadre"];
/** What does not apply to a cadre who never was a member. */
const MEMBERS_ONLY: readonly PersonField[] = ["joinLeagueDate", "isCadre"];

const BASE: readonly PersonField[] = [
  "name",
  "idNumber",
  "ethnicity",
  "occupationClass",
  "education",
  "politicalStatus",
  "mobile",
  "isVolunteer",
];
const CADRE_BLOCK: readonly PersonField[] = ["post", "postSince", "postMode", "cadreNature", "isPeerPartyCommitteeMember"];

export const isAdult = (idNumber: string, today: Day): boolean => completedYears(birthOf(idNumber), today) >= 18;

const isPartyMember = (draft: Draft): boolean => PARTY_STATUSES.includes(draft.politicalStatus ?? "");

/** Whether a league member's own joining matters: always for members, for cadres if they ever were one. */
const wasMember = (draft: Draft, c: Circumstances): boolean => c.profile === "MEMBER" || draft.joinLeagueDate !== null;

type Need = (draft: Draft, c: Circumstances) => boolean;
const CONDITIONAL: readonly (readonly [PersonField, Need])[] = [
  ["studyStatus", (d) => d.occupationClass === "STUDENT"],
  ["occupation", (d) => d.occupationClass === "WORKING_YOUTH"],
  ["joinLeagueDate", (_, c) => c.profile === "MEMBER"],
  [
    "developmentNo",
    (d, c) =>
      wasMember(d, c) && d.joinLeagueDate !== null && isNumberRequired({ number: d.developmentNo, joined: d.joinLeagueDate.day, ...c }),
  ],
  ["joinPartyDate", isPartyMember],
  ["isCadre", (_, c) => c.profile === "MEMBER"],
  ["dutyStatus", (_, c) => c.profile === "CADRE"],
  ["householdAddress", (_, c) => c.profile === "MEMBER"],
  ["partyApplication", (d, c) => isAdult(d.idNumber, c.today) && !isPartyMember(d)],
  ["partyApplicationDate", (d, c) => d.partyApplication === true && isAdult(d.idNumber, c.today) && !isPartyMember(d)],
  ["volunteerSince", (d) => d.isVolunteer === true],
];

const FIELDS = Object.keys(FIELD_LABELS) as PersonField[];

/** Fields that must be filled for this person, in the form's order. */
export function requiredOf(draft: Draft, c: Circumstances): PersonField[] {
  if (c.settings["member.requiredProfile"] === "V2019") return V2019.filter((f) => c.profile === "MEMBER" || !MEMBERS_ONLY.includes(f));
  const conditional = CONDITIONAL.filter(([, need]) => need(draft, c)).map(([field]) => field);
  const needed = [...BASE, ...conditional, ...(draft.isCadre ? CADRE_BLOCK : [])];
  return FIELDS.filter((field) => needed.includes(field));
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";

/** Mandatory fields that are empty, or filled with what cannot be. */
export const gapsOf = (draft: Draft, c: Circumstances): PersonField[] =>
  requiredOf(draft, c).filter((field) => isEmpty(draft[field]) || (field === "mobile" && !isMobile(draft.mobile ?? "")));
