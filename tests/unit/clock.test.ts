import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { now, setClock } from "#lib/clock";
import { giveKeys } from "#tests/support/secrets";

const MORNING = new Date("2025-03-03T09:00:00+08:00");
const near = (at: Date) => Math.abs(now().getTime() - at.getTime());

beforeEach(() => giveKeys());
afterEach(() => {
  giveKeys();
  setClock(null);
});

describe("唯一的时钟", () => {
  it("拨到哪里就是哪里，往后照常走；放手就回到现在", () => {
    setClock(MORNING);
    expect(near(MORNING)).toBeLessThan(1000);
    const before = now().getTime();
    while (now().getTime() === before);
    expect(now().getTime()).toBeGreaterThan(before);
    setClock(null);
    expect(near(new Date())).toBeLessThan(1000);
  });

  it("生产模式拨不动", () => {
    giveKeys({ APP_MODE: "production" });
    expect(() => setClock(MORNING)).toThrow("production");
    expect(near(new Date())).toBeLessThan(1000);
  });
});
