import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ACTION_LABELS, TRAIL_KINDS } from "#lib/audit/labels";
import { FILES } from "#tests/house/source";

/** Every action that some command records, as it stands in the source. */
const recorded = FILES.filter((file) => /^(lib|prisma\/world)\//.test(file)).flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(/action: "(\w+\.\w+)"/g)].map((m) => m[1] ?? ""),
);

describe("审计的用词（NFR-02）", () => {
  it("记下来的每种操作都有中文", () => {
    expect(recorded.length).toBeGreaterThan(40);
    expect(recorded.filter((action) => !ACTION_LABELS[action])).toEqual([]);
  });

  it("每种操作恰好归在一类", () => {
    const nouns = Object.values(TRAIL_KINDS).flatMap((kind) => [...kind.nouns] as string[]);
    expect(new Set(nouns).size).toBe(nouns.length);
    expect(Object.keys(ACTION_LABELS).filter((action) => !nouns.includes(action.split(".")[0] ?? ""))).toEqual([]);
  });
});
