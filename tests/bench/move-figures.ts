// 组织迁移的数：一万个组织、三十万名团员换一个上级，一个事务；同时有人在看名册。
import { readFile } from "node:fs/promises";
import { SYSTEM } from "#lib/audit/record";
import { deskActor } from "#lib/auth/actor";
import { type Scope, scopeOf } from "#lib/auth/scope";
import { setClock } from "#lib/clock";
import { foldCounters } from "#lib/counters/jobs";
import { db, disconnect, transaction } from "#lib/db";
import { listRoster } from "#lib/members/roster/queries";
import { rosterFilterSchema } from "#lib/members/schema";
import { insertChildren, lockParent } from "#lib/organizations/children/commands";
import { carryOut } from "#lib/reorganization/moves/commands";
import { type Figure, inTurn, median, timed } from "#tests/bench/figures";
import { moveBare } from "#tests/bench/move-floor";
import { copyWorld, turnTo } from "#tests/bench/worlds";
import { BASE_DATE } from "#world/plant";

/** What moves (issue: subtree move). */
export const MOVING = { organizations: 10_000, members: 300_000 } as const;
const LIMIT_MS = 15_000;
/** Whoever is blocked waits for the whole move. */
const READ_MS = 2000;
const AT_ONCE = 500;

const named = (shortName: string) => db().organization.findFirstOrThrow({ where: { shortName } });
const actorAt = async (shortName: string) =>
  deskActor({ id: "00000000-0000-7000-8000-000000000000", name: "测速" }, await named(shortName), false);

/** Fills the province up to ten thousand organizations: branches that nobody is in yet. */
async function fillUp(): Promise<void> {
  const { path } = await named("团江海省委");
  const school = await db().organization.findFirstOrThrow({
    where: { path: { startsWith: path }, category: "COMMITTEE" },
    orderBy: { id: "desc" },
  });
  for (
    let lacking = MOVING.organizations - (await db().organization.count({ where: { path: { startsWith: path } } }));
    lacking > 0;
    lacking -= AT_ONCE
  ) {
    const children = Array.from({ length: Math.min(AT_ONCE, lacking) }, (_, i) => ({
      shortName: `${lacking - i}号团支部`,
      category: "BRANCH" as const,
    }));
    await transaction(async (tx) => insertChildren(tx, SYSTEM, await lockParent(tx, school.id), children));
  }
  while ((await foldCounters()) > 0);
}

/** Reads a page of the roster again and again until it is told to stop; answers how long the slowest took. */
function keepReading(scope: Scope): () => Promise<number> {
  const seen = { stopped: false, slowest: 0 };
  const reading = (async () => {
    while (!seen.stopped) seen.slowest = Math.max(seen.slowest, await timed(() => listRoster(scope, rosterFilterSchema.parse({}))));
  })();
  return async () => {
    seen.stopped = true;
    await reading;
    return seen.slowest;
  };
}

const TICKS_PER_MS = 0.1;

/** What a process of the database has had of the processors, in milliseconds: unlike the time of day it is the same on a busy machine. */
async function cpuOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_MS;
}

const cpu: number[] = [];

/** Moves the province below the other one, or back. */
async function move(): Promise<void> {
  const province = await named("团江海省委");
  const [root, other] = [await named("团中央"), await named("团北京市委")];
  const targetId = province.parentId === root.id ? other.id : root.id;
  const actor = await actorAt("团中央");
  await transaction(async (tx) => {
    const [{ pid } = { pid: 0 }] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    const before = await cpuOf(pid);
    await carryOut(tx, actor, { organizationId: province.id, targetId });
    cpu.push((await cpuOf(pid)) - before);
  }, 120_000);
}

type Given = { server: string; world: string; runs: number };

export async function moveFigures({ server, world, runs }: Given): Promise<Figure[]> {
  const [ours, bare] = [await copyWorld(server, world, "move"), await copyWorld(server, world, "bare")];
  for (const url of [bare, ours]) {
    await turnTo(url);
    setClock(BASE_DATE);
    await fillUp();
  }
  const scope = scopeOf(await actorAt("团中央"));
  const { path: from } = await named("团江海省委");
  let way: [string, string] = [from, `${from.slice(0, 4)}zzzz${from.slice(4)}`];
  const product = async (): Promise<number> => {
    const took = await timed(move);
    while ((await foldCounters()) > 0);
    return took;
  };
  const floor = async (): Promise<number> => {
    const took = await timed(() => moveBare(bare, ...way));
    way = [way[1], way[0]];
    return took;
  };
  const [measured = 0, plain = 0] = await inTurn(runs, [product, floor]);
  const stop = keepReading(scope);
  await move();
  const slowest = await stop();
  await disconnect();
  const what = `迁移${MOVING.organizations}个组织、${MOVING.members}名团员`;
  return [
    { what: `${what}，一个事务`, unit: "ms", measured, floor: plain, bar: 1.5 },
    { what: `${what}，绝对时间（只在空闲的机器上有意义）`, unit: "ms", measured, floor: null, bar: LIMIT_MS },
    { what: `${what}，数据库的处理器时间`, unit: "ms", measured: median(cpu), floor: null, bar: LIMIT_MS },
    { what: "迁移当中看名册，最慢一页", unit: "ms", measured: slowest, floor: null, bar: READ_MS },
  ];
}
