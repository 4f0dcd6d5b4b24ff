// 看PDF、拼PDF用的文件：字形对照、字体、解码器都放在自己的地址上，点开时才取。
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** From the package, below `public/pdfjs`. */
const FROM_PDFJS = ["cmaps", "standard_fonts", "wasm", "iccs"];
const SCRIPTS = ["pdf.min.mjs", "pdf.renderer.min.mjs", "pdf.worker.min.mjs"];

/** Copies what the browser fetches by itself; nothing is done while the packages are the same. */
export function copyPdfAssets(root: string): void {
  const packages = ["pdfjs-dist", "@cantoo/pdf-lib"].map((name) => join(root, "node_modules", name));
  const [pdfjs = "", pdfLib = ""] = packages;
  const versions = packages
    .map((p) => (JSON.parse(readFileSync(join(p, "package.json"), "utf8")) as { version: string }).version)
    .join(" ");
  const target = join(root, "public/pdfjs");
  const stamp = join(target, "VERSIONS");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === versions) return;
  mkdirSync(target, { recursive: true });
  for (const folder of FROM_PDFJS) cpSync(join(pdfjs, folder), join(target, folder), { recursive: true });
  for (const script of SCRIPTS) cpSync(join(pdfjs, "build", script), join(target, script));
  cpSync(join(pdfLib, "dist/pdf-lib.esm.min.js"), join(target, "pdf-lib.mjs"));
  writeFileSync(stamp, versions);
}
