// 自带的数据库实例：建立、启动、沿用、停止。强行中断之后，下次启动自行恢复。
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { canReach, postgresHome, type ServerUser, serverUser } from "#lib/postgres/binaries";

export type ClusterOptions = {
  /** Folder that holds everything this installation keeps. */
  dataDir: string;
  password: string;
  /** Extra lines of `postgresql.conf`, for tests. */
  settings?: readonly string[];
};

type Cluster = { home: string; folder: string; user: ServerUser | undefined; log: string };

function locate({ dataDir }: ClusterOptions): Cluster {
  const user = serverUser();
  const base = resolve(dataDir);
  mkdirSync(base, { recursive: true, mode: 0o711 });
  const shelter = join("/var/lib/zhihui-tuanjian", createHash("sha256").update(base).digest("hex").slice(0, 12));
  const root = canReach(base, user) ? base : shelter;
  mkdirSync(root, { recursive: true, mode: 0o711 });
  return { home: postgresHome(user, shelter), folder: join(root, "postgres"), user, log: join(root, "postgres.log") };
}

function run(cluster: Cluster, tool: "initdb" | "pg_ctl", args: readonly string[]): void {
  execFileSync(join(cluster.home, "bin", tool), args, { ...cluster.user, stdio: ["ignore", "ignore", "pipe"], cwd: "/" });
}

function own(path: string, user: ServerUser | undefined): void {
  if (user) chownSync(path, user.uid, user.gid);
}

const SETTINGS = [
  "listen_addresses = '127.0.0.1'",
  "unix_socket_directories = ''",
  "max_connections = 120",
  "shared_buffers = 256MB",
  "timezone = 'UTC'",
  "log_timezone = 'UTC'",
];

function create(cluster: Cluster, { password, settings = [] }: ClusterOptions): void {
  rmSync(cluster.folder, { recursive: true, force: true });
  mkdirSync(cluster.folder, { mode: 0o700 });
  own(cluster.folder, cluster.user);
  const passwordFile = join(dirname(cluster.folder), "postgres.init");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  own(passwordFile, cluster.user);
  const locale = ["--encoding=UTF8", "--locale=C", "--no-instructions"];
  run(cluster, "initdb", ["-D", cluster.folder, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, ...locale]);
  rmSync(passwordFile);
  appendFileSync(join(cluster.folder, "postgresql.conf"), `\n${[...SETTINGS, ...settings].join("\n")}\n`);
  writeFileSync(join(cluster.folder, "READY"), "");
}

/** Port of the running server by its own record, if it is running. */
function runningPort(cluster: Cluster): number | undefined {
  const status = spawnSync(join(cluster.home, "bin", "pg_ctl"), ["status", "-D", cluster.folder], { ...cluster.user, cwd: "/" });
  if (status.status !== 0) return undefined;
  return Number(readFileSync(join(cluster.folder, "postmaster.pid"), "utf8").split("\n")[3]);
}

const freePort = () =>
  new Promise<number>((done, fail) => {
    const probe = createServer().on("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

const START_TRIES = 5;

async function launch(cluster: Cluster, port: number, triesLeft = START_TRIES): Promise<void> {
  try {
    run(cluster, "pg_ctl", ["start", "-w", "-t", "60", "-D", cluster.folder, "-l", cluster.log, "-o", `-p ${port}`]);
  } catch (error) {
    // Children of a killed server may still be leaving.
    if (triesLeft <= 1) throw error;
    await new Promise((done) => setTimeout(done, 1000));
    await launch(cluster, port, triesLeft - 1);
  }
}

/** Starts the embedded server, or takes over the one that is still running. Returns its address. */
export async function startCluster(options: ClusterOptions): Promise<string> {
  const cluster = locate(options);
  if (!existsSync(join(cluster.folder, "READY"))) create(cluster, options);
  let port = runningPort(cluster);
  if (port === undefined) {
    writeFileSync(cluster.log, "", { flag: "a" });
    own(cluster.log, cluster.user);
    chmodSync(cluster.log, 0o600);
    port = await freePort();
    await launch(cluster, port);
  }
  return `postgresql://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}`;
}

/** Stops the embedded server in good order; waits until it has. */
export function stopCluster(options: Pick<ClusterOptions, "dataDir">): Promise<void> {
  const cluster = locate({ ...options, password: "" });
  const stopping = spawn(join(cluster.home, "bin", "pg_ctl"), ["stop", "-m", "fast", "-w", "-D", cluster.folder], {
    ...cluster.user,
    cwd: "/",
    stdio: "ignore",
  });
  return new Promise((done) => stopping.on("close", () => done()));
}
