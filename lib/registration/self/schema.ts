// 团员自行注册的表单。手机上要用，所以用 zod 的轻便写法。
import * as z from "zod/mini";
import { line } from "#lib/fields";
import { personFormFields } from "#lib/members/schema";

export const selfRegistrationSchema = z.strictObject({
  /** Made by the page, so that sending twice is one application, and a corrected one stays the same. */
  formId: z.uuid(),
  branchId: z.uuid("请选择要加入的团支部。"),
  idNumberConfirm: line(30),
  person: z.strictObject(personFormFields),
});
export type SelfRegistrationForm = z.input<typeof selfRegistrationSchema>;
export type SelfRegistrationSent = z.output<typeof selfRegistrationSchema>;

export const openSchema = z.strictObject({ idNumber: line(30).check(z.minLength(1, "请填写身份证号码。")) });
