// 从一台空机器到打开的页面：环境、数据库、演示世界、服务，每一步都说一声；Ctrl-C 好好收尾。
import "#lib/cli/dotenv";
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { ensureEnvironment, migrate } from "#lib/cli/database";
import { prepareClient } from "#lib/cli/prepare";
import { say, step } from "#lib/cli/say";
import { environmentProblems, readEnvironment } from "#lib/env";
import { stopCluster } from "#lib/postgres/cluster";

export const ROOT = resolve(import.meta.dirname, "../..");

function refuseBadEnvironment(): void {
  const problems = environmentProblems(process.env);
  if (problems.length === 0) return;
  say(`不能启动：\n${problems.map((p) => `  · ${p}`).join("\n")}`);
  process.exit(1);
}

async function plantFirst(): Promise<void> {
  const { plantRoot } = await import("#lib/registration/root/commands");
  const code = await step("建立团中央和38个省级组织", plantRoot);
  say(`  团中央的管理员注册码（20天内有效，只显示这一次）：${code}`);
  say("  系统后台账号用 npm run operator -- --name 姓名 --id 身份证号 --mobile 手机号 建立。");
}

/** Fills an empty database: the demonstration's world, or in production the first two levels of the tree. */
export async function fillEmpty(): Promise<void> {
  const { isEmpty, plantWorld } = await import("#world/plant");
  if (!(await isEmpty())) return;
  if (readEnvironment().APP_MODE === "production") return plantFirst();
  const { furnishDemo } = await import("#world/demo");
  await step("建立演示世界", async () => furnishDemo(await plantWorld()));
}

/** Opens the database, brings it up to date, and fills it when it is empty. */
export async function openDatabase(): Promise<{ embedded: boolean }> {
  refuseBadEnvironment();
  prepareClient();
  const { embedded } = await step("打开数据库", ensureEnvironment);
  await step("更新数据库结构", () => migrate(process.env.DATABASE_URL ?? ""));
  await fillEmpty();
  return { embedded };
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

const hostOf = (port: number): string => {
  const { PUBLIC_ORIGIN } = readEnvironment();
  return PUBLIC_ORIGIN ? new URL(PUBLIC_ORIGIN).host : `127.0.0.1:${port}`;
};

async function untilAnswered(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { headers: { host: hostOf(port) } }).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error("服务没有应答，请看上面的提示。");
}

/** The process that serves; another takes its place when it is stuck. */
type Served = { child: ChildProcess; state: "serving" | "replacing" | "stopping" };

const isStopping = ({ state }: Served): boolean => state === "stopping";

/** Ends server and database in good order, once; returns what to do when a process that serves is gone. */
function onStop(served: Served, embedded: boolean): (code: number | null) => void {
  const stop = async (code: number) => {
    if (isStopping(served)) return;
    served.state = "stopping";
    const { child } = served;
    const gone = new Promise((done) => child.once("exit", done));
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await Promise.race([gone, pause(8000).then(() => child.kill("SIGKILL"))]);
    }
    if (embedded) await stopCluster({ dataDir: readEnvironment().DATA_DIR });
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
  return (code) => void (served.state === "replacing" || stop(code ?? 1));
}

function welcome(port: number): void {
  const { APP_MODE, PUBLIC_ORIGIN } = readEnvironment();
  const address = PUBLIC_ORIGIN || `http://localhost:${port}`;
  say(`\n智慧团建已经打开：${address}`);
  if (APP_MODE === "demo") say(`演示账号在这里：${address}/demo`);
  say("按 Ctrl-C 停止。");
}

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer().once("error", () => done(false));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });

/** Says what to do when something else listens already, instead of failing with a code. */
export async function requireFreePort(): Promise<void> {
  refuseBadEnvironment();
  const { PORT, HOST } = readEnvironment();
  if (await isFree(PORT, HOST)) return;
  say(`不能启动：端口 ${PORT} 已经有程序在用。智慧团建可能已经开着：打开 http://localhost:${PORT} 看看。`);
  say(`要换一个端口：PORT=${PORT + 1} npm start`);
  process.exit(1);
}

/** Bounds within which the server keeps its memory: without them V8 puts off tidying up as long as the machine has room. */
export const MEMORY_BOUNDS = ["--max-old-space-size=512"] as const;

function launch(mode: "start" | "dev"): ChildProcess {
  const { PORT, HOST } = readEnvironment();
  const script = join(ROOT, "node_modules/next/dist/bin/next");
  const env = {
    ...process.env,
    ...(mode === "start" ? { LIFELINE: "stdin" } : {}),
    NODE_ENV: mode === "start" ? ("production" as const) : ("development" as const),
    NEXT_TELEMETRY_DISABLED: "1",
  };
  return spawn(process.execPath, [...MEMORY_BOUNDS, script, mode, "-p", String(PORT), "-H", HOST], {
    cwd: ROOT,
    env,
    stdio: ["pipe", "ignore", "inherit"],
  });
}

/** Not the health: that asks the database, and a new process would not mend a database. */
const PULSE = "/icons/icon.svg";
const PULSE_EVERY = 1000;
const PULSE_WITHIN = 3000;
const MISSES = 3;

async function hasPulse(port: number): Promise<boolean> {
  const asked = { headers: { host: hostOf(port) }, signal: AbortSignal.timeout(PULSE_WITHIN) };
  return fetch(`http://127.0.0.1:${port}${PULSE}`, asked).then(
    () => true,
    () => false,
  );
}

/** Waits until the server has not answered for about twelve seconds: its one thread is stuck (security case 25). */
async function untilStuck(port: number): Promise<void> {
  for (let missed = 0; missed < MISSES; ) {
    await pause(PULSE_EVERY);
    missed = (await hasPulse(port)) ? 0 : missed + 1;
  }
}

/** Puts another process in the place of one that is stuck. */
async function replace(served: Served, onExit: (code: number | null) => void): Promise<void> {
  say("服务没有应答，换一个进程。");
  const stuck = served.child;
  const gone = new Promise((done) => stuck.once("exit", done));
  served.state = "replacing";
  stuck.kill("SIGKILL");
  await gone;
  if (isStopping(served)) return;
  served.child = launch("start").on("exit", onExit);
  served.state = "serving";
}

/** Serves the pages, built (`start`) or as they are being written (`dev`), until it is told to stop. */
export async function serve(mode: "start" | "dev", embedded: boolean): Promise<void> {
  const { PORT } = readEnvironment();
  const served: Served = { child: launch(mode), state: "serving" };
  const onExit = onStop(served, embedded);
  served.child.on("exit", onExit);
  await step("启动服务", () => untilAnswered(PORT));
  welcome(PORT);
  while (mode === "start") {
    await untilStuck(PORT);
    if (isStopping(served)) return;
    await replace(served, onExit);
    await step("启动服务", () => untilAnswered(PORT));
  }
}
