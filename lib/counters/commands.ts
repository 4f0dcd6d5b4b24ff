// 计数的写入：只追加增量，不碰上级的行。
import { insertMany, type Tx } from "#lib/db";
import type { Delta } from "#lib/counters/rules";

const FOLD = 7_301_002;

/** Keeps the fold waiting until the running transaction ends: for who moves totals from one place to another. */
export const foldLock = (tx: Tx): Promise<unknown> => tx.$executeRaw`SELECT pg_advisory_xact_lock(${FOLD})`;

/** Whether nobody else folds just now; if so, this transaction does. */
export async function tryFoldLock(tx: Tx): Promise<boolean> {
  const [lock] = await tx.$queryRaw<{ got: boolean }[]>`SELECT pg_try_advisory_xact_lock(${FOLD}) AS got`;
  return lock?.got ?? false;
}

/** Appends deltas to the running transaction; zero deltas are dropped, equal keys are added up. */
export async function count(tx: Tx, deltas: readonly Delta[]): Promise<void> {
  const sums = new Map<string, Delta>();
  for (const d of deltas) {
    const key = `${d.path}|${d.measure}`;
    sums.set(key, { ...d, delta: (sums.get(key)?.delta ?? 0) + d.delta });
  }
  const rows = [...sums.values()].filter((d) => d.delta !== 0);
  if (rows.length > 0) await insertMany(tx, "counter_delta", rows);
}
