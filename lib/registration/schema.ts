// 管理员注册表单。
import * as z from "zod";
import { personFormFields } from "#lib/members/schema";

export const registrationSchema = z.strictObject({
  organizationId: z.uuid("请选择要管理的组织。"),
  code: z.string().trim().min(1, "请填写管理员注册码。").max(20),
  idNumberConfirm: z.string(),
  password: z.string().min(1, "请设置密码。").max(1000),
  person: z.strictObject(personFormFields),
});
export type RegistrationForm = z.input<typeof registrationSchema>;
export type Registration = z.output<typeof registrationSchema>;

export const organizationIdSchema = z.strictObject({ organizationId: z.uuid() });
export const nothingSchema = z.strictObject({});
