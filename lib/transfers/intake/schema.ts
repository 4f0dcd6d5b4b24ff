// 成批办理转入的表单（TRF-25）。
import * as z from "zod/mini";
import { TransferReason } from "#generated/enums";
import { line } from "#lib/fields";

export const intakeSchema = z.strictObject({
  people: z
    .array(z.strictObject({ name: line(60), idNumber: line(30) }))
    .check(z.minLength(1, "名单里没有人。"), z.maxLength(30, "一次最多30人，请分次提交。")),
  reason: z.enum(Object.values(TransferReason) as [TransferReason, ...TransferReason[]], "请选择转接原因。"),
  reasonNote: line(200),
});
export type Intake = z.output<typeof intakeSchema>;
