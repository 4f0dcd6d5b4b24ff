// 毕业的表单：标记团支部的毕业时间。
import * as z from "zod/mini";
import { BatchSource, BatchVerdict, MarkReason, ReminderKind, SchoolType } from "#generated/enums";
import { line, searched } from "#lib/fields";
import { ROUTES } from "#lib/graduation/declarations/rules";
import { STAGES } from "#lib/graduation/funnel/rules";

const PHONE = /^(\+?\d{1,4}-)?(\d{3,4}-)?\d{7,14}$/;
const phone = z.union([z.literal(""), z.string().check(z.trim(), z.regex(PHONE, "请填写真实、可联络的电话号码。"))]);
const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** A month that may be left empty. */
export const monthField = z.pipe(
  z.union([z.literal(""), z.string().check(z.regex(MONTH))], "预计毕业时间应写成 2027-06 这样的年月。"),
  z.transform((text) => text || null),
);

export const markFields = {
  month: monthField,
  reason: z.pipe(
    z.enum(["", ...Object.values(MarkReason)]),
    z.transform((code) => code || null),
  ),
  note: z.pipe(
    line(100, "理由不能超过100个字。"),
    z.transform((text) => text || null),
  ),
};

const MOST_BRANCHES = 500;
export const markSchema = z.strictObject({
  branchIds: z
    .array(z.uuid())
    .check(z.minLength(1, "请先勾选团支部。"), z.maxLength(MOST_BRANCHES, `一次最多标记${MOST_BRANCHES}个团支部。`)),
  ...markFields,
  acceptWarnings: z.boolean(),
});
export type MarkForm = z.input<typeof markSchema>;
export type MarkRequest = z.output<typeof markSchema>;

const personIds = z.array(z.uuid()).check(z.minLength(1, "请先选择团员。"), z.maxLength(500, "一次最多标记500人。"));

export const delaySchema = z.strictObject({
  personIds,
  month: z.string().check(z.regex(MONTH, "请填写预计毕业时间，例如 2026-06。")),
  reason: line(100, "原因不能超过100个字。").check(z.minLength(2, "请填写延迟毕业原因。")),
});
export type DelayForm = z.input<typeof delaySchema>;
export type DelayRequest = z.output<typeof delaySchema>;
export const peopleSchema = z.strictObject({ personIds });

const day = z.union([z.literal(""), z.iso.date("日期应写成 2025-09-01 这样的年月日。")]);

/** What somebody says of where they go; which of it is asked depends on the route. */
export const declarationSchema = z.strictObject({
  route: z.enum(ROUTES, "请选择毕业去向。"),
  school: z.enum(["", ...Object.values(SchoolType)]),
  unitName: line(100, "名称不能超过100个字。"),
  address: line(200, "地址不能超过200个字。"),
  targetId: z.union([z.literal(""), z.uuid()]),
  place: line(100, "地点不能超过100个字。"),
  startOn: day,
  endOn: day,
  domesticContact: line(30, "联系人不能超过30个字。"),
  domesticPhone: phone,
  month: z.union([z.literal(""), z.string().check(z.regex(MONTH, "预计毕业时间应写成 2026-06 这样的年月。"))]),
  why: line(100, "原因不能超过100个字。"),
  contact: phone,
});
export type DeclarationForm = z.input<typeof declarationSchema>;

const page = z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100_000)), 1);

/** Lists of branches: from which organization on, which page, what was searched for. */
export const branchFilterSchema = z.object({ at: z.catch(z.optional(z.uuid()), undefined), q: searched, page });
export type BranchFilter = z.output<typeof branchFilterSchema>;

export const markedFilterSchema = z.object({ show: z.catch(z.enum(["delayed", "teachers"]), "delayed"), q: searched, page });
export type MarkedFilter = z.output<typeof markedFilterSchema>;

/** The funnel: from which organization on, of which year; and the list behind one of its numbers. */
export const funnelFilterSchema = z.object({
  at: z.catch(z.optional(z.uuid()), undefined),
  year: z.catch(z.optional(z.coerce.number().check(z.int(), z.minimum(2018), z.maximum(2099))), undefined),
  stage: z.catch(z.optional(z.enum(STAGES)), undefined),
  q: searched,
  page,
});
export type FunnelFilter = z.output<typeof funnelFilterSchema>;

export const reminderFilterSchema = z.object({
  kind: z.catch(z.optional(z.enum(Object.values(ReminderKind) as [ReminderKind, ...ReminderKind[]])), undefined),
  page,
});
export type ReminderFilter = z.output<typeof reminderFilterSchema>;

export const beginSchema = z.strictObject({
  source: z.enum(Object.values(BatchSource) as [BatchSource, ...BatchSource[]]),
  areaId: z.nullable(z.uuid()),
  fileId: z.nullable(z.uuid()),
});
export const batchSchema = z.strictObject({ batchId: z.uuid() });
export const batchFilterSchema = z.object({
  verdict: z.catch(z.optional(z.enum(Object.values(BatchVerdict) as [BatchVerdict, ...BatchVerdict[]])), undefined),
  page,
});
export type BatchFilter = z.output<typeof batchFilterSchema>;
/** Lines of one page of a batch. */
export const BATCH_PAGE = 50;
