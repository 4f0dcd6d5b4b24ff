// 管理员注册表单。手机上要用，所以用 zod 的轻便写法。
import * as z from "zod/mini";
import { personFormFields } from "#lib/members/schema";

export const registrationSchema = z.strictObject({
  organizationId: z.uuid("请选择要管理的组织。"),
  code: z.string().check(z.trim(), z.minLength(1, "请填写管理员注册码。"), z.maxLength(20)),
  idNumberConfirm: z.string(),
  password: z.string().check(z.minLength(1, "请设置密码。"), z.maxLength(1000)),
  person: z.strictObject(personFormFields),
});
export type RegistrationForm = z.input<typeof registrationSchema>;
export type Registration = z.output<typeof registrationSchema>;

export const organizationIdSchema = z.strictObject({ organizationId: z.uuid() });
export const nothingSchema = z.strictObject({});
