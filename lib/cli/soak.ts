// npm run soak：把随便怎么办、同时办、埋雷、断电、乱输入的长版本各跑一遍，一样一行；有一样不成就以 1 退出。--only 名字 只跑一样。
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { prepareClient } from "#lib/cli/prepare";
import { say } from "#lib/cli/say";
import { ROOT } from "#lib/cli/serve";

/** A long run: which tests, and by which variable they are told how much. */
type Part = { name: string; says: string; variable: string; value: string; project: "unit" | "integration"; files: readonly string[] };

const PARTS: readonly Part[] = [
  {
    ...{ name: "sequences", says: "随机的一串串操作，与模型逐步相比", variable: "SEQUENCES", value: "500" },
    ...{ project: "integration", files: ["tests/integration/league/sequences.test.ts"] },
  },
  {
    ...{ name: "crowd", says: "十六个人同时办", variable: "OPERATIONS", value: "20000" },
    ...{ project: "integration", files: ["tests/integration/league/crowd.test.ts"] },
  },
  {
    ...{ name: "faults", says: "弄坏一处，看推演认不认得出来", variable: "FAULTS", value: "all" },
    ...{ project: "integration", files: ["tests/integration/league/faults.test.ts"] },
  },
  {
    ...{ name: "guards", says: "拿掉每一道权限检查", variable: "MUTANTS", value: "all" },
    ...{ project: "integration", files: ["tests/integration/auth/guards.test.ts"] },
  },
  {
    ...{ name: "matrix", says: "权限矩阵逐格", variable: "MATRIX_STEP", value: "1" },
    ...{ project: "integration", files: ["tests/integration/auth/matrix.test.ts"] },
  },
  {
    ...{ name: "fuzz", says: "乱七八糟的输入", variable: "FUZZ", value: "1" },
    ...{ project: "integration", files: ["tests/integration/auth/ugly.test.ts", "tests/integration/organizations/ugly.test.ts"] },
  },
  {
    ...{ name: "crashes", says: "导入到一半断电", variable: "CRASHES", value: "20" },
    ...{ project: "integration", files: ["tests/integration/imports/crash.test.ts"] },
  },
  {
    ...{ name: "papers", says: "五十个人同时决定同一件事", variable: "DECIDED_PAPERS", value: "1000" },
    ...{ project: "integration", files: ["tests/integration/inbox/together.test.ts"] },
  },
  {
    ...{ name: "rights", says: "随机的任免与期限", variable: "PROPERTY_RUNS", value: "100000" },
    ...{ project: "unit", files: ["tests/unit/accounts/rights.test.ts", "tests/unit/transfers/due.test.ts"] },
  },
];

const RESULTS = join(ROOT, "tests/results");
type Tally = { numPassedTests?: number; numFailedTests?: number };

const readTally = (file: string): Tally => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
};

/** Runs a part, and tells on one line how much of it there was, how long it took and what came of it. */
function run({ name, says, variable, value, project, files }: Part): boolean {
  const results = join(RESULTS, `soak-${name}.json`);
  rmSync(results, { force: true });
  const report = ["--reporter=default", "--reporter=json", `--outputFile.json=${results}`];
  const patience = ["--testTimeout", "7200000", "--hookTimeout", "600000"];
  const args = ["run", "--config", "tests/vitest.config.ts", "--project", project, ...report, ...patience, ...files];
  const amount = process.env[variable] ?? value;
  const started = performance.now();
  const { status, stdout } = spawnSync(join(ROOT, "node_modules/.bin/vitest"), args, {
    ...{
      cwd: ROOT,
      env: { ...process.env, [variable]: amount },
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "inherit"],
    },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const { numPassedTests = 0, numFailedTests = 0 } = readTally(results);
  const well = status === 0 && numPassedTests > 0;
  if (!well) say(stdout);
  for (const told of stdout.matchAll(/^▶ .*$/gm)) say(`  ${told[0]}`);
  say(`${well ? "✓" : "✗"} ${name}（${says}）${variable}=${amount}：${numPassedTests} 成，${numFailedTests} 败，${seconds} 秒`);
  return well;
}

const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
const chosen = PARTS.filter(({ name }) => values.only === "" || values.only === name);
if (chosen.length === 0) say(`没有“${values.only}”这一样。有：${PARTS.map((p) => p.name).join("、")}`);
prepareClient();
mkdirSync(RESULTS, { recursive: true });
const well = chosen.map(run);
process.exit(well.length > 0 && well.every(Boolean) ? 0 : 1);
