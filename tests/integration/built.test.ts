import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { build, isBuilt } from "#lib/cli/build";
import { SERVER_WORDS, secretValues, WORLD_PEOPLE } from "#tests/support/forbidden";
import { leaksIn } from "#tests/support/leaks";

const ROOT = resolve(import.meta.dirname, "../..");
const NEXT = join(ROOT, ".next");
const KB = 1000;

/** Budgets of first-load JavaScript, gzip: pages, forms on the phone, lists at the desk. */
const PAGE = 165 * KB;
const FORM = 195 * KB;
const DESK = 260 * KB;

/** Phone pages that hold a form of more than two fields, or one that sets a password. */
const FORMS = [
  "/activate",
  "/activate/password",
  "/confirm",
  "/forgot-password",
  "/register/administrator",
  "/register/member",
  "/my/profile/edit",
  "/my/security/password",
  "/my/security/second-factor",
  "/my/graduation",
  "/my/scan",
  "/my/transfers/new",
  "/my/transfers/overseas",
  "/my/transfers/[id]/appeal",
  "/my/transfers/[id]/correct",
];

type Manifest = Record<string, { entryJSFiles: Record<string, string[]> }>;

const weights = new Map<string, number>();
const sizeOf = (file: string): number => {
  const known = weights.get(file) ?? gzipSync(readFileSync(join(NEXT, file))).length;
  weights.set(file, known);
  return known;
};

/** `/(door)/activate/page` as it is addressed. */
const addressOf = (entry: string): string =>
  `/${entry
    .split("/")
    .slice(1, -1)
    .filter((part) => !part.startsWith("("))
    .join("/")}`;

/** First-load JavaScript of every page: what the root needs, its layouts, and itself. */
function firstLoads(): Map<string, number> {
  const { rootMainFiles } = JSON.parse(readFileSync(join(NEXT, "build-manifest.json"), "utf8")) as { rootMainFiles: string[] };
  const manifests = globSync("server/app/**/page_client-reference-manifest.js", { cwd: NEXT });
  return new Map(
    manifests.flatMap((path) => {
      const scope: { __RSC_MANIFEST?: Manifest } = {};
      runInNewContext(readFileSync(join(NEXT, path), "utf8"), { globalThis: scope });
      return Object.entries(scope.__RSC_MANIFEST ?? {}).map(([entry, { entryJSFiles }]): [string, number] => {
        const files = new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat()]);
        return [addressOf(entry), [...files].reduce((sum, file) => sum + sizeOf(file), 0)];
      });
    }),
  );
}

const budgetOf = (address: string): number => (FORMS.includes(address) ? FORM : address.startsWith("/manage") ? DESK : PAGE);

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

// One file for all that is asked of the build: two would build at the same time.
beforeAll(() => {
  if (!isBuilt()) build("ignore");
}, 300_000);

describe("手机上的分量（stack.md §3，首次加载的脚本，gzip）", () => {
  it("每个地址都在限额之内", () => {
    const loads = firstLoads();
    const told = [...loads].filter(([address, size]) => size > budgetOf(address)).map(([a, size]) => `${a} ${(size / KB).toFixed(1)} KB`);
    expect(loads.size).toBeGreaterThan(40);
    expect(told).toEqual([]);
  });

  it("登录、首页、组织、消息都量到了", () => {
    const loads = firstLoads();
    expect(["/", "/my", "/my/organization", "/my/messages", ...FORMS].filter((address) => !loads.has(address))).toEqual([]);
  });
});

describe("发给浏览器的文件里没有不该出门的东西（S11）", () => {
  beforeAll(() => {
    kept = publicFiles().map((file) => ({ file, text: readFileSync(file, "utf8") }));
  });

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
