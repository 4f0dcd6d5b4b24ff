// 打包离线工作线程：只预存静态文件和一张断网页，版本随构建走。
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { buildSync } from "esbuild";

type Precached = { url: string; revision: string | null };

const STATIC = /\.(js|css|woff2?)$/;
const PAGES = ["offline.html", "icons/icon.svg", "icons/icon-192.png"];

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function manifest(root: string): Precached[] {
  const folder = join(root, ".next/static");
  const hashed = listFiles(folder)
    .filter((file) => STATIC.test(file))
    .map((file) => ({ url: `/_next/static/${relative(folder, file).replaceAll("\\", "/")}`, revision: null }));
  const pages = PAGES.map((page) => ({
    url: `/${page}`,
    revision: createHash("sha256")
      .update(readFileSync(join(root, "public", page)))
      .digest("hex")
      .slice(0, 16),
  }));
  return [...pages, ...hashed];
}

/** Bundles components/pwa/worker.ts into public/sw.js with the list of files of this build. */
export function buildServiceWorker(root: string): void {
  buildSync({
    entryPoints: [join(root, "components/pwa/worker.ts")],
    outfile: join(root, "public/sw.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    define: {
      "process.env.NODE_ENV": '"production"',
      MANIFEST: JSON.stringify(manifest(root)),
      BUILD: JSON.stringify(readFileSync(join(root, ".next/BUILD_ID"), "utf8").trim()),
    },
  });
}
