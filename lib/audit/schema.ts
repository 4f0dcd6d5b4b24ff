// 审计记录的筛选：都在网址里，认不出的一律当作没有填。
import * as z from "zod/mini";
import { TRAIL_KIND_KEYS } from "#lib/audit/labels";
import { isRealDay } from "#lib/dates";
import { searched } from "#lib/fields";

const optional = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);

/** Whose, what, by whom, up to which day; `before` is the event after which one goes on reading. */
export const trailFilterSchema = z.object({
  at: optional(z.uuid()),
  kind: optional(z.enum(TRAIL_KIND_KEYS)),
  q: searched,
  day: optional(z.string().check(z.refine(isRealDay))),
  before: optional(z.string().check(z.regex(/^\d{1,18}$/))),
});
export type TrailFilter = z.output<typeof trailFilterSchema>;

/** Events of one page. */
export const TRAIL_PAGE = 50;
