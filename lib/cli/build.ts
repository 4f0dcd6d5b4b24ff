// npm run build：生成客户端、编译页面、打包离线工作线程。源文件没有变就不重来。
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { copyPdfAssets } from "#lib/cli/pdf-assets";
import { prepareClient } from "#lib/cli/prepare";
import { buildServiceWorker } from "#lib/cli/service-worker";

const ROOT = resolve(import.meta.dirname, "../..");
const STAMP = join(ROOT, ".next/SOURCES");
const SOURCES = [
  "app",
  "components",
  "lib",
  "prisma/schema",
  "public",
  "package.json",
  "package-lock.json",
  "next.config.mjs",
  "tsconfig.json",
  "proxy.ts",
  "instrumentation.ts",
  "postcss.config.mjs",
  "tailwind.config.ts",
];
/** Made by the build itself. */
const MADE = new Set(["sw.js", "pdfjs"]);

function listFiles(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((n) => !MADE.has(n))
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

function sourcesDigest(): string {
  const hash = createHash("sha256");
  for (const file of SOURCES.map((s) => join(ROOT, s))
    .filter(existsSync)
    .flatMap(listFiles)) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}|${size}|${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** Whether the last build was made from these sources. */
export const isBuilt = (): boolean =>
  existsSync(STAMP) && existsSync(join(ROOT, ".next/BUILD_ID")) && readFileSync(STAMP, "utf8") === sourcesDigest();

/** Builds the pages and the service worker. */
export function build(output: "inherit" | "ignore" = "inherit"): void {
  prepareClient();
  copyPdfAssets(ROOT);
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1", SKIP_TYPES: "1" };
  execFileSync(process.execPath, [join(ROOT, "node_modules/next/dist/bin/next"), "build"], {
    cwd: ROOT,
    env,
    stdio: ["ignore", output, "inherit"],
  });
  buildServiceWorker(ROOT);
  writeFileSync(STAMP, sourcesDigest());
}

if (import.meta.main) build();
