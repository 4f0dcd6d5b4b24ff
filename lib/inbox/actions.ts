"use server";
// 消息与操作中心：标为已读、同意与不同意、撤回、催办、看过反馈。
import { action } from "#lib/action";
import {
  decidePaper as decide,
  decidePapers as decideMany,
  readMessages as read,
  seeFeedback as see,
  withdrawPaper as withdraw,
} from "#lib/inbox/commands";
import { nudgePaper as nudge } from "#lib/inbox/nudges/commands";
import { decideManySchema, decideSchema, feedbackSchema, paperSchema, readSchema } from "#lib/inbox/schema";

export const readMessages = action("readMessages", readSchema, read);
export const decidePaper = action("decidePaper", decideSchema, decide);
export const decidePapers = action("decidePapers", decideManySchema, decideMany);
export const withdrawPaper = action("withdrawPaper", paperSchema, withdraw);
export const nudgePaper = action("nudgePaper", paperSchema, nudge);
export const seeFeedback = action("seeFeedback", feedbackSchema, see);
