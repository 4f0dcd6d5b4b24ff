// 组织变动的表单：申请迁移、删除、恢复。
import * as z from "zod/mini";
import { line } from "#lib/fields";

export const moveSchema = z.strictObject({
  organizationId: z.uuid(),
  targetId: z.uuid("请选择要迁入的上级组织。"),
  reason: line(200, "迁移原因不能超过200个字。").check(z.minLength(1, "请填写必填项：迁移原因")),
});
export type MoveForm = z.input<typeof moveSchema>;

/** What the preview showed: when it is another by now, nothing is deleted. */
export const deletionSchema = z.strictObject({ organizationId: z.uuid(), seen: z.string().check(z.maxLength(100)) });

export const restoringSchema = z.strictObject({ organizationId: z.uuid() });

const pageNumber = z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1);
export const deletedFilterSchema = z.object({ q: z.catch(z.string().check(z.maxLength(50)), ""), page: pageNumber });
export type DeletedFilter = z.output<typeof deletedFilterSchema>;
/** Rows of one page of deleted organizations. */
export const DELETED_PAGE = 50;
