// 房子的图纸：源文件、引用、函数，供本目录的测试读。
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseAst } from "rolldown/parseAst";

export const ROOT = resolve(import.meta.dirname, "../..");
const TOPS = ["app", "components", "lib", "prisma", "tests"];
const MADE = /^prisma\/generated\//;

/** Nouns of the League, each with its closed list of files. */
export const NOUNS = [
  "guides",
  "accounts",
  "organizations",
  "registration",
  "administrators",
  "members",
  "search",
  "cadres",
  "archives",
  "transfers",
  "reorganization",
  "graduation",
  "meetings",
  "appraisals",
  "annual-registrations",
  "ratings",
  "rectification",
  "notices",
  "inbox",
  "corrections",
  "imports",
  "statistics",
];

const walk = (path: string): string[] => (statSync(path).isFile() ? [path] : readdirSync(path).flatMap((name) => walk(join(path, name))));

/** Paths of all our source files, from the root. */
export const FILES: readonly string[] = [
  ...TOPS.flatMap((top) => walk(join(ROOT, top))),
  join(ROOT, "proxy.ts"),
  join(ROOT, "instrumentation.ts"),
]
  .map((path) => relative(ROOT, path))
  .filter((path) => /\.tsx?$/.test(path) && !MADE.test(path));

const texts = new Map<string, string>();
export function textOf(file: string): string {
  const known = texts.get(file) ?? readFileSync(join(ROOT, file), "utf8");
  texts.set(file, known);
  return known;
}

export type Node = { type: string; start: number; end: number; [key: string]: unknown };
const trees = new Map<string, Node>();
export function treeOf(file: string): Node {
  const tree = trees.get(file) ?? (parseAst(textOf(file), { lang: file.endsWith("x") ? "tsx" : "ts" }) as unknown as Node);
  trees.set(file, tree);
  return tree;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

/** Every node of a tree, parents first. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node))
    for (const inner of Array.isArray(value) ? value : [value]) if (isNode(inner)) yield* nodesOf(inner);
}

export type Import = { from: string; to: string; typeOnly: boolean };

const ALIASES: readonly (readonly [RegExp, string, string])[] = [
  [/^#lib\//, "lib/", ".ts"],
  [/^#components\//, "components/", ".tsx"],
  [/^#world\//, "prisma/world/", ".ts"],
  [/^#tests\//, "tests/", ".ts"],
  [/^#generated\//, "prisma/generated/", ".ts"],
];

/** A specifier as a path from the root; packages stay as they are. */
function targetOf(file: string, specifier: string): string {
  const alias = ALIASES.find(([form]) => form.test(specifier));
  if (alias) return specifier.replace(alias[0], alias[1]) + alias[2];
  return specifier.startsWith(".") ? relative(ROOT, resolve(ROOT, file, "..", specifier)) : specifier;
}

const isTypeOnly = (node: Node): boolean => {
  const specifiers = (node.specifiers ?? []) as Node[];
  return node.importKind === "type" || (specifiers.length > 0 && specifiers.every((s) => s.importKind === "type"));
};

const importsOf = (file: string): Import[] =>
  [...nodesOf(treeOf(file))].flatMap((node) => {
    const source = node.source as { value?: unknown } | undefined;
    if (!["ImportDeclaration", "ImportExpression"].includes(node.type) || typeof source?.value !== "string") return [];
    return [{ from: file, to: targetOf(file, source.value), typeOnly: isTypeOnly(node) }];
  });

/** Every import between our files, and of packages. */
export const IMPORTS: readonly Import[] = FILES.flatMap(importsOf);

export type Function = { file: string; name: string; line: number; lines: number; parameters: number };

const FUNCTIONS = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];

/** Functions of a file with their length in lines and number of parameters. */
export function functionsOf(file: string): Function[] {
  const text = textOf(file);
  const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length;
  return [...nodesOf(treeOf(file))]
    .filter((node) => FUNCTIONS.includes(node.type))
    .map((node) => {
      const line = lineAt(node.start);
      const name = (node.id as { name?: string } | null)?.name ?? "";
      const parameters = (node.params as { name?: string }[]).filter((p) => p.name !== "tx").length;
      return { file, name, line, lines: lineAt(node.end) - line + 1, parameters };
    });
}

/** The noun, or shared trade, that a file of lib belongs to. */
export const placeOf = (file: string): string => file.split("/")[1]?.replace(/\.ts$/, "") ?? "";
export const baseOf = (file: string): string =>
  file
    .split("/")
    .at(-1)
    ?.replace(/\.tsx?$/, "") ?? "";
