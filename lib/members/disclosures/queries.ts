// 谁看过我的信息。
import type { SelfScope } from "#lib/auth/scope";
import { db } from "#lib/db";

export type Viewer = { id: string; viewerName: string; reason: string; fields: string[]; seenAt: Date };

/** Who looked at one's full data (谁看过我的信息). */
export const listViewers = (self: SelfScope, limit = 100): Promise<Viewer[]> =>
  db().disclosure.findMany({
    where: { subjectId: self.personId },
    orderBy: { seenAt: "desc" },
    take: limit,
    select: { id: true, viewerName: true, reason: true, fields: true, seenAt: true },
  });
