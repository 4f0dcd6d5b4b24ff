import { describe, expect, it } from "vitest";
import { guards, isMissed } from "#tests/support/mutants";

/** How many guards are taken away in this run, spread over all of them; `MUTANTS=all` takes every one. */
const { MUTANTS = "1" } = process.env;
const all = guards();
const count = MUTANTS === "all" ? all.length : Number(MUTANTS);
const taken = all.filter((_, i) => i % Math.ceil(all.length / count) === 0);

/** Without these nobody comes in either: another lock asks the same, or there is nobody to refuse. */
const QUIET = [
  // The door asks the same of everybody who presses the button, whose own organization it is.
  'permit(may(actor, "activationMode:E", actor.organization));',
  // Only a batch of one's own desk is found at all, and it was begun with the same question.
  "permit(mayImport(actor, known.kind));",
  // The matrix lets everybody edit what is their own; that it is their own stands above.
  'permit(mayOwn(actor, "ownRecord:E"));',
];

describe("拿掉任何一道权限检查，测试都认得出来；另有一道的，少了也进不去（S3）", () => {
  it("每个操作的检查都找到了", () => {
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(({ place }) => place.startsWith("lib/action.ts")).length).toBe(4);
    expect(QUIET.filter((text) => !all.some((guard) => guard.text === text))).toEqual([]);
  });

  it.each(taken)(
    "没有 $place：$text",
    async ({ place, text }) => {
      expect(await isMissed(place)).toBe(!QUIET.includes(text));
    },
    180_000,
  );
});
