// 团干部培训的表单与列表地址（CAD-14）。
import * as z from "zod/mini";
import { TrainingForm } from "#generated/enums";
import { isRealDay } from "#lib/dates";
import { line } from "#lib/fields";
import { no } from "#lib/verdict";

const day = (label: string) => z.string().check(z.refine((text) => isRealDay(text), no("E-MEM-44", { field: label }).because));
const filled = (label: string, most: number) => line(most).check(z.minLength(1, no("E-GEN-01", { fields: label }).because));
const HOURS = "学时填 1 至 1000 的整数，可不填。";

export const trainingSchema = z
  .strictObject({
    organizationId: z.uuid(),
    trainingId: z.optional(z.uuid()),
    version: z.int(),
    name: filled("培训名称", 100),
    host: filled("主办单位", 100),
    startOn: day("开始日期"),
    endOn: day("结束日期"),
    form: z.enum(Object.values(TrainingForm) as [TrainingForm, ...TrainingForm[]], "请选择培训形式。"),
    hours: line(4).check(z.refine((text) => text === "" || (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 1000), HOURS)),
    note: line(500),
    fileId: z.optional(z.uuid()),
    personIds: z.array(z.uuid()).check(z.minLength(1, "请选择参训人员。"), z.maxLength(500)),
  })
  .check(z.refine(({ startOn, endOn }) => endOn >= startOn, { error: no("E-CAD-14").because, path: ["endOn"] }));
export type TrainingFormData = z.input<typeof trainingSchema>;
export type TrainingEntry = z.output<typeof trainingSchema>;

export const trainingIdSchema = z.strictObject({ trainingId: z.uuid() });

export const trainingFilterSchema = z.object({
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1),
});
