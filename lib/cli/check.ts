// npm run check：格式与规范、类型、房子的规矩、单元测试。
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { prepareClient } from "#lib/cli/prepare";
import { say } from "#lib/cli/say";
import { ROOT } from "#lib/cli/serve";

const BIN = join(ROOT, "node_modules/.bin");
const STEPS: readonly (readonly [title: string, tool: string, ...args: string[]])[] = [
  ["规范", "biome", "check", "--error-on-warnings"],
  ["类型", "tsc", "--noEmit", "-p", "."],
  ["房子与规则", "vitest", "run", "--config", "tests/vitest.config.ts", "--project", "house", "--project", "unit"],
];

prepareClient();
for (const [title, tool, ...args] of STEPS) {
  say(`— ${title}`);
  const { status } = spawnSync(join(BIN, tool), args, { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
