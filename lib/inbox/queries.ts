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
export async function countUnread({ personId }: SelfScope): Promise<number> {
  const [found] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM message WHERE person_id = ${personId}::uuid AND read_at IS NULL`;
  return found?.n ?? 0;
}
