// 电子档案的表单、名单的筛选。
import * as z from "zod/mini";
import { NumberField } from "#generated/enums";
import { line, searched } from "#lib/fields";

export const uploadSchema = z.strictObject({ personId: z.uuid(), fileId: z.uuid("请上传1份PDF格式文件。") });
export const paperFiledSchema = z.strictObject({ personId: z.uuid(), filed: z.boolean() });
/** A number that somebody else holds, asked back for its owner. */
export const releaseSchema = z.strictObject({
  branchId: z.uuid("请选择团支部。"),
  number: line(20),
  name: line(60),
  idNumber: line(30),
  fileId: z.uuid("请上传1份PDF格式文件。"),
});
export type ReleaseForm = z.output<typeof releaseSchema>;

export const numberUnusedSchema = z.strictObject({ personId: z.uuid(), unused: z.boolean() });
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

/** Which view of the database an address asks for: the overview, a list of people, or the numbers of a field. */
export const archiveViewSchema = z.object({
  field: z.catch(z.optional(z.enum(NumberField)), undefined),
  list: z.catch(
    z.pipe(
      z.literal("1"),
      z.transform(() => true),
    ),
    false,
  ),
});

/** The same list for whoever decides: what waits comes first. */
export const reviewFilterSchema = z.object({ ...archiveFilterSchema.shape, show: z.catch(z.enum(SHOWS), "waiting") });
