// 人员表单与团员列表的筛选。表单里一律是文字，服务器按规则读成资料内容。手机上要用，所以用 zod 的轻便写法。
import * as z from "zod/mini";
import { Post } from "#generated/enums";
import { type DatedValue, parseDate } from "#lib/dates";
import { type Draft, EMPTY_DRAFT } from "#lib/members/entry/schema";
import { line, searched } from "#lib/fields";
import { canonicalDigits, canonicalId, canonicalMobile, canonicalName } from "#lib/members/identity/rules";
import { FIELD_LABELS } from "#lib/members/labels";
import { no } from "#lib/verdict";

const dateText = (field: keyof typeof FIELD_LABELS) =>
  line(20).check(z.refine((t) => t === "" || parseDate(t) !== null, no("E-MEM-44", { field: FIELD_LABELS[field] }).because));

/** Texts of the person form, by field. */
export const personFormFields = {
  name: line(60),
  idNumber: line(30),
  ethnicity: line(),
  occupationClass: z.enum(["", "STUDENT", "WORKING_YOUTH"]),
  studyStatus: line(),
  occupation: line(),
  education: line(),
  politicalStatus: line(),
  joinLeagueDate: dateText("joinLeagueDate"),
  developmentNo: line(20),
  joinPartyDate: dateText("joinPartyDate"),
  isCadre: z.enum(["", "1", "0"]),
  post: z.enum(["", ...Object.values(Post)]),
  postSince: line(10),
  postMode: line(),
  cadreNature: line(),
  isPeerPartyCommitteeMember: z.enum(["", "1", "0"]),
  dutyStatus: line(),
  mobile: line(20),
  householdAddress: line(200),
  email: line(),
  qq: line(20),
  wechat: line(60),
  weibo: line(),
  unitName: line(200),
  partyApplication: z.enum(["", "1", "0"]),
  partyApplicationDate: dateText("partyApplicationDate"),
  isVolunteer: z.enum(["", "1", "0"]),
  volunteerSince: dateText("volunteerSince"),
};
const personSchema = z.strictObject(personFormFields);
export type PersonForm = z.input<typeof personSchema>;

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
  const texts = Object.fromEntries(Object.keys(personFormFields).map((f) => [f, draft[f as keyof Draft] ?? ""]));
  const flags = Object.fromEntries(FLAGS.map((field) => [field, flagText(draft[field])]));
  const dates = Object.fromEntries(DATES.map((field) => [field, dateOf(draft[field])]));
  return { ...(texts as PersonForm), ...flags, ...dates };
}

/** An empty form. */
export const EMPTY_FORM = Object.fromEntries(Object.keys(personFormFields).map((f) => [f, ""])) as PersonForm;

export const entrySchema = z.strictObject({
  branchId: z.uuid("请选择团支部。"),
  idNumberConfirm: line(30),
  acceptWarnings: z.boolean(),
  person: personSchema,
});
export type EntryForm = z.input<typeof entrySchema>;
export type Entry = z.output<typeof entrySchema>;

export const editSchema = z.strictObject({
  personId: z.uuid(),
  version: z.int(),
  acceptWarnings: z.boolean(),
  person: personSchema,
});
export type Edit = z.output<typeof editSchema>;

export const revealSchema = z.strictObject({
  personId: z.uuid(),
  reason: line(100, "理由不能超过100个字。").check(z.minLength(2, "请写明查看的理由。")),
});

const years = z.catch(z.optional(z.coerce.number().check(z.int(), z.minimum(1990), z.maximum(2100))), undefined);

/** Filters of the member list. Everything has a default, so that any address opens. */
export const rosterFilterSchema = z.object({
  q: searched,
  at: z.catch(z.optional(z.uuid()), undefined),
  show: z.catch(z.enum(["all", "incomplete", "unactivated", "unuploaded", "cadres"]), "all"),
  from: years,
  to: years,
  sort: z.catch(z.enum(["branch", "name", "joined"]), "branch"),
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100_000)), 1),
});
export type RosterFilter = z.output<typeof rosterFilterSchema>;
