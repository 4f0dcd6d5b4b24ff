import { describe, expect, it } from "vitest";
import { baseOf, FILES, IMPORTS, type Import, NOUNS, placeOf, textOf } from "#tests/house/source";

const from = (...tops: string[]) => IMPORTS.filter((i) => tops.some((top) => i.from.startsWith(`${top}/`)));
const lines = (found: readonly Import[]) => found.map((i) => `${i.from} → ${i.to}`);

describe("谁可以走到哪里", () => {
  it("没有人引用 app", () => {
    expect(lines(IMPORTS.filter((i) => i.to.startsWith("app/") && !i.from.startsWith("app/")))).toEqual([]);
  });

  it("lib 不引用界面", () => {
    expect(lines(from("lib").filter((i) => i.to.startsWith("components/")))).toEqual([]);
  });

  it("数据库只给读取、变更、任务与四样公用的手艺", () => {
    const allowed = (file: string) =>
      ["queries", "commands", "jobs", "report"].includes(baseOf(file)) || ["auth", "audit", "jobs", "settings"].includes(placeOf(file));
    expect(lines(from("app", "components", "lib").filter((i) => i.to === "lib/db.ts" && !i.typeOnly && !allowed(i.from)))).toEqual([]);
  });

  it("页面不碰变更与数据库", () => {
    expect(lines(from("app").filter((i) => !i.typeOnly && (i.to === "lib/db.ts" || baseOf(i.to) === "commands")))).toEqual([]);
  });

  it("界面只引用操作、表单、用词、规则；读取只引用类型", () => {
    const forbidden = (i: Import) =>
      i.to.startsWith("lib/") && (i.to === "lib/db.ts" || ["commands", "queries", "jobs", "policy", "sheet"].includes(baseOf(i.to)));
    expect(lines(from("components").filter((i) => !i.typeOnly && forbidden(i)))).toEqual([]);
  });

  it("小甜饼只有 lib/auth 读", () => {
    expect(
      lines(IMPORTS.filter((i) => i.to === "next/headers" && !i.from.startsWith("lib/auth/") && !i.from.startsWith("tests/"))),
    ).toEqual([]);
  });

  it("时钟只有 lib/clock.ts 读", () => {
    const readers = FILES.filter((f) => !f.startsWith("tests/") && f !== "lib/clock.ts" && /new Date\(\)|Date\.now\(\)/.test(textOf(f)));
    expect(readers).toEqual([]);
  });

  it("随机数只从 lib/crypto 来", () => {
    expect(FILES.filter((f) => !f.startsWith("tests/") && /Math\.random\(/.test(textOf(f)))).toEqual([]);
  });

  it("没有转手的出口", () => {
    expect(FILES.filter((f) => /^export (\*|\{[^}]*\}) from /m.test(textOf(f)))).toEqual([]);
  });
});

describe("名词之间", () => {
  const edges = from("lib")
    .filter((i) => !i.typeOnly && NOUNS.includes(placeOf(i.from)) && NOUNS.includes(placeOf(i.to)) && i.to.startsWith("lib/"))
    .map((i) => [placeOf(i.from), placeOf(i.to)] as const)
    .filter(([a, b]) => a !== b);

  it("没有环", () => {
    const below = (noun: string): string[] => [...new Set(edges.filter(([a]) => a === noun).map(([, b]) => b))];
    const circle = (noun: string, way: readonly string[]): string[] | null => {
      if (way.includes(noun)) return [...way.slice(way.indexOf(noun)), noun];
      for (const next of below(noun)) {
        const found = circle(next, [...way, noun]);
        if (found) return found;
      }
      return null;
    };
    expect(NOUNS.map((noun) => circle(noun, [])).find((c) => c !== null) ?? null).toBeNull();
  });
});

describe("一个名词之内", () => {
  const inNoun = (base: string) => from("lib").filter((i) => NOUNS.includes(placeOf(i.from)) && baseOf(i.from) === base && !i.typeOnly);
  const toLib = (i: Import) => i.to.startsWith("lib/");
  const isPure = (i: Import) =>
    ["rules", "labels"].includes(baseOf(i.to)) ||
    i.to.startsWith("lib/options/") ||
    ["lib/verdict.ts", "lib/workflow.ts", "lib/dates.ts", "lib/errors.ts"].includes(i.to);

  it("规则是纯的", () => {
    expect(lines(inNoun("rules").filter((i) => toLib(i) && !isPure(i)))).toEqual([]);
  });

  it("用词只读类型与选项表", () => {
    expect(lines(inNoun("labels").filter((i) => toLib(i) && !isPure(i)))).toEqual([]);
  });

  it("表单在浏览器里也能用", () => {
    expect(lines(inNoun("schema").filter((i) => toLib(i) && !isPure(i) && !["schema", "fields"].includes(baseOf(i.to))))).toEqual([]);
  });

  it("策略只看事实", () => {
    const pure = (i: Import) => isPure(i) || ["lib/auth/reach.ts", "lib/auth/permissions.ts"].includes(i.to) || baseOf(i.to) === "policy";
    expect(lines(inNoun("policy").filter((i) => toLib(i) && !pure(i)))).toEqual([]);
  });

  it("读取不写", () => {
    expect(lines(inNoun("queries").filter((i) => toLib(i) && ["commands", "actions", "jobs"].includes(baseOf(i.to))))).toEqual([]);
  });

  it("操作只交给变更", () => {
    expect(lines(inNoun("actions").filter((i) => toLib(i) && ["queries", "jobs"].includes(baseOf(i.to))))).toEqual([]);
  });
});
