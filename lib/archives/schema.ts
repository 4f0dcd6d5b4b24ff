// 电子档案的表单、名单的筛选。
import * as z from "zod/mini";
import { searched } from "#lib/fields";

export const uploadSchema = z.strictObject({ personId: z.uuid(), fileId: z.uuid("请上传1份PDF格式文件。") });
export const paperFiledSchema = z.strictObject({ personId: z.uuid(), filed: z.boolean() });
export const admissionSchema = z.strictObject({ personId: z.uuid(), day: z.iso.date("请填写上级批准的日期。") });

export const SHOWS = ["all", "missing", "overdue", "waiting", "refused", "certified"] as const;
export type ArchiveShow = (typeof SHOWS)[number];

/** The list of archives as its address says it. */
export const archiveFilterSchema = z.object({
  q: searched,
  at: z.catch(z.optional(z.uuid()), undefined),
  show: z.catch(z.enum(SHOWS), "all"),
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1),
});
export type ArchiveFilter = z.output<typeof archiveFilterSchema>;
export const ARCHIVE_PAGE = 20;
