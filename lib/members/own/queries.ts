// 本人的全部资料里，资料之外的几样：登录过的设备、收到的消息。
import type { SelfScope } from "#lib/auth/scope";
import { db } from "#lib/db";

const MOST = 1000;

export type OwnSession = { device: string; address: string; createdAt: Date; endedAt: Date | null };

export const listAllSessions = ({ personId }: SelfScope): Promise<OwnSession[]> =>
  db().session.findMany({
    where: { personId },
    orderBy: { createdAt: "desc" },
    take: MOST,
    select: { device: true, address: true, createdAt: true, endedAt: true },
  });

export const listAllMessages = ({ personId }: SelfScope): Promise<{ title: string; body: string; createdAt: Date }[]> =>
  db().message.findMany({
    where: { personId },
    orderBy: { createdAt: "desc" },
    take: MOST,
    select: { title: true, body: true, createdAt: true },
  });
