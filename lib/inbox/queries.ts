// 消息的读取。
import type { SelfScope } from "#lib/auth/scope";
import { db } from "#lib/db";

export type Letter = { id: string; title: string; body: string; href: string | null; createdAt: Date; readAt: Date | null };

/** One's own messages, the latest first. */
export const listMessages = (self: SelfScope, limit = 50): Promise<Letter[]> =>
  db().message.findMany({
    where: { personId: self.personId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true, title: true, body: true, href: true, createdAt: true, readAt: true },
  });

/** How many of them were not read yet. */
export const countUnread = (self: SelfScope): Promise<number> => db().message.count({ where: { personId: self.personId, readAt: null } });
