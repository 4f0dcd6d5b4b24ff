// 每个测试文件一份自己的数据库；要从头来就再复制一份。
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import { closeThrottle } from "#lib/auth/throttle";
import { setClock } from "#lib/clock";
import { disconnect } from "#lib/db";
import { forgetEnvironment, readEnvironment } from "#lib/env";
import { environmentOf } from "#tests/support/environment";
import { copyTemplate, dropCopy } from "#tests/support/template";
import { BASE_DATE } from "#world/plant";

const name = `zhtj_w${process.pid}`;

/** Gives this file a database that holds the world as it was planted. */
export async function freshDatabase(): Promise<string> {
  await disconnect();
  await closeThrottle();
  const url = await copyTemplate(inject("server"), inject("template"), name);
  Object.assign(process.env, environmentOf(url));
  forgetEnvironment();
  await rm(join(readEnvironment().DATA_DIR, "files"), { recursive: true, force: true });
  setClock(BASE_DATE);
  return url;
}

/** The world once for the whole file. */
export function withWorld(): void {
  beforeAll(async () => {
    await freshDatabase();
  });
  closeAfterwards();
}

/** The world anew before every test. */
export function withFreshWorld(): void {
  beforeEach(async () => {
    await freshDatabase();
  });
  closeAfterwards();
}

function closeAfterwards(): void {
  afterAll(async () => {
    await disconnect();
    await closeThrottle();
    await dropCopy(inject("server"), name);
    setClock(null);
  });
}
