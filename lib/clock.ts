// 唯一的时钟。其他地方不得直接取当前时间。
import { readEnvironment } from "#lib/env";

let offset: number | undefined;

function startingOffset(): number {
  const { CLOCK_NOW } = readEnvironment();
  return CLOCK_NOW ? Date.parse(CLOCK_NOW) - Date.now() : 0;
}

/** The current instant. */
export function now(): Date {
  offset ??= startingOffset();
  return new Date(Date.now() + offset);
}

/** Sets today for tests and demonstrations; `null` returns to real time. Time goes on from there. */
export function setClock(at: Date | null): void {
  if (readEnvironment().APP_MODE === "production") throw new Error("the clock cannot be set in production");
  offset = at ? at.getTime() - Date.now() : 0;
}
