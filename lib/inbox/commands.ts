// 消息的变更：看过了就标上。
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { transaction } from "#lib/db";

/** Marks one's own messages as read: those named, or all. */
export const readMessages = (actor: Actor, { messageIds }: { messageIds: string[] }): Promise<void> =>
  transaction(async (tx) => {
    const named = messageIds.length > 0 ? { id: { in: messageIds } } : {};
    await tx.message.updateMany({ where: { personId: actor.personId, readAt: null, ...named }, data: { readAt: now() } });
  });
