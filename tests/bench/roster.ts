// 名册页：一台编译好的服务、一位登录着的省级管理员，与同样语句的底线交替着量。
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { join, resolve } from "node:path";
import { encode } from "next-auth/jwt";
import { sessionCookieName } from "#lib/auth/cookie-names";
import { actorOf, findPresence } from "#lib/auth/load";
import { scopeOf } from "#lib/auth/scope";
import { openSession } from "#lib/auth/sessions";
import { closeThrottle, forgive } from "#lib/auth/throttle";
import { setClock } from "#lib/clock";
import { laterByMinutes } from "#lib/dates";
import { MEMORY_BOUNDS } from "#lib/cli/serve";
import { db, disconnect, transaction } from "#lib/db";
import { readSecret } from "#lib/env";
import { listRoster } from "#lib/members/roster/queries";
import { rosterFilterSchema } from "#lib/members/schema";
import { inTurn, timed } from "#tests/bench/figures";
import { type Statement, statementsOf } from "#tests/bench/statements";
import { turnTo } from "#tests/bench/worlds";
import { startServer } from "#tests/support/server";
import { BASE_DATE } from "#world/plant";

/** The whole crowd lies below the province. */
const PROVINCE = "共青团江海省委";
const WARM_UP = 30;

/** What one looks at: a subtree, filtered and sorted, with its exact total. */
export const VIEWS: Readonly<Record<string, string>> = {
  "全省，资料不完整，按姓名": "show=incomplete&sort=name",
  "全省，团干部，按支部": "show=cadres",
  "全省，2014至2015年入团，按入团时间": "from=2014&to=2015&sort=joined",
};

const agent = new Agent({ keepAlive: true });

/** Fetches a page to its last byte; fails when it is not the page. */
export const fetchPage = (address: string, cookie = ""): Promise<string> =>
  new Promise((done, fail) => {
    get(address, { agent, headers: { cookie } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        answer.statusCode === 200
          ? done(Buffer.concat(parts).toString())
          : fail(new Error(`${answer.statusCode} ${answer.headers.location ?? ""}: ${address}`)),
      );
    }).on("error", fail);
  });

async function signIn(): Promise<{ token: string; cookie: string; organizationId: string }> {
  const province = await db().organization.findFirstOrThrow({ where: { fullName: PROVINCE } });
  const { personId } = await db().orgAdmin.findFirstOrThrow({ where: { organizationId: province.id, status: "ACTIVE" } });
  // The clock stands still, and the world is used again: what was counted last time would count for ever.
  await forgive(["actions"], [personId]);
  await closeThrottle();
  const token = await transaction((tx) => openSession(tx, { personId, device: "测速", address: "127.0.0.1", secondFactor: true }));
  const sealed = await encode({ token: { sid: token }, secret: readSecret("SESSION_SECRET"), maxAge: 3600 });
  return { token, cookie: `${sessionCookieName(false)}=${sealed}`, organizationId: province.id };
}

async function statementsFor(token: string, query: string): Promise<Statement[]> {
  const presence = await findPresence(token);
  if (!presence) throw new Error("the session has ended");
  const scope = scopeOf(actorOf(presence, true));
  const filter = rosterFilterSchema.parse(Object.fromEntries(new URLSearchParams(query)));
  return statementsOf(() => listRoster(scope, filter));
}

async function startFloor(url: string, statements: readonly Statement[]): Promise<{ address: string; stop: () => void }> {
  const script = join(import.meta.dirname, "roster-floor.ts");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, url, JSON.stringify(statements)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  return { address: `http://127.0.0.1:${port.toString().trim()}/`, stop: () => void child.kill() };
}

export type Desk = {
  address: (path: string) => string;
  cookie: string;
  floors: ReadonlyMap<string, string>;
  organizationId: string;
  sent: () => Promise<number>;
  close: () => Promise<void>;
};

const COUNTER = `--import=${resolve(import.meta.dirname, "statement-counter.ts")} --disable-warning=ExperimentalWarning ${MEMORY_BOUNDS.join(" ")}`;
/** After everything that the world was furnished with has come into force. */
const LATER = laterByMinutes(BASE_DATE, 60);
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

async function inSequence<T>(works: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  for (const work of works) results.push(await work());
  return results;
}

/** A running server on a world, a provincial administrator who is signed in to it, and a floor for each view. */
export async function openDesk(url: string): Promise<Desk> {
  await turnTo(url);
  setClock(LATER);
  const server = await startServer(url, { WORKER: "off", NODE_OPTIONS: COUNTER, CLOCK_NOW: LATER.toISOString() });
  const { token, cookie, organizationId } = await signIn();
  const views = Object.values(VIEWS);
  const floors = await Promise.all(
    (await inSequence(views.map((query) => () => statementsFor(token, query)))).map((found) => startFloor(url, found)),
  );
  const sent = async () => {
    process.kill(server.pid, "SIGUSR2");
    await pause(100);
    return Number([...server.logged().matchAll(/statements (\d+)/g)].at(-1)?.[1] ?? 0);
  };
  const close = async () => {
    server.kill();
    for (const floor of floors) floor.stop();
    await disconnect();
  };
  const addresses = new Map(views.map((query, i) => [query, floors[i]?.address ?? ""]));
  return { cookie, organizationId, sent, close, floors: addresses, address: (path) => server.origin + path };
}

export const rosterPath = (query: string): string => `/manage/members?${query}`;

/** Statements that one opened page sends. */
export async function countStatements(desk: Desk, path: string): Promise<number> {
  await fetchPage(desk.address(path), desk.cookie);
  const before = await desk.sent();
  await fetchPage(desk.address(path), desk.cookie);
  return (await desk.sent()) - before;
}

/** What a page takes at a desk. */
export const pageOf =
  (desk: Desk, path: string): (() => Promise<number>) =>
  () =>
    timed(() => fetchPage(desk.address(path), desk.cookie));

export type RosterTimes = { floor: number; page: number };

/** Median times of floor and page at each desk, all in turn, after all have warmed up. */
export async function timeRoster(desks: readonly Desk[], query: string, runs: number): Promise<RosterTimes[]> {
  for (const desk of desks) {
    const html = await fetchPage(desk.address(rosterPath(query)), desk.cookie);
    if (html.split('data-row="').length < 21) throw new Error(`the page shows fewer than twenty people: ${query}`);
  }
  const works = desks.flatMap((desk) => [() => timed(() => fetchPage(desk.floors.get(query) ?? "")), pageOf(desk, rosterPath(query))]);
  await inTurn(WARM_UP, works);
  const times = await inTurn(runs, works);
  return desks.map((_, i) => ({ floor: times[i * 2] ?? 0, page: times[i * 2 + 1] ?? 0 }));
}
