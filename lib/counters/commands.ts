// 计数的写入：只追加增量，不碰上级的行。
import { insertMany, type Tx } from "#lib/db";
import type { Delta } from "#lib/counters/rules";

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
