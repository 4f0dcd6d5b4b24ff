// 登录、激活、密码的表单。
import * as z from "zod";
import { no } from "#lib/verdict";

const idNumber = z.string().trim().min(1, "请填写身份证号。").max(40, "请填写18位身份证号码。");
const password = z.string().min(1, "请填写密码。").max(1000, "密码过长。");
const newPassword = z.string().min(1, "请设置新密码。").max(1000, "新密码不能超过128位。");
const code = z.string().trim().min(1, "请填写8位码。").max(20, "码是8位。");
const totp = z.string().trim().max(6, "动态口令是6位数字。");

export const signInSchema = z.strictObject({ idNumber, password, remembered: z.boolean(), totp });
export const activationSchema = z.strictObject({ idNumber: z.string().trim().max(40), code, password: newPassword });
/** Both fields of a new password must say the same (E-PWD-06). */
const confirmed = <S extends z.ZodType<{ password: string; confirm: string }>>(schema: S): S =>
  schema.refine((given) => given.password === given.confirm, { path: ["confirm"], error: no("E-PWD-06").because });

export const resetSchema = confirmed(
  z.strictObject({ idNumber, name: z.string().trim().min(1, "请填写姓名。").max(60), code, password: newPassword, confirm: z.string() }),
);
export const firstPasswordSchema = z.strictObject({ password: newPassword });
export const changePasswordSchema = confirmed(
  z.strictObject({ current: z.string().min(1, "请填写原密码。").max(1000), password: newPassword, confirm: z.string() }),
);
export const confirmSchema = z.strictObject({ password, totp });
export const totpSchema = z.strictObject({
  totp: z
    .string()
    .trim()
    .regex(/^\d{6}$/, "动态口令是6位数字。"),
});
export const passwordOnlySchema = z.strictObject({ password });
export const nothingSchema = z.strictObject({});
export const sessionSchema = z.strictObject({ sessionId: z.uuid() });
export const organizationSchema = z.strictObject({ organizationId: z.uuid() });
export const peopleSchema = z.strictObject({ personIds: z.array(z.uuid()).min(1, "请先选择人员。").max(500, "一次最多500人。") });
export const personSchema = z.strictObject({ personId: z.uuid() });
export const modeSchema = z.strictObject({ mode: z.enum(["A", "B", "C"]), days: z.number().int().min(1).max(20) });
export const demoSchema = z.strictObject({ personId: z.uuid() });
