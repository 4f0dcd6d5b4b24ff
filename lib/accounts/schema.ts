// 登录、激活、密码的表单。手机上要用，所以用 zod 的轻便写法。
import * as z from "zod/mini";
import { PEOPLE_AT_ONCE } from "#lib/accounts/activation/rules";
import { no } from "#lib/verdict";

const filled = (because: string) => z.minLength(1, because);
const atMost = (most: number, because?: string) => z.maxLength(most, because);

const idNumber = z.string().check(z.trim(), filled("请填写身份证号。"), atMost(40, "请填写18位身份证号码。"));
const password = z.string().check(filled("请填写密码。"), atMost(1000, "密码过长。"));
const newPassword = z.string().check(filled("请设置新密码。"), atMost(1000, "新密码不能超过128位。"));
const code = z.string().check(z.trim(), filled("请填写8位码。"), atMost(20, "码是8位。"));
const totp = z.string().check(z.trim(), atMost(6, "动态口令是6位数字。"));

export const signInSchema = z.strictObject({ idNumber, password, remembered: z.boolean(), totp });
export const activationSchema = z.strictObject({ idNumber: z.string().check(z.trim(), atMost(40)), code, password: newPassword });
/** Both fields of a new password must say the same (E-PWD-06). */
const confirmed = z.refine<{ password: string; confirm: string }>((given) => given.password === given.confirm, {
  path: ["confirm"],
  error: no("E-PWD-06").because,
});

export const resetSchema = z
  .strictObject({
    idNumber,
    name: z.string().check(z.trim(), filled("请填写姓名。"), atMost(60)),
    code,
    password: newPassword,
    confirm: z.string(),
  })
  .check(confirmed);
export const firstPasswordSchema = z.strictObject({ password: newPassword });
export const changePasswordSchema = z
  .strictObject({ current: z.string().check(filled("请填写原密码。"), atMost(1000)), password: newPassword, confirm: z.string() })
  .check(confirmed);
export const confirmSchema = z.strictObject({ password, totp });
export const totpSchema = z.strictObject({ totp: z.string().check(z.trim(), z.regex(/^\d{6}$/, "动态口令是6位数字。")) });
export const passwordOnlySchema = z.strictObject({ password });
export const nothingSchema = z.strictObject({});
export const sessionSchema = z.strictObject({ sessionId: z.uuid() });
export const organizationSchema = z.strictObject({ organizationId: z.uuid() });
export const peopleSchema = z.strictObject({
  personIds: z.array(z.uuid()).check(z.minLength(1, "请先选择人员。"), z.maxLength(PEOPLE_AT_ONCE, `一次最多${PEOPLE_AT_ONCE}人。`)),
});
export const personSchema = z.strictObject({ personId: z.uuid() });
export const modeSchema = z.strictObject({ mode: z.enum(["A", "B", "C"]), days: z.int().check(z.minimum(1), z.maximum(20)) });
export const demoSchema = z.strictObject({ personId: z.uuid() });
