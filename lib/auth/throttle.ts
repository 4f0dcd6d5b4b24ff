// 限流：数字见 docs/security.md。计数在数据库里，多个进程共用，时间只听 lib/clock；与业务事务分开，失败也照样计数。
import type pg from "pg";
import { now } from "#lib/clock";
import { openPool } from "#lib/db";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Limits: how many points in how many seconds, counted from the first. A duration of 0 never ends by itself. */
export const LIMITS = {
  /** Failures of one account, per known device or for all strangers together. */
  accountFailures: { points: 5, duration: 15 * MINUTE },
  /** How often in a row an account was locked; doubles the wait. */
  accountLocks: { points: 1000, duration: 0 },
  /** Consecutive failures; beyond the limit only a reset code helps. */
  accountStreak: { points: 100, duration: 0 },
  addressFailures: { points: 30, duration: 10 * MINUTE },
  addressDay: { points: 200, duration: DAY },
  /** Sign-ins from an address that are being judged now; a crash leaves them for a minute. */
  addressTrying: { points: 1000, duration: MINUTE },
  unknownNumbers: { points: 10, duration: 10 * MINUTE },
  codeAddress: { points: 10, duration: 10 * MINUTE },
  branchActivation: { points: 30, duration: DAY },
  allActivation: { points: 300, duration: 10 * MINUTE },
  registrationAddress: { points: 5, duration: HOUR },
  registrationHour: { points: 5, duration: HOUR },
  registrationDay: { points: 20, duration: DAY },
  /** Applications of visitors for a branch: by address, by the ID number they are about, by the branch they are for. */
  applicationAddress: { points: 20, duration: HOUR },
  applicationNumber: { points: 3, duration: DAY },
  applicationBranch: { points: 100, duration: DAY },
  /** Guesses at the ID number in an application, by whoever holds its link. */
  applicationOpening: { points: 5, duration: HOUR },
  /** What tells about one person: their full record, or where a number is registered already. */
  lookups: { points: 20, duration: HOUR },
  lookupsDay: { points: 100, duration: DAY },
  /** How often an entry is told that somebody elsewhere has the same phone; beyond it nothing is told. */
  phones: { points: 20, duration: HOUR },
  phonesDay: { points: 100, duration: DAY },
  actions: { points: 120, duration: MINUTE },
  door: { points: 60, duration: MINUTE },
  /** PDFs of a whole class in one sitting. */
  archives: { points: 200, duration: HOUR },
  uploads: { points: 30, duration: HOUR },
  /** Who must wait; set by `block`, never spent. */
  blocks: { points: 0, duration: DAY },
} as const;
export type LimitName = keyof typeof LIMITS;

const holder = globalThis as typeof globalThis & { zhtjLimitPool?: pg.Pool };

/** Runs one statement on a connection of its own: a refusal that rolls the command back must not take its count along. */
async function query<R extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<R[]> {
  holder.zhtjLimitPool ??= openPool(4);
  return (await holder.zhtjLimitPool.query<R>(text, [...values])).rows;
}

const rowOf = (name: LimitName, key: string): string => `${name}:${key}`;

/** Points used so far. */
export async function used(name: LimitName, key: string): Promise<number> {
  const [row] = await query<{ points: number }>("SELECT points FROM rate_limit WHERE key = $1 AND (expire IS NULL OR expire > $2)", [
    rowOf(name, key),
    now().getTime(),
  ]);
  return row?.points ?? 0;
}

/** Adds a point, unless so many are counted already; one statement, so that those who come at once are counted one by one. */
async function count(name: LimitName, key: string, most: number): Promise<number | null> {
  const at = now().getTime();
  const { duration } = LIMITS[name];
  const [row] = await query<{ points: number }>(
    `INSERT INTO rate_limit AS r (key, points, expire) VALUES ($1, 1, $2)
     ON CONFLICT (key) DO UPDATE SET points = CASE WHEN r.expire <= $3 THEN 1 ELSE r.points + 1 END,
       expire = CASE WHEN r.expire <= $3 THEN $2 ELSE r.expire END
     WHERE r.points < $4 OR r.expire <= $3
     RETURNING points`,
    [rowOf(name, key), duration > 0 ? at + duration * 1000 : null, at, most],
  );
  return row?.points ?? null;
}

const UNBOUNDED = 2_000_000_000;

/** Takes a point; returns how many were used with it. */
export const spend = async (name: LimitName, key: string): Promise<number> => (await count(name, key, UNBOUNDED)) ?? UNBOUNDED;

/** Gives a point back that was taken in advance. */
export async function refund(name: LimitName, key: string): Promise<void> {
  await query("UPDATE rate_limit SET points = points - 1 WHERE key = $1 AND points > 0", [rowOf(name, key)]);
}

/** Takes a point in advance, so that guesses sent all at once count one by one. Returns which it is; 0, and nothing taken, when none is left. */
export const take = async (name: LimitName, key: string): Promise<number> => (await count(name, key, LIMITS[name].points)) ?? 0;

/** Takes a point if there is one left; false means too many. */
export async function allow(name: LimitName, key: string): Promise<boolean> {
  return (await spend(name, key)) <= LIMITS[name].points;
}

/** Minutes until the block of this key ends, rounded up; 0 when there is none. */
export async function blockedMinutes(key: string): Promise<number> {
  const at = now().getTime();
  const [row] = await query<{ expire: string }>("SELECT expire FROM rate_limit WHERE key = $1 AND expire > $2", [rowOf("blocks", key), at]);
  return row ? Math.ceil((Number(row.expire) - at) / 60_000) : 0;
}

/** Makes this key wait; a longer wait that runs already stays. */
export async function block(key: string, seconds: number): Promise<void> {
  await query(
    `INSERT INTO rate_limit AS r (key, points, expire) VALUES ($1, 1, $2)
     ON CONFLICT (key) DO UPDATE SET expire = greatest(r.expire, excluded.expire)`,
    [rowOf("blocks", key), now().getTime() + seconds * 1000],
  );
}

/** Forgets what was counted for these keys. */
export async function forgive(names: readonly LimitName[], keys: readonly string[]): Promise<void> {
  await query("DELETE FROM rate_limit WHERE key = ANY($1)", [names.flatMap((name) => keys.map((key) => rowOf(name, key)))]);
}

/** Closes the limiter's connections, at shutdown and between tests. */
export async function closeThrottle(): Promise<void> {
  await holder.zhtjLimitPool?.end();
  holder.zhtjLimitPool = undefined;
}
