import type { ChildProcess } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { foldCounters } from "#lib/counters/jobs";
import { readTotal } from "#lib/counters/queries";
import { applyImport } from "#lib/imports/actions";
import { countsOf } from "#lib/imports/batches/queries";
import { dice, kill, killAfter, startWorkerProcess, until } from "#tests/support/crashes";
import { withWorld } from "#tests/support/database";
import { violations } from "#tests/support/facts";
import { batchOf, begin } from "#tests/support/imports";
import { given, organizationId, type Player, press, signedIn } from "#tests/support/people";
import { sheetOfTexts, studentOf } from "#tests/support/students";
import { CLASS_2 } from "#tests/support/organizations";

const ROWS = 300;
/** How often the worker dies in every run; a long run asks for twenty and more. */
const CRASHES = Number(process.env.CRASHES ?? 8);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const roll = dice(SEED);

withWorld();

let m07: Player;
let branch: { id: string; path: string };
let worker: ChildProcess;
/** How long each half takes when nothing happens. */
const usual = { check: 0, apply: 0 };
let imported = 0;

beforeAll(async () => {
  m07 = await signedIn("M07", { organization: CLASS_2 });
  branch = await db().organization.findUniqueOrThrow({ where: { id: await organizationId(CLASS_2) } });
  worker = await startWorkerProcess();
});
afterAll(async () => {
  await kill(worker);
});

const rosterFrom = (first: number): Buffer => sheetOfTexts(Array.from({ length: ROWS }, (_, i) => studentOf(first + i)));
const reaches = (batchId: string, state: string): Promise<number> =>
  until(`${batchId} ${state}`, async () => (await batchOf(batchId)).state === state);

/** Nothing lost, nothing twice, nothing half: people, places, history, counts and messages. */
async function expectWhole(batchId: string): Promise<void> {
  imported += ROWS;
  expect(countsOf(await batchOf(batchId))).toEqual({ NEW: ROWS, UPDATE: 0, SAME: 0, SKIP: 0 });
  expect(await db().membership.count({ where: { branchId: branch.id, status: "ACTIVE" } })).toBe(1 + imported);
  expect(await db().changeRecord.count({ where: { kind: "IMPORTED" } })).toBe(imported);
  expect(await db().importRow.count({ where: { batchId, version: 1 } })).toBe(ROWS);
  const told = await db().message.findMany({ where: { href: { endsWith: batchId } }, select: { title: true } });
  expect(told.map((t) => t.title).sort()).toEqual(["团员团干部名单写好了", "团员团干部名单查完了"]);
  while ((await foldCounters()) > 0);
  expect((await readTotal(db(), branch)).members).toBe(1 + imported);
  expect(await violations()).toEqual([]);
}

/** The worker dies some time from now; another takes its place. */
async function replaceWorker(millis: number): Promise<void> {
  await killAfter(worker, millis);
  worker = await startWorkerProcess();
}

describe(`导入做到一半，后台进程被杀掉（R4，种子${SEED}）`, () => {
  it("平常的一次：记下要多久", async () => {
    const batchId = await begin(m07, "MEMBERS", rosterFrom(0));
    usual.check = await reaches(batchId, "CHECKED");
    given(await press(m07.browser, applyImport, { batchId }));
    usual.apply = await reaches(batchId, "APPLIED");
    await expectWhole(batchId);
  });

  it.each(Array.from({ length: CRASHES }, (_, i) => i + 1))(
    "第%i次：死在检查或写入的某个时刻，重新起来自己做完，一行不丢、不重、不残",
    async (turn) => {
      const batchId = await begin(m07, "MEMBERS", rosterFrom(turn * ROWS));
      if (turn % 2 === 1) await replaceWorker(roll() * usual.check);
      await reaches(batchId, "CHECKED");
      given(await press(m07.browser, applyImport, { batchId }));
      if (turn % 2 === 0) await replaceWorker(roll() * usual.apply);
      await reaches(batchId, "APPLIED");
      await expectWhole(batchId);
    },
  );
});
