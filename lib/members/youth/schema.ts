// 青年列表的表单与翻页。
import * as z from "zod/mini";
import { line, searched } from "#lib/fields";
import { personFormFields } from "#lib/members/schema";

export const youthSchema = z.strictObject({
  youthId: z.optional(z.uuid()),
  branchId: z.uuid(),
  name: personFormFields.name,
  mobile: personFormFields.mobile,
  birthYear: line(4).check(z.regex(/^(19|20)\d{2}$/, "出生年份写四位数，例如 2006。")),
});
export type YouthForm = z.input<typeof youthSchema>;
export type YouthEntry = z.output<typeof youthSchema>;

export const youthIdSchema = z.strictObject({ youthId: z.uuid() });

export const youthFilterSchema = z.object({
  q: searched,
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1),
});
export type YouthFilter = z.output<typeof youthFilterSchema>;
