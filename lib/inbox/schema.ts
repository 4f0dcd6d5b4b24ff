// 消息与操作中心的表单、筛选。
import * as z from "zod/mini";
import { PaperType } from "#generated/enums";
import { line, searched } from "#lib/fields";
import { answersSchema } from "#lib/transfers/schema";

/** Which messages were read; none named means all. */
export const readSchema = z.strictObject({ messageIds: z.array(z.uuid()).check(z.maxLength(100)) });

const reason = line(200, "理由不能超过200个字。");
const decision = z.enum(["approve", "refuse"]);
const answers = z.optional(answersSchema);
export const decideSchema = z.strictObject({ paperId: z.uuid(), decision, reason, answers });
/** One decision for many papers. */
export const decideManySchema = z.strictObject({
  paperIds: z.array(z.uuid()).check(z.minLength(1, "请先勾选要处理的事项。"), z.maxLength(100, "一次最多处理100件。")),
  decision,
  reason,
  answers,
});
export const paperSchema = z.strictObject({ paperId: z.uuid() });
/** Which results were seen; none named means all. */
export const feedbackSchema = z.strictObject({ paperIds: z.array(z.uuid()).check(z.maxLength(100)) });

export const TABS = ["waiting", "done", "mine"] as const;
export type InboxTab = (typeof TABS)[number];
const TYPES = Object.values(PaperType);

/** The inbox as its address says it: which tab, which type, since when, which page. */
export const inboxFilterSchema = z.object({
  tab: z.catch(z.enum(TABS), "waiting"),
  type: z.catch(z.optional(z.enum(TYPES)), undefined),
  since: z.catch(z.enum(["all", "week", "month"]), "all"),
  q: searched,
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000)), 1),
});
export type InboxFilter = z.output<typeof inboxFilterSchema>;
/** Papers of one page. */
export const INBOX_PAGE = 20;
