// 会话：一行一次登录。有没有效，每次请求都问这张表。
import { now } from "#lib/clock";
import { tokenDigest } from "#lib/crypto/blind";
import { newId, newToken } from "#lib/crypto/ids";
import { laterByMinutes } from "#lib/dates";
import { db, type Tx } from "#lib/db";
import { refuse } from "#lib/verdict";

const MAX_SESSIONS = 5;
/** Minutes: idle limit and longest life of each kind of session. */
const LIVES = {
  plain: { idle: 60, life: 24 * 60 },
  remembered: { idle: 14 * 24 * 60, life: 30 * 24 * 60 },
  restricted: { idle: 15, life: 15 },
} as const;
/** Minutes within which administering needs a fresh sign-in, and a sign of life. */
export const DESK = { life: 12 * 60, idle: 30 } as const;

export type SessionRow = {
  id: string;
  personId: string;
  kind: "FULL" | "RESTRICTED";
  remembered: boolean;
  authenticatedAt: Date;
  secondFactorAt: Date | null;
  lastSeenAt: Date;
  managedAt: Date | null;
  expiresAt: Date;
  organizationId: string | null;
};

export type Opening = {
  personId: string;
  restricted?: boolean;
  remembered?: boolean;
  secondFactor?: boolean;
  organizationId?: string | null;
  device: string;
  address: string;
};

const lifeOf = (o: { restricted?: boolean; remembered?: boolean }) =>
  o.restricted ? LIVES.restricted : o.remembered ? LIVES.remembered : LIVES.plain;

/** Ends the oldest of a person's sessions beyond five, never the one just opened; those that lapsed by themselves take no place. */
const endBeyondFive = (tx: Tx, { id, personId }: { id: string; personId: string }, at: Date) => tx.$executeRaw`
  UPDATE session SET ended_at = ${at}, end_reason = '登录设备超过五台'
  WHERE id IN (SELECT id FROM session WHERE person_id = ${personId}::uuid AND id <> ${id}::uuid AND ended_at IS NULL AND expires_at > ${at}
                 AND last_seen_at > ${at}::timestamptz - make_interval(mins => CASE
                   WHEN kind = 'RESTRICTED' THEN ${LIVES.restricted.idle}::int WHEN remembered THEN ${LIVES.remembered.idle}::int ELSE ${LIVES.plain.idle}::int END)
               ORDER BY created_at DESC, id DESC OFFSET ${MAX_SESSIONS - 1})`;

/** Opens a session and ends the oldest beyond five. Returns its secret token. */
export async function openSession(tx: Tx, o: Opening): Promise<string> {
  const at = now();
  const id = newId();
  const token = newToken();
  await tx.$executeRaw`SELECT 1 FROM account WHERE person_id = ${o.personId}::uuid FOR UPDATE`;
  await tx.session.create({
    data: {
      id,
      tokenHash: new Uint8Array(tokenDigest(token)),
      personId: o.personId,
      kind: o.restricted ? "RESTRICTED" : "FULL",
      remembered: o.remembered ?? false,
      createdAt: at,
      authenticatedAt: at,
      secondFactorAt: o.secondFactor ? at : null,
      lastSeenAt: at,
      expiresAt: laterByMinutes(at, lifeOf(o).life),
      organizationId: o.organizationId ?? null,
      device: o.device,
      address: o.address,
    },
  });
  await endBeyondFive(tx, { id, personId: o.personId }, at);
  return token;
}

/** Whether a session still counts at an instant. */
export function isAlive(session: SessionRow, at: Date): boolean {
  const { idle } = lifeOf({ restricted: session.kind === "RESTRICTED", remembered: session.remembered });
  return at < session.expiresAt && at < laterByMinutes(session.lastSeenAt, idle);
}

/** Whether its sign-in is fresh enough to administer. */
export function isFreshForDesk(session: SessionRow, at: Date): boolean {
  const seen = session.managedAt && session.managedAt > session.authenticatedAt ? session.managedAt : session.authenticatedAt;
  return at < laterByMinutes(session.authenticatedAt, DESK.life) && at < laterByMinutes(seen, DESK.idle);
}

/** Minutes for which a proof of who one is serves for what takes much away. */
const PROOF_MINUTES = 10;

/** Who takes much away proves first that it is them, the password a few minutes old at most (security case 23). */
export async function requireJustProven(tx: Tx, sessionId: string): Promise<void> {
  const { authenticatedAt } = await tx.session.findUniqueOrThrow({ where: { id: sessionId } });
  if (now() >= laterByMinutes(authenticatedAt, PROOF_MINUTES)) refuse("E-PERM-04");
}

/** Ends sessions of a person: all, or all but one. */
export async function endSessions(tx: Tx, personId: string, reason: string, except?: string): Promise<void> {
  await tx.session.updateMany({
    where: { personId, endedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { endedAt: now(), endReason: reason },
  });
}

/** Ends the session that a browser held until now: whoever signs in begins anew. */
export async function replaceSession(tx: Tx, sessionId: string | null): Promise<void> {
  if (!sessionId) return;
  await tx.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now(), endReason: "在同一浏览器重新登录" } });
}

/** Notes that the session is in use, at most once a minute. */
export async function touch(session: SessionRow, atDesk: boolean): Promise<void> {
  const at = now();
  const minuteAgo = laterByMinutes(at, -1);
  const seen = session.lastSeenAt < minuteAgo;
  const managed = atDesk && (!session.managedAt || session.managedAt < minuteAgo);
  if (!seen && !managed) return;
  await db().session.updateMany({
    where: { id: session.id, endedAt: null },
    data: { lastSeenAt: at, ...(atDesk ? { managedAt: at } : {}) },
  });
}
