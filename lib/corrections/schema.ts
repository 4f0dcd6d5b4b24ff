// 更正与删除的表单。
import * as z from "zod/mini";
import { DeletionReason } from "#generated/enums";
import { line } from "#lib/fields";
import { markFields } from "#lib/graduation/schema";

const fileId = z.uuid("请上传证明材料。");
const note = (least: string) => line(200, "说明不能超过200个字。").check(z.minLength(2, least));

/** A new name or a new ID number; what stays is left empty. */
export const identitySchema = z.strictObject({
  personId: z.uuid(),
  name: line(60),
  idNumber: line(30),
  idNumberConfirm: line(30),
  note: note("请写明为什么要更正。"),
  fileId,
});
export type IdentityForm = z.input<typeof identitySchema>;
export type IdentityRequest = z.output<typeof identitySchema>;

/** Another month or reason for a branch that is marked already (GRAD-06). */
export const markCorrectionSchema = z.strictObject({ branchId: z.uuid(), ...markFields, why: note("请写明为什么要更正。") });
export type MarkCorrectionForm = z.input<typeof markCorrectionSchema>;
export type MarkCorrectionRequest = z.output<typeof markCorrectionSchema>;

export const deletionSchema = z.strictObject({
  personId: z.uuid(),
  reason: z.enum(Object.values(DeletionReason) as [DeletionReason, ...DeletionReason[]], "请选择删除的理由。"),
  note: note("请写明情况。"),
  fileId,
});
export type DeletionForm = z.input<typeof deletionSchema>;
export type DeletionRequest = z.output<typeof deletionSchema>;
