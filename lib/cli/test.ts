// npm test：规范、类型、房子、规则、数据库、浏览器，一口气跑完；最后一行给机器看。npm test -- unit 只跑一种。
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { build, isBuilt } from "#lib/cli/build";
import { prepareClient } from "#lib/cli/prepare";
import { say, step } from "#lib/cli/say";
import { ROOT } from "#lib/cli/serve";

type Tally = { passed: number; failed: number };

const RESULTS = join(ROOT, "tests/results");
const BIN = join(ROOT, "node_modules/.bin");
/** As it was before the template was planted from here. */
const ENVIRONMENT = { ...process.env };

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

const run = (tool: string, args: readonly string[]): number | null =>
  spawnSync(join(BIN, tool), args, { cwd: ROOT, stdio: "inherit" }).status;

/** Format, lint and types; each counts as one. */
function runChecks(): Tally[] {
  const checks = [run("biome", ["check", "--error-on-warnings"]), run("tsc", ["--noEmit", "-p", "."])];
  return checks.map((status) => ({ passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }));
}

const VITEST = ["--reporter=default", "--reporter=json", `--outputFile.json=${join(RESULTS, "vitest.json")}`];

/** Runs a tool and shows what it says: at once, or, where two run beside each other, when it has ended. */
async function watch(tool: string, args: readonly string[], env: Record<string, string>, later = false): Promise<number | null> {
  const child = spawn(join(BIN, tool), args, { cwd: ROOT, env: { ...ENVIRONMENT, ...env }, stdio: later ? "pipe" : "inherit" });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part: Buffer) => said.push(part));
  const [status] = (await once(child, "close")) as [number | null];
  process.stdout.write(Buffer.concat(said));
  return status;
}

async function runVitest(projects: readonly string[], env: Record<string, string>): Promise<Tally> {
  const named = projects.flatMap((project) => ["--project", project]);
  const status = await watch("vitest", ["run", "--config", "tests/vitest.config.ts", ...named, ...VITEST], env);
  const { numPassedTests, numFailedTests } = read("vitest.json");
  return settle(numPassedTests, numFailedTests, status);
}

async function runPlaywright(env: Record<string, string>, later: boolean): Promise<Tally> {
  const { ensureChromium } = await import("#lib/cli/browser");
  const named = { CHROMIUM: ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: join(RESULTS, "playwright.json") };
  const status = await watch("playwright", ["test", "--config", "tests/playwright.config.ts"], { ...env, ...named }, later);
  const { expected, unexpected, flaky } = (read("playwright.json").stats ?? {}) as Record<string, number>;
  return settle(expected, (unexpected ?? 0) + (flaky ?? 0), status);
}

/** Both beside each other: the one waits for the browser while the other reckons. They share one database server and its template. */
async function runAll(): Promise<Tally[]> {
  const { ensureTemplate, testServer } = await import("#tests/support/template");
  const server = await testServer();
  await ensureTemplate(server);
  const env = { TEST_DATABASE_URL: `${server}/postgres` };
  return Promise.all([runVitest(["house", "unit", "integration"], env), runPlaywright(env, true)]);
}

const wanted = process.argv[2] ?? "all";
mkdirSync(RESULTS, { recursive: true });
for (const file of ["vitest.json", "playwright.json"]) rmSync(join(RESULTS, file), { force: true });
prepareClient();

const tallies: Tally[] = wanted === "all" ? runChecks() : [];
if (["all", "e2e"].includes(wanted) && !isBuilt()) await step("编译", async () => build("ignore"));
if (wanted === "all") tallies.push(...(await runAll()));
else tallies.push(await (wanted === "e2e" ? runPlaywright({}, false) : runVitest([wanted], {})));

const passed = tallies.reduce((sum, t) => sum + t.passed, 0);
const failed = tallies.reduce((sum, t) => sum + t.failed, 0);
say(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
