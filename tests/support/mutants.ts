// 拆掉一道检查：找出操作里每一道权限检查，逐个拿掉，看权限矩阵认不认得出来。
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FILES, ROOT } from "#tests/house/source";

/** A guard that stands on a line of its own; which categories may stand below which is no question of who. */
const GUARD = /^\s*permit\(may(?!CreateBelow)\w*\(/;
const AT_THE_DOOR = /^\s*(permit\(may\w*\(|if \(.*\) refuse\("E-(PERM|PWD)-\d+"\);)/;

export type Guard = { place: string; text: string };

/** Every guard of a command, and those of the door, with where it stands: `lib/…/commands.ts:12`. */
export const guards = (): Guard[] =>
  FILES.filter((file) => /^lib\/(?!auth\/).*commands\.ts$|^lib\/action\.ts$/.test(file)).flatMap((file) => {
    const form = file === "lib/action.ts" ? AT_THE_DOOR : GUARD;
    const lines = readFileSync(join(ROOT, file), "utf8").split("\n");
    return lines.flatMap((text, i) => (form.test(text) ? [{ place: `${file}:${i + 1}`, text: text.trim() }] : []));
  });

/** Whether the tests fail without this guard; every fourth try of the matrix is enough for that. */
export function isMissed(mutant: string): Promise<boolean> {
  const { PATH = "", HOME = "" } = process.env;
  const tool = join(ROOT, "node_modules/vitest/vitest.mjs");
  const env = { PATH, HOME, NODE_ENV: "test" as const, MUTANT: mutant, MATRIX_STEP: "4" };
  const child = spawn(process.execPath, [tool, "run", "--config", "tests/mutation.config.ts", "--reporter=dot"], { cwd: ROOT, env });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  return new Promise((done, fail) =>
    child.on("close", (code) => (/Tests .*\d+ (passed|failed)/.test(said) ? done(code !== 0) : fail(new Error(`${mutant}\n${said}`)))),
  );
}
