// 答复的快慢：不早于一个固定的时刻，快慢里看不出号码认不认识。
import { setTimeout } from "node:timers/promises";

/** Longer than any of the ways to a refusal takes, shorter than anybody notices. */
const FLOOR_MS = 40;

/** Does the work and answers no sooner than the floor, whatever came of it (S7). */
export async function steadily<T>(work: () => Promise<T>): Promise<T> {
  const floor = setTimeout(FLOOR_MS);
  try {
    return await work();
  } finally {
    await floor;
  }
}
