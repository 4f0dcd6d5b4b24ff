// 限流：数字见 docs/security.md。计数在数据库里，多个进程共用；与业务事务分开，失败也照样计数。
import pg from "pg";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres } from "rate-limiter-flexible";
import { connectionConfig } from "#lib/db";
import { log } from "#lib/log";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Limits: how many points in how many seconds. A duration of 0 never ends by itself. */
export const LIMITS = {
  /** Failures of one account, per known device or for all strangers together. */
  accountFailures: { points: 5, duration: 15 * MINUTE },
  /** How often in a row an account was locked; doubles the wait. */
  accountLocks: { points: 1000, duration: DAY },
  /** Consecutive failures; beyond the limit only a reset code helps. */
  accountStreak: { points: 100, duration: 0 },
  addressFailures: { points: 30, duration: 10 * MINUTE },
  addressDay: { points: 200, duration: DAY },
  unknownNumbers: { points: 10, duration: 10 * MINUTE },
  codeAddress: { points: 10, duration: 10 * MINUTE },
  branchActivation: { points: 30, duration: DAY },
  allActivation: { points: 300, duration: 10 * MINUTE },
  registrationAddress: { points: 5, duration: HOUR },
  registrationHour: { points: 5, duration: HOUR },
  registrationDay: { points: 20, duration: DAY },
  lookups: { points: 20, duration: HOUR },
  actions: { points: 120, duration: MINUTE },
  door: { points: 60, duration: MINUTE },
  uploads: { points: 30, duration: HOUR },
  /** Who must wait; set by `block`, never spent. */
  blocks: { points: 0, duration: DAY },
} as const;
export type LimitName = keyof typeof LIMITS;

const holder = globalThis as typeof globalThis & { zhtjLimits?: Map<LimitName, RateLimiterAbstract>; zhtjLimitPool?: pg.Pool };

function pool(): pg.Pool {
  if (holder.zhtjLimitPool) return holder.zhtjLimitPool;
  const made = new pg.Pool({ ...connectionConfig(), max: 4, allowExitOnIdle: true });
  const lost = (error: Error) => log().warn({ err: error.message }, "limiter connection lost");
  // Without somebody to tell, a connection that breaks would take the whole process with it.
  made.on("error", lost);
  made.on("connect", (client) => void client.on("error", lost));
  holder.zhtjLimitPool = made;
  return made;
}

function limiter(name: LimitName): RateLimiterAbstract {
  holder.zhtjLimits ??= new Map();
  const known = holder.zhtjLimits.get(name);
  if (known) return known;
  const options = { ...LIMITS[name], keyPrefix: name };
  const made = new RateLimiterPostgres({
    ...options,
    storeClient: pool(),
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    insuranceLimiter: new RateLimiterMemory(options),
  });
  holder.zhtjLimits.set(name, made);
  return made;
}

/** Points used so far. */
export const used = async (name: LimitName, key: string): Promise<number> => (await limiter(name).get(key))?.consumedPoints ?? 0;

/** Takes a point; returns how many were used with it. */
export const spend = async (name: LimitName, key: string): Promise<number> => (await limiter(name).penalty(key, 1)).consumedPoints;

/** Takes a point if there is one left; false means too many. */
export async function allow(name: LimitName, key: string): Promise<boolean> {
  return (await spend(name, key)) <= LIMITS[name].points;
}

/** Minutes until the block of this key ends, rounded up; 0 when there is none. */
export async function blockedMinutes(key: string): Promise<number> {
  const state = await limiter("blocks").get(key);
  return state && state.consumedPoints > 0 ? Math.max(1, Math.ceil(state.msBeforeNext / 60_000)) : 0;
}

/** Makes this key wait. */
export const block = async (key: string, seconds: number): Promise<void> => {
  await limiter("blocks").block(key, seconds);
};

export const forgive = async (name: LimitName, key: string): Promise<void> => {
  await limiter(name).delete(key);
};

/** Closes the limiter's connections, at shutdown and between tests. */
export async function closeThrottle(): Promise<void> {
  await holder.zhtjLimitPool?.end();
  holder.zhtjLimitPool = undefined;
  holder.zhtjLimits = undefined;
}
