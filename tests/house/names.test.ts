import { describe, expect, it } from "vitest";
import { baseOf, FILES, NOUNS, placeOf, textOf } from "#tests/house/source";

const CLOSED = ["rules", "labels", "schema", "policy", "queries", "commands", "actions", "sheet", "jobs", "report"];
const FORBIDDEN = ["index", "utils", "helpers", "types", "constants", "service", "common", "misc"];
const NEXT_NAMES = /^(page|layout|route|error|global-error|not-found|forbidden|loading|template|manifest)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const FOLDER = /^(\([a-z-]+\)|\[(\.\.\.)?[a-z]+\]|[a-z0-9]+(-[a-z0-9]+)*)$/i;

describe("名字", () => {
  it("lib 里只有名词与手艺；名词里只有单子上的文件", () => {
    const inNouns = FILES.filter((f) => f.startsWith("lib/") && NOUNS.includes(placeOf(f)));
    expect(inNouns.filter((f) => !CLOSED.includes(baseOf(f)))).toEqual([]);
  });

  it("没有什么都能装的文件", () => {
    expect(FILES.filter((f) => FORBIDDEN.includes(baseOf(f)))).toEqual([]);
  });

  it("app 里只有地址", () => {
    const odd = FILES.filter((f) => f.startsWith("app/") && !NEXT_NAMES.test(baseOf(f)));
    expect(odd).toEqual([]);
  });

  it("文件与文件夹用连字符的小写", () => {
    const plain = (f: string) =>
      KEBAB.test(baseOf(f).replace(/\.(test|spec|config)$/, "")) &&
      f
        .split("/")
        .slice(0, -1)
        .every((p) => FOLDER.test(p));
    expect(FILES.filter((f) => !plain(f))).toEqual([]);
  });

  it("lib 的每个文件第一行说它是什么", () => {
    const first = (f: string) =>
      textOf(f)
        .split("\n")
        .find((line) => !/^"use (server|client)";$|^$/.test(line)) ?? "";
    expect(FILES.filter((f) => f.startsWith("lib/") && !/^\/\/ .*\p{Script=Han}/u.test(first(f)))).toEqual([]);
  });

  it("没有留下的活", () => {
    expect(
      FILES.filter(
        (f) => !f.startsWith("tests/house/") && /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|expect-error|nocheck)|biome-ignore/.test(textOf(f)),
      ),
    ).toEqual([]);
  });
});
