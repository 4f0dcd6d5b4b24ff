// 添加、更换、撤销管理员的表单，和管理员变更页的地址。
import * as z from "zod/mini";
import { line } from "#lib/fields";

const reason = line(100, "说明不能超过100个字。");

/** Adds a cadre as administrator, or puts them in the place of one who is named. */
export const changeSchema = z.strictObject({
  organizationId: z.uuid(),
  oldAdminId: z.nullable(z.uuid()),
  newAdminId: z.uuid("请选择一位团干部。"),
  reason,
});
export type Change = z.output<typeof changeSchema>;

export const revokeSchema = z.strictObject({ organizationId: z.uuid(), personId: z.uuid(), reason });
export type Revocation = z.output<typeof revokeSchema>;

/** Whose administrators the page shows, and which page of the lower ones. */
export const administratorsFilterSchema = z.object({
  at: z.catch(z.optional(z.uuid()), undefined),
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1),
});
