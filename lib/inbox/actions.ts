"use server";
// 消息：标为已读。
import { action } from "#lib/action";
import { readMessages as read } from "#lib/inbox/commands";
import { readSchema } from "#lib/inbox/schema";

export const readMessages = action("readMessages", readSchema, read);
