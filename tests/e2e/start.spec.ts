import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";

const ROOT = resolve(import.meta.dirname, "../..");
const PORT = 3987;
const ORIGIN = `http://127.0.0.1:${PORT}`;

type Running = { process: ChildProcess; said: () => string };

const answered = async (): Promise<boolean> => (await fetch(`${ORIGIN}/api/health`).catch(() => null))?.ok ?? false;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await what()) return;
    await pause(100);
  }
  throw new Error("it did not come to pass");
}

/** npm start in a folder of its own, as on a machine that knows nothing of us. */
async function start(folder: string, more: Record<string, string> = {}): Promise<Running> {
  const { PATH = "", HOME = "", NODE_ENV } = process.env;
  const env = { PATH, HOME, NODE_ENV, DATA_DIR: folder, PORT: String(PORT), HOST: "127.0.0.1", LOG_LEVEL: "warn", ...more };
  const running = spawn(process.execPath, ["lib/cli/start.ts"], { cwd: ROOT, env });
  let said = "";
  const listen = (chunk: Buffer) => {
    said += chunk.toString();
  };
  for (const stream of [running.stdout, running.stderr]) stream.on("data", listen);
  await until(async () => (await answered()) || running.exitCode !== null);
  return { process: running, said: () => said };
}

const ended = (running: ChildProcess): Promise<number | null> =>
  new Promise((done) => (running.exitCode === null ? running.once("exit", done) : done(running.exitCode)));

/** The names that the demonstration offers; they come from the database. */
const people = async (): Promise<number> => [...(await (await fetch(`${ORIGIN}/demo`)).text()).matchAll(/登录成/g)].length;

const childrenOf = ({ pid }: ChildProcess): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
const isServer = (pid: number): boolean => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("next");

test("从空文件夹启动，强行中断之后再启动，卡住的进程换掉（安全案例25），Ctrl-C 停止：数据都在", async () => {
  const folder = mkdtempSync(join(tmpdir(), "zhtj-start-"));
  try {
    const first = await start(folder);
    expect(first.said()).toContain("建立演示世界");
    expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
    const before = await people();
    expect(before).toBeGreaterThan(20);

    first.process.kill("SIGKILL");
    await until(async () => !(await answered()));
    const second = await start(folder);
    expect(second.said()).not.toContain("建立演示世界");
    expect(await people()).toBe(before);

    const [stuck = 0] = childrenOf(second.process).filter(isServer);
    process.kill(stuck, "SIGSTOP");
    await until(async () => second.said().includes("换一个进程"));
    await until(answered);
    expect(childrenOf(second.process).filter(isServer)).not.toContain(stuck);
    await until(async () => (await people().catch(() => 0)) === before);

    const third = await start(folder);
    expect(await ended(third.process)).toBe(1);
    expect(third.said()).toContain(`端口 ${PORT} 已经有程序在用`);

    second.process.kill("SIGINT");
    expect(await ended(second.process)).toBe(0);
    expect(await answered()).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("生产模式缺少密钥、地址、数据库：说清楚，不启动", async () => {
  const folder = mkdtempSync(join(tmpdir(), "zhtj-start-"));
  const refused = await start(folder, { APP_MODE: "production", SESSION_SECRET: "short" });
  expect(await ended(refused.process)).toBe(1);
  for (const word of ["FIELD_KEY", "SESSION_SECRET", "PUBLIC_ORIGIN", "DATABASE_URL", "TRUST_PROXY"])
    expect(refused.said()).toContain(word);
  rmSync(folder, { recursive: true, force: true });
});
