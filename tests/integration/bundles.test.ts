import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { build, isBuilt } from "#lib/cli/build";
import { SERVER_WORDS, secretValues, WORLD_PEOPLE } from "#tests/support/forbidden";
import { leaksIn } from "#tests/support/leaks";

const ROOT = resolve(import.meta.dirname, "../..");

/** What every browser may fetch without signing in: scripts, styles, pages made in advance, the offline worker and its page. */
const publicFiles = (): string[] =>
  globSync(["static/**/*", "server/app/**/*.{html,rsc,body,meta}"], { cwd: join(ROOT, ".next"), withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .concat(globSync("public/**/*.{js,html,json}", { cwd: ROOT }).map((file) => join(ROOT, file)));

/** How a telephone number looks, told in an error message. */
const EXAMPLE = "19900000000";

type Kept = { file: string; text: string };
let kept: Kept[];
const holding = (words: readonly string[]): string[] =>
  kept.flatMap(({ file, text }) => words.filter((word) => text.includes(word)).map((word) => `${file.slice(ROOT.length)}: ${word}`));

describe("发给浏览器的文件里没有不该出门的东西（S11）", () => {
  beforeAll(() => {
    if (!isBuilt()) build("ignore");
    kept = publicFiles().map((file) => ({ file, text: readFileSync(file, "utf8") }));
  }, 300_000);

  it("看的是编译出来的全部脚本", () => {
    expect(kept.filter(({ file }) => file.endsWith(".js")).length).toBeGreaterThan(30);
    expect(kept.some(({ text }) => text.includes("身份证号"))).toBe(true);
  });

  it("没有密钥的名字与值，没有服务端的词", () => {
    expect(holding(SERVER_WORDS)).toEqual([]);
    expect(holding(secretValues(process.env as Record<string, string>))).toEqual([]);
  });

  it("没有一个完整的证件号、手机号，没有演示世界里的人", () => {
    expect(
      kept.flatMap(({ file, text }) => leaksIn(text.replaceAll(EXAMPLE, "")).map((leak) => `${file.slice(ROOT.length)}: ${leak}`)),
    ).toEqual([]);
    expect(holding(WORLD_PEOPLE)).toEqual([]);
  });

  it("没有把源文件一起发出去", () => {
    expect(kept.filter(({ file, text }) => file.endsWith(".map") || text.includes("sourceMappingURL=")).map(({ file }) => file)).toEqual(
      [],
    );
  });
});
