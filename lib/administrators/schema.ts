// 添加管理员的表单。
import * as z from "zod/mini";

export const grantSchema = z.strictObject({ organizationId: z.uuid(), personId: z.uuid() });
