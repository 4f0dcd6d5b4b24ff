// 人员资料的内容：录入表、导入行、修改表单都先变成它，再按同一套规则检查。
import type { OccupationClass, Post } from "#generated/enums";
import { type DatedValue, type Month, parseDate } from "#lib/dates";
import { canonicalDigits, canonicalId, canonicalMobile, canonicalName } from "#lib/members/identity/rules";
import type { PersonField } from "#lib/members/labels";

/** A person's record as it is written down; codes of the option lists, null where nothing was written. */
export type Draft = {
  name: string;
  idNumber: string;
  ethnicity: string | null;
  occupationClass: OccupationClass | null;
  studyStatus: string | null;
  occupation: string | null;
  education: string | null;
  politicalStatus: string | null;
  joinLeagueDate: DatedValue | null;
  developmentNo: string | null;
  joinPartyDate: DatedValue | null;
  isCadre: boolean | null;
  post: Post | null;
  postSince: Month | null;
  postMode: string | null;
  cadreNature: string | null;
  isPeerPartyCommitteeMember: boolean | null;
  dutyStatus: string | null;
  mobile: string | null;
  householdAddress: string | null;
  email: string | null;
  qq: string | null;
  wechat: string | null;
  weibo: string | null;
  unitName: string | null;
  partyApplication: boolean | null;
  partyApplicationDate: DatedValue | null;
  isVolunteer: boolean | null;
  volunteerSince: DatedValue | null;
};

/** Nothing written yet. */
export const EMPTY_DRAFT: Draft = {
  name: "",
  idNumber: "",
  ethnicity: null,
  occupationClass: null,
  studyStatus: null,
  occupation: null,
  education: null,
  politicalStatus: null,
  joinLeagueDate: null,
  developmentNo: null,
  joinPartyDate: null,
  isCadre: null,
  post: null,
  postSince: null,
  postMode: null,
  cadreNature: null,
  isPeerPartyCommitteeMember: null,
  dutyStatus: null,
  mobile: null,
  householdAddress: null,
  email: null,
  qq: null,
  wechat: null,
  weibo: null,
  unitName: null,
  partyApplication: null,
  partyApplicationDate: null,
  isVolunteer: null,
  volunteerSince: null,
};

/** A finding about one field. Soft ones warn; the rest block. `fix` is a value that would do. */
export type Finding = {
  field: PersonField;
  code: string;
  because: string;
  soft: boolean;
  fix?: { label: string; value: string };
};

/** What came of an entry or edit: done, or doubts that somebody has to look at first. */
export type Warned = { kind: "warnings"; warnings: Finding[] };
export type Entered = { kind: "entered"; personId: string; name: string; newDevelopment: boolean };
export type Saved = { kind: "saved"; changed: number };
/** A change of one's own that the branch has to agree to first. */
export type Filed = { kind: "filed"; changed: number };

/** The record as the form holds it: texts, whatever they may come to mean. */
export type PersonForm = Omit<
  Record<keyof Draft, string>,
  "occupationClass" | "post" | "isCadre" | "isPeerPartyCommitteeMember" | "partyApplication" | "isVolunteer"
> & { occupationClass: OccupationClass | ""; post: Post | "" } & Record<
    "isCadre" | "isPeerPartyCommitteeMember" | "partyApplication" | "isVolunteer",
    "" | "1" | "0"
  >;

const orNull = (text: string): string | null => text || null;
const flag = (text: string): boolean | null => (text === "" ? null : text === "1");
const monthOf = (text: string): string | null => parseDate(text)?.day.slice(0, 7) ?? orNull(text);

const FLAGS = ["isCadre", "isPeerPartyCommitteeMember", "partyApplication", "isVolunteer"] as const;
const DATES = ["joinLeagueDate", "joinPartyDate", "partyApplicationDate", "volunteerSince"] as const;

/** The draft that a filled form amounts to. */
export function draftOfForm(form: PersonForm): Draft {
  const texts = Object.fromEntries(Object.entries(form).map(([field, text]) => [field, orNull(text)]));
  const flags = Object.fromEntries(FLAGS.map((field) => [field, flag(form[field])]));
  const dates = Object.fromEntries(DATES.map((field) => [field, parseDate(form[field])]));
  const numbers = {
    mobile: orNull(canonicalMobile(form.mobile)),
    developmentNo: orNull(canonicalDigits(form.developmentNo)),
    qq: orNull(canonicalDigits(form.qq)),
  };
  const given = { ...EMPTY_DRAFT, ...texts, ...flags, ...dates, ...numbers, postSince: monthOf(form.postSince) };
  return { ...given, name: canonicalName(form.name), idNumber: canonicalId(form.idNumber) };
}

const dateOf = (value: DatedValue | null): string => (value ? (value.precision === "MONTH" ? value.day.slice(0, 7) : value.day) : "");
const flagText = (value: boolean | null): "" | "1" | "0" => (value === null ? "" : value ? "1" : "0");

/** The form that shows a draft. */
export function formOfDraft(draft: Draft): PersonForm {
  const texts = Object.fromEntries(Object.keys(EMPTY_DRAFT).map((f) => [f, draft[f as keyof Draft] ?? ""]));
  const flags = Object.fromEntries(FLAGS.map((field) => [field, flagText(draft[field])]));
  const dates = Object.fromEntries(DATES.map((field) => [field, dateOf(draft[field])]));
  return { ...(texts as PersonForm), ...flags, ...dates };
}

/** An empty form. */
export const EMPTY_FORM = Object.fromEntries(Object.keys(EMPTY_DRAFT).map((f) => [f, ""])) as PersonForm;
