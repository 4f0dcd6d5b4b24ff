// 上报录入例外的表单、名单的翻页。
import * as z from "zod/mini";
import { WaiverKind } from "#generated/enums";
import { line } from "#lib/fields";
import { personFormFields } from "#lib/members/schema";

const { name, idNumber, mobile } = personFormFields;

export const waiverSchema = z.strictObject({
  kind: z.enum(WaiverKind, "请选择是哪一种例外。"),
  branchId: z.uuid("请选择团支部。"),
  name,
  idNumber,
  idNumberConfirm: idNumber,
  mobile,
  note: line(300, "情况说明不能超过300个字。").check(z.minLength(10, "请写明情况、由哪个组织出具的说明。")),
});
export type WaiverForm = z.input<typeof waiverSchema>;
export type WaiverReport = z.output<typeof waiverSchema>;

export const waiverPageSchema = z.object({
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1),
});
