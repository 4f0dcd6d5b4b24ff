// 一台真的服务：自己的数据库、自己的端口、世界里的那个早晨。
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setClock } from "#lib/clock";
import { forgetEnvironment } from "#lib/env";
import { environmentOf } from "#tests/support/environment";
import { BASE_DATE } from "#world/plant";

const ROOT = resolve(import.meta.dirname, "../..");

export type Server = {
  origin: string;
  databaseUrl: string;
  environment: Record<string, string>;
  kill: () => void;
  logged: () => string;
  pid: number;
};

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function untilAnswered(origin: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const answer = await fetch(`${origin}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error("the server does not answer");
}

/** Starts the built application on a database; needs `npm run build`. */
export async function startServer(databaseUrl: string, more: Record<string, string> = {}): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const environment = {
    ...environmentOf(databaseUrl),
    PUBLIC_ORIGIN: origin,
    CLOCK_NOW: BASE_DATE.toISOString(),
    LOG_LEVEL: "warn",
    WORKER: "inline",
    ...more,
  };
  const script = join(ROOT, "node_modules/next/dist/bin/next");
  const server = spawn(process.execPath, [script, "start", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  server.stderr.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  await untilAnswered(origin, server);
  return { origin, databaseUrl, environment, kill: () => void server.kill("SIGKILL"), logged: () => log, pid: server.pid ?? 0 };
}

/** From here on this process reads and writes the server's own database, with its keys and its morning. */
export function takeEnvironment({ environment }: Server): void {
  Object.assign(process.env, environment);
  forgetEnvironment();
  setClock(BASE_DATE);
}
