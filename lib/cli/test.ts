// npm test：规范、类型、房子、规则、数据库、浏览器，一口气跑完；最后一行给机器看。npm test -- unit 只跑一种。
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, isBuilt } from "#lib/cli/build";
import { prepareClient } from "#lib/cli/prepare";
import { say, step } from "#lib/cli/say";
import { ROOT } from "#lib/cli/serve";

type Tally = { passed: number; failed: number };

const RESULTS = join(ROOT, "tests/results");
const BIN = join(ROOT, "node_modules/.bin");

const read = (file: string): Record<string, unknown> => {
  try {
    return JSON.parse(readFileSync(join(RESULTS, file), "utf8"));
  } catch {
    return {};
  }
};

/** A run that leaves no result, or fails without a failed test, counts as one failure. */
const settle = (passed: unknown, failed: unknown, status: number | null): Tally => ({
  passed: Number(passed ?? 0),
  failed: Math.max(Number(failed ?? 0), status === 0 ? 0 : 1),
});

const run = (tool: string, args: readonly string[], env: Record<string, string> = {}): number | null =>
  spawnSync(join(BIN, tool), args, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...env } }).status;

/** Format, lint and types; each counts as one. */
function runChecks(): Tally[] {
  const checks = [run("biome", ["check", "--error-on-warnings"]), run("tsc", ["--noEmit", "-p", "."])];
  return checks.map((status) => ({ passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }));
}

function runVitest(projects: readonly string[]): Tally {
  const named = projects.flatMap((project) => ["--project", project]);
  const report = ["--reporter=default", "--reporter=json", `--outputFile.json=${join(RESULTS, "vitest.json")}`];
  const status = run("vitest", ["run", "--config", "tests/vitest.config.ts", ...named, ...report]);
  const { numPassedTests, numFailedTests } = read("vitest.json");
  return settle(numPassedTests, numFailedTests, status);
}

async function runPlaywright(): Promise<Tally> {
  const { ensureChromium } = await import("#lib/cli/browser");
  const CHROMIUM = ensureChromium();
  if (!isBuilt()) await step("编译", async () => build("ignore"));
  const status = run("playwright", ["test", "--config", "tests/playwright.config.ts"], {
    CHROMIUM,
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(RESULTS, "playwright.json"),
  });
  const { expected, unexpected, flaky } = (read("playwright.json").stats ?? {}) as Record<string, number>;
  return settle(expected, (unexpected ?? 0) + (flaky ?? 0), status);
}

const wanted = process.argv[2] ?? "all";
mkdirSync(RESULTS, { recursive: true });
for (const file of ["vitest.json", "playwright.json"]) rmSync(join(RESULTS, file), { force: true });
prepareClient();

const tallies: Tally[] = wanted === "all" ? runChecks() : [];
if (wanted !== "e2e") tallies.push(runVitest(wanted === "all" ? ["house", "unit", "integration"] : [wanted]));
if (wanted === "all" || wanted === "e2e") tallies.push(await runPlaywright());

const passed = tallies.reduce((sum, t) => sum + t.passed, 0);
const failed = tallies.reduce((sum, t) => sum + t.failed, 0);
say(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
