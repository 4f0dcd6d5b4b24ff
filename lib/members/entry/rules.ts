// 录入检查：一份资料能不能进来，哪里不对、为什么、怎么改。单个录入、导入、自行修改共用。
import type { Post } from "#generated/enums";
import { ageAt, completedYears, type DatedValue, type Day, isEarlier, isFuture, isRealDay } from "#lib/dates";
import { type Circumstances, isAdult, requiredOf } from "#lib/members/completeness/rules";
import type { Draft, Finding } from "#lib/members/entry/schema";
import { birthOf, isMobile, isValidId, isValidName, repairedId } from "#lib/members/identity/rules";
import { FIELD_LABELS, NUMBER_FIELD_LABELS, type PersonField } from "#lib/members/labels";
import {
  developmentProvince,
  fitsField,
  hasSegment,
  isFitNumber,
  repairedNumber,
  type Segment,
  segmentOf,
} from "#lib/members/number/rules";
import { changedFields } from "#lib/members/profiles/rules";
import { FIELD_OPTIONS } from "#lib/members/record/labels";
import { EXPECTED_EDUCATION, MEMBER_STATUSES, PARTY_STATUSES } from "#lib/options/person-options";
import type { ErrorCode } from "#lib/errors";
import { no, type Verdict } from "#lib/verdict";

/** What the rules need to know beyond the draft itself. */
export type EntryFacts = Circumstances & {
  segments: readonly Segment[];
  /** Posts that may be held in the organization. */
  posts: readonly Post[];
};

type Rule = (draft: Draft, facts: EntryFacts) => (Finding | null)[];
type Values = Record<string, string | number>;

const finding = (field: PersonField, code: ErrorCode, values: Values = {}): Finding => ({
  field,
  code,
  because: no(code, values).because,
  soft: code.startsWith("W-"),
});

const fromVerdict = (field: PersonField, verdict: Verdict, fix?: Finding["fix"]): Finding | null =>
  verdict.yes ? null : { field, code: verdict.code, because: verdict.because, soft: false, ...(fix ? { fix } : {}) };

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";

/** Mandatory fields that are empty; a missing number has its own sentence (E-MEM-07). */
const required: Rule = (draft, facts) =>
  requiredOf(draft, facts)
    .filter((field) => isEmpty(draft[field]) && field !== "developmentNo")
    .map((field) => finding(field, "E-MEM-01", { fields: FIELD_LABELS[field] }));

/** The repair of a number that only fails by its last character. */
export function idFix(idNumber: string, today: Day): Finding["fix"] {
  const repaired = repairedId(idNumber, today);
  return repaired ? { label: `末位改为 ${repaired.at(-1)}`, value: repaired } : undefined;
}

const identity: Rule = (draft, { today }) => [
  draft.name ? fromVerdict("name", isValidName(draft.name)) : null,
  draft.idNumber ? fromVerdict("idNumber", isValidId(draft.idNumber, today), idFix(draft.idNumber, today)) : null,
];

const status: Rule = (draft, { profile }) => [
  profile === "MEMBER" && draft.politicalStatus && !MEMBER_STATUSES.includes(draft.politicalStatus)
    ? finding("politicalStatus", "E-MEM-41", { field: "政治面貌", options: "共青团员、中共党员、中共预备党员" })
    : null,
];

/** Codes that no list knows; what a member's political status may be is told apart. */
const options: Rule = (draft, { profile }) =>
  (Object.keys(FIELD_OPTIONS) as PersonField[]).map((field) => {
    const [value, list] = [draft[field] as string | null, FIELD_OPTIONS[field]];
    if (!value || !list || list.codes.includes(value) || (field === "politicalStatus" && profile === "MEMBER")) return null;
    return finding(field, "E-MEM-41", { field: FIELD_LABELS[field], options: list.labels.slice(0, 6).join("、") });
  });

/** Lowest age at joining (MEM-06). */
function minimumAge(draft: Draft, joined: DatedValue, facts: EntryFacts): number {
  const { settings } = facts;
  const province = developmentProvince(draft.developmentNo, facts.branchProvince) ?? "";
  const strict = joined.day >= settings["join.ageCutDate"] || settings["join.strictProvinces"].includes(province);
  return settings[strict ? "join.minAgeAfter" : "join.minAgeBefore"];
}

const joining: Rule = (draft, facts) => {
  const joined = draft.joinLeagueDate;
  if (!joined || !isValidId(draft.idNumber, facts.today).yes) return [];
  if (isFuture(joined, facts.today)) return [finding("joinLeagueDate", "E-MEM-42", { field: "入团时间" })];
  const age = ageAt(birthOf(draft.idNumber), joined);
  const n = minimumAge(draft, joined, facts);
  if (age < n && facts.waived !== "AGE") return [finding("joinLeagueDate", "E-MEM-06", { 年份: joined.day.slice(0, 4), n })];
  const { "join.warnBelow": warn, "join.ageCutDate": cut } = facts.settings;
  return [joined.day >= cut && age < warn ? finding("joinLeagueDate", "W-MEM-06", { n: warn }) : null];
};

const numberForm: Rule = (draft, facts) => {
  const joined = draft.joinLeagueDate;
  if (!joined) return [];
  const verdict = isFitNumber({ number: draft.developmentNo, joined: joined.day, ...facts });
  const repaired = !verdict.yes && verdict.code === "E-MEM-08b" ? repairedNumber(draft.developmentNo ?? "", joined.day) : null;
  const fix = repaired ? { label: `改为 ${repaired.slice(0, 4)} 开头`, value: repaired } : undefined;
  return [fromVerdict("developmentNo", verdict, fix)];
};

const numberField: Rule = (draft, facts) => {
  const { developmentNo: number, joinLeagueDate: joined } = draft;
  if (!number || !joined || !hasSegment(number)) return [];
  const strict = joined.day >= facts.settings["devNo.rejectUnknownFrom"];
  const segment = segmentOf(number, facts.segments);
  const rejected = strict && facts.settings["devNo.unknownSegment"] === "REJECT";
  if (!segment) return [finding("developmentNo", rejected ? "E-MEM-08d" : "W-MEM-08")];
  if (fitsField(segment.field, draft).yes) return [];
  return [finding("developmentNo", strict ? "E-MEM-10" : "W-MEM-10", { xx: NUMBER_FIELD_LABELS[segment.field] })];
};

const education: Rule = (draft) => {
  const expected = draft.occupationClass === "STUDENT" ? EXPECTED_EDUCATION[draft.studyStatus ?? ""] : undefined;
  return [expected && draft.education && !expected.includes(draft.education) ? finding("education", "W-MEM-12") : null];
};

const party: Rule = (draft, { today }) => {
  const date = draft.joinPartyDate;
  if (!date) return [];
  if (!PARTY_STATUSES.includes(draft.politicalStatus ?? "")) return [finding("joinPartyDate", "E-MEM-14")];
  if (isFuture(date, today)) return [finding("joinPartyDate", "E-MEM-42", { field: "入党时间" })];
  const early = isValidId(draft.idNumber, today).yes && ageAt(birthOf(draft.idNumber), date) < 18;
  const before = draft.joinLeagueDate !== null && isEarlier(date, draft.joinLeagueDate);
  return [early || before ? finding("joinPartyDate", "E-MEM-40") : null];
};

const post: Rule = (draft, { today, posts }) => {
  if (draft.isCadre === false || draft.post === null) return [];
  const since = draft.postSince;
  if (since && !isRealDay(`${since}-01`)) return [finding("postSince", "E-MEM-44", { field: FIELD_LABELS.postSince })];
  const joined = draft.joinLeagueDate?.day.slice(0, 7) ?? "";
  return [
    posts.includes(draft.post) ? null : finding("post", "E-CAD-04"),
    since && (since > today.slice(0, 7) || since < joined) ? finding("postSince", "E-MEM-43") : null,
  ];
};

const PATTERNS: readonly (readonly [PersonField, RegExp])[] = [
  ["email", /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/],
  ["qq", /^[1-9]\d{4,11}$/],
  ["wechat", /^.{1,32}$/],
  ["weibo", /^.{1,64}$/],
  ["householdAddress", /^.{1,100}$/],
  ["unitName", /^.{1,100}$/],
];

const contact: Rule = (draft) => [
  draft.mobile && !isMobile(draft.mobile) ? finding("mobile", "E-MEM-15") : null,
  ...PATTERNS.map(([field, form]) => {
    const value = draft[field] as string | null;
    return value && !form.test(value) ? finding(field, "E-GEN-03", { field: FIELD_LABELS[field] }) : null;
  }),
];

const application: Rule = (draft, { today }) => {
  if (!isValidId(draft.idNumber, today).yes || draft.partyApplication === null) return [];
  if (!isAdult(draft.idNumber, today)) return [finding("partyApplication", "W-MEM-13")];
  const date = draft.partyApplicationDate;
  if (!date) return [];
  if (isFuture(date, today)) return [finding("partyApplicationDate", "E-MEM-42", { field: FIELD_LABELS.partyApplicationDate })];
  return [ageAt(birthOf(draft.idNumber), date) < 18 ? finding("partyApplicationDate", "E-MEM-45") : null];
};

const volunteering: Rule = ({ volunteerSince }, { today }) => [
  volunteerSince && isFuture(volunteerSince, today) ? finding("volunteerSince", "E-MEM-42", { field: FIELD_LABELS.volunteerSince }) : null,
];

const grown: Rule = (draft, { today, profile }) => {
  if (profile === "CADRE" || draft.isCadre || !isValidId(draft.idNumber, today).yes) return [];
  const old = completedYears(birthOf(draft.idNumber), today) >= 28;
  return [old && !PARTY_STATUSES.includes(draft.politicalStatus ?? "") ? finding("idNumber", "W-MEM-28") : null];
};

const RULES: readonly Rule[] = [
  required,
  identity,
  status,
  options,
  joining,
  numberForm,
  numberField,
  education,
  party,
  post,
  contact,
  application,
  volunteering,
  grown,
];

/** Everything that is wrong or doubtful about a draft, by itself. */
export const examine = (draft: Draft, facts: EntryFacts): Finding[] =>
  RULES.flatMap((rule) => rule(draft, facts)).filter((f) => f !== null);

/** A number in a segment's field is not checked again after entry (MEM-11). */
const isForEntryOnly = ({ code }: Finding): boolean => code === "E-MEM-10" || code === "W-MEM-10";

/**
 * What an edit makes wrong or doubtful: about the fields that it changes, and about others that were in order until then.
 * Faults that the record had already stay tolerated.
 */
export function examineEdit(before: Draft, after: Draft, facts: EntryFacts): Finding[] {
  const known = new Set(examine(before, facts).map(({ field, code }) => `${field}/${code}`));
  const changed = changedFields(before, after);
  const isNew = ({ field, code }: Finding) => changed.includes(field) || !known.has(`${field}/${code}`);
  return examine(after, facts).filter((f) => isNew(f) && !isForEntryOnly(f));
}

/** A phone that others have too: that may be, and is told, but not whose it is (MEM-15). */
export function sharedMobile({ here, elsewhere }: { here: number; elsewhere: boolean }): Finding[] {
  const who = [here > 0 ? `本支部的${here}名团员` : "", elsewhere ? "其他组织的人" : ""].filter(Boolean).join("和");
  return who === "" ? [] : [finding("mobile", "W-MEM-15", { who })];
}

/** Joined long ago, and nothing was seen that proves it (MEM-21). */
export const unproved = (): Finding => finding("joinLeagueDate", "W-MEM-21");

/** Only what blocks. */
export const blocking = (findings: readonly Finding[]): Finding[] => findings.filter((f) => !f.soft);

/** Of these dates the precision is not kept: the first of a month stands for the month. */
const asKept = (date: DatedValue | null): DatedValue | null => (date?.day.endsWith("-01") ? { day: date.day, precision: "MONTH" } : date);

/** The draft as it is stored: what does not apply is dropped (Q14). */
export function settle(draft: Draft, today: Day): Draft {
  const student = draft.occupationClass === "STUDENT";
  const adult = isAdult(draft.idNumber, today);
  const inParty = PARTY_STATUSES.includes(draft.politicalStatus ?? "");
  const applied = inParty ? true : draft.partyApplication;
  return {
    ...draft,
    studyStatus: student ? draft.studyStatus : null,
    occupation: student ? null : draft.occupation,
    joinPartyDate: inParty ? asKept(draft.joinPartyDate) : null,
    partyApplication: adult ? applied : null,
    partyApplicationDate: adult && applied ? asKept(draft.partyApplicationDate) : null,
    volunteerSince: draft.isVolunteer ? asKept(draft.volunteerSince) : null,
  };
}
