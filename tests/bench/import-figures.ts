// 导入的数：一万行与底线交替着量；两万行另起进程量内存。
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { MEMORY_BOUNDS } from "#lib/cli/serve";
import { db, disconnect } from "#lib/db";
import { type Figure, inTurn, timed } from "#tests/bench/figures";
import { checkRoster, compare, importAndCompare } from "#tests/bench/import";
import { importFloor } from "#tests/bench/import-floor";
import { importer, prepareBranches, type Roster, writeRoster } from "#tests/bench/roster-workbook";
import { administer } from "#tests/support/template";
import { copyWorld, turnTo } from "#tests/bench/worlds";

const FOLDER = resolve(import.meta.dirname, "../../.data/bench");
const ROWS = 10_000;
const LARGE = 20_000;
const CHECKED = 5000;
const CHECK_MS = 5000;
const MEGABYTES = 300;
const RATIO = 3;

export type Given = { server: string; world: string; runs: number };

/** A world with the branches that a roster of so many rows names. */
async function prepare({ server, world }: Given, rows: number): Promise<{ url: string; roster: Roster }> {
  mkdirSync(FOLDER, { recursive: true });
  const url = await copyWorld(server, world, `import_${rows}`);
  await turnTo(url);
  await prepareBranches(rows);
  await disconnect();
  return { url, roster: await writeRoster(join(FOLDER, `roster-${rows}.xlsx`), rows) };
}

/** A fresh copy, its connection open, nothing of the copying left to be written. */
async function fresh(server: string, prepared: string): Promise<string> {
  await disconnect();
  const url = await copyWorld(server, prepared, "run");
  await administer(server, (c) => c.query("CHECKPOINT"));
  return url;
}

async function productRun(server: string, prepared: string, roster: Roster): Promise<number> {
  await turnTo(await fresh(server, prepared));
  await db().$queryRaw`SELECT 1`;
  let taken = 0;
  await importAndCompare(roster, async (work) => {
    taken = await timed(work);
  });
  return taken;
}

async function floorRun(server: string, prepared: string, roster: Roster): Promise<number> {
  const client = new pg.Client(await fresh(server, prepared));
  await client.connect();
  let entered = 0;
  const taken = await timed(async () => {
    entered = await importFloor(client, roster.path);
  });
  await client.end();
  if (entered !== roster.expected.NEW) throw new Error(`the floor entered ${entered} of ${roster.expected.NEW}`);
  return taken;
}

async function timeFigure(given: Given): Promise<Figure> {
  const { url, roster } = await prepare(given, ROWS);
  const works = [() => floorRun(given.server, url, roster), () => productRun(given.server, url, roster)];
  await inTurn(1, works);
  const [floor = 0, measured = 0] = await inTurn(given.runs, works);
  return { what: `导入${ROWS}行：收、查、写`, unit: "ms", measured, floor, bar: RATIO };
}

async function checkRun(server: string, prepared: string, roster: Roster): Promise<number> {
  await turnTo(await fresh(server, prepared));
  const actor = await importer();
  let checked: Awaited<ReturnType<typeof checkRoster>> | undefined;
  const taken = await timed(async () => {
    checked = await checkRoster(actor, roster);
  });
  if (checked) compare(checked, roster);
  return taken;
}

async function checkFigure(given: Given): Promise<Figure> {
  const { url, roster } = await prepare(given, CHECKED);
  const work = () => checkRun(given.server, url, roster);
  await work();
  const [measured = 0] = await inTurn(given.runs, [work]);
  return { what: `检查${CHECKED}行：收、读、查，到看得到预览`, unit: "ms", measured, floor: null, bar: CHECK_MS };
}

/** Resident memory of a process and its children, in megabytes, as the kernel counts it. */
function residentOf(pid: number): number {
  try {
    const own = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
    const tasks = readdirSync(`/proc/${pid}/task`);
    const children = tasks.flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").trim().split(" ").filter(Boolean));
    return own + children.map(Number).reduce((sum, child) => sum + residentOf(child), 0);
  } catch {
    return 0;
  }
}

/** Imports in a process bounded as the server is; how far above its standing memory it and what it started came, together. */
function growthOf(url: string, roster: Roster): Promise<number> {
  const flags = [...MEMORY_BOUNDS, "--disable-warning=ExperimentalWarning"];
  const script = join(import.meta.dirname, "import-process.ts");
  const child = spawn(process.execPath, [...flags, script, url, JSON.stringify(roster)], { stdio: ["ignore", "pipe", "inherit"] });
  let standing = 0;
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, residentOf(child.pid ?? 0));
  };
  child.stdout.once("data", () => {
    standing = residentOf(child.pid ?? 0);
  });
  const timer = setInterval(look, 10);
  return new Promise((done, fail) =>
    child.on("close", (code) => {
      clearInterval(timer);
      if (code === 0) done(peak - standing);
      else fail(new Error("the import did not end well"));
    }),
  );
}

async function memoryFigure(given: Given): Promise<Figure> {
  const { url, roster } = await prepare(given, LARGE);
  const measured = await growthOf(await fresh(given.server, url), roster);
  return { what: `导入${LARGE}行：比导入之前多用的内存，各进程合计的最高值`, unit: "MB", measured, floor: null, bar: MEGABYTES };
}

export const importFigures = async (given: Given): Promise<Figure[]> => [
  await timeFigure(given),
  await checkFigure(given),
  await memoryFigure(given),
];
