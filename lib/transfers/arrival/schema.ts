// 接收码与报到码的表单。
import * as z from "zod/mini";
import { ArrivalPurpose } from "#generated/enums";
import { line } from "#lib/fields";
import { isShort } from "#lib/transfers/arrival/rules";

const purpose = z.enum(ArrivalPurpose);
export const arrivalCodeSchema = z.strictObject({ organizationId: z.uuid(), purpose });
export type ArrivalCodeAsked = z.output<typeof arrivalCodeSchema>;

/** What was typed instead of scanned. */
export const shortCodeSchema = z.strictObject({
  code: line(20).check(z.refine((typed) => isShort(typed), "码是六位数字，请核对后重新输入。")),
});
export const arrivalSchema = z.strictObject({ codeId: z.uuid() });

export const contactSchema = z.strictObject({
  transferId: z.uuid(),
  reason: line(100, "理由不能超过100个字。").check(z.minLength(2, "请写明查看的理由。")),
});

export const posterSchema = z.object({ purpose: z.catch(purpose, "JOIN") });
