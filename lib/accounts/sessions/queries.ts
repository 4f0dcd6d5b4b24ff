// 我的登录设备，以及可以切换的组织。
import { isAlive } from "#lib/auth/sessions";
import type { SelfScope } from "#lib/auth/scope";
import { now } from "#lib/clock";
import { db } from "#lib/db";

export type OwnSession = { id: string; device: string; createdAt: Date; lastSeenAt: Date; remembered: boolean };

/** Devices on which the person is signed in, the latest first. */
export async function listOwnSessions(self: SelfScope): Promise<OwnSession[]> {
  const sessions = await db().session.findMany({ where: { personId: self.personId, endedAt: null }, orderBy: { lastSeenAt: "desc" } });
  return sessions
    .filter((s) => isAlive(s, now()))
    .map(({ id, device, createdAt, lastSeenAt, remembered }) => ({ id, device, createdAt, lastSeenAt, remembered }));
}

export type OwnAccount = {
  activatedAt: Date | null;
  activatedDevice: string | null;
  lastSignInAt: Date | null;
  secondFactor: boolean;
  assurance: number;
};

export async function getOwnAccount(self: SelfScope): Promise<OwnAccount> {
  const account = await db().account.findUniqueOrThrow({ where: { personId: self.personId } });
  const { activatedAt, activatedDevice, lastSignInAt, assurance } = account;
  return { activatedAt, activatedDevice, lastSignInAt, assurance, secondFactor: account.totpEnabledAt !== null };
}
