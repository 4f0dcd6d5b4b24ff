import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as enums from "#generated/enums";
import { FILES, ROOT } from "#tests/house/source";

const FOLDER = join(ROOT, "prisma/schema");
const lines = readdirSync(FOLDER).flatMap((name) => {
  const text = readFileSync(join(FOLDER, name), "utf8").split("\n");
  return text.map((line, i) => ({ at: `${name}:${i + 1}`, line, above: text[i - 1] ?? "" }));
});
const CHINESE = /^\s*\/\/\/ .*\p{Script=Han}/u;
const NAMED = /^(model|enum) \w+ \{|^ {2}[a-z]\w*\s+\S|^ {2}[A-Z][A-Z0-9_]*(\s|$)/;
const isSettingUp = (line: string) =>
  /^\s+(provider|output|url|previewFeatures|moduleFormat|engineType|runtime|importFileExtension|generatedFileExtension)\s/.test(line);

const isRecordOf = (value: unknown, keys: readonly string[]): boolean =>
  typeof value === "object" &&
  value !== null &&
  keys.every((key) => /\p{Script=Han}/u.test(String((value as Record<string, unknown>)[key] ?? "")));

describe("模型的中文", () => {
  it("每个模型、每一项、每个取值都有中文", () => {
    expect(
      lines
        .filter(({ line, above }) => NAMED.test(line) && !isSettingUp(line) && !CHINESE.test(above))
        .map((l) => `${l.at} ${l.line.trim()}`),
    ).toEqual([]);
  });

  it("每个枚举都有一张用词表，一个不漏", async () => {
    const labels = await Promise.all(
      FILES.filter((f) => f.startsWith("lib/") && f.endsWith("labels.ts")).map((f) => import(join(ROOT, f))),
    );
    const tables = labels.flatMap((module) => Object.values(module as object));
    const without = Object.entries(enums).filter(([, values]) => !tables.some((table) => isRecordOf(table, Object.values(values))));
    expect(without.map(([name]) => name)).toEqual([]);
  });
});
