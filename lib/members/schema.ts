// 人员表单与团员列表的筛选。表单里一律是文字，服务器按规则读成资料内容。手机上要用，所以用 zod 的轻便写法。
import * as z from "zod/mini";
import { Post } from "#generated/enums";
import { parseDate } from "#lib/dates";
import { line, searched } from "#lib/fields";
import { EVIDENCE } from "#lib/members/evidence/rules";
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

const evidence = z.array(z.enum(EVIDENCE)).check(z.maxLength(EVIDENCE.length));
export const verifySchema = z.strictObject({ personId: z.uuid(), evidence });

export const entrySchema = z.strictObject({
  branchId: z.uuid("请选择团支部。"),
  idNumberConfirm: line(30),
  acceptWarnings: z.boolean(),
  /** The uploaded 入团志愿书 of a newly developed member. */
  archiveFileId: z.optional(z.uuid()),
  /** The approval of an exception by which this person comes in (MEM-27, MEM-29). */
  waiverId: z.optional(z.uuid()),
  evidence: z._default(evidence, []),
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

const reason = line(100, "理由不能超过100个字。").check(z.minLength(2, "请写明查看的理由。"));
export const revealSchema = z.strictObject({ personId: z.uuid(), reason });
export const holderSchema = z.strictObject({ number: line(20).check(z.minLength(1)), reason });

export const exportRequestSchema = z.strictObject({
  query: z.string().check(z.maxLength(600)),
  reason: line(100, "用途不能超过100个字。").check(z.minLength(4, "请写明名单做什么用。")),
});
export const nothingSchema = z.strictObject({});
export const fileSchema = z.strictObject({ fileId: z.uuid() });

const years = z.catch(z.optional(z.coerce.number().check(z.int(), z.minimum(1990), z.maximum(2100))), undefined);

/** Filters of the member list. Everything has a default, so that any address opens. */
export const rosterFilterSchema = z.object({
  q: searched,
  at: z.catch(z.optional(z.uuid()), undefined),
  show: z.catch(z.enum(["all", "complete", "incomplete", "activated", "unactivated", "unuploaded", "unverified", "cadres"]), "all"),
  from: years,
  to: years,
  sort: z.catch(z.enum(["branch", "name", "joined"]), "branch"),
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100_000)), 1),
});
export type RosterFilter = z.output<typeof rosterFilterSchema>;
