import type { ChildProcess } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { sealJson } from "#lib/crypto/seal";
import { db, transaction } from "#lib/db";
import { beginGraduateBatch, runGraduateBatch, undoGraduateBatch } from "#lib/graduation/actions";
import { detailsPlace } from "#lib/graduation/declarations/queries";
import { enterMembers, lockBranches } from "#lib/members/entry/commands";
import { DEFAULTS } from "#lib/settings/registry";
import { dice, kill, killAfter, startWorkerProcess, until } from "#tests/support/crashes";
import { withWorld } from "#tests/support/database";
import { draftOf } from "#tests/support/drafts";
import { graduateBatch, linesOf } from "#tests/support/graduates";
import { CLASS_1, GRADE, organizationOf } from "#tests/support/organizations";
import { given, organizationId, type Player, press, signedIn } from "#tests/support/people";
import { violations } from "#tests/support/soundness";
import { studentOf } from "#tests/support/students";
import { COMPANY } from "#tests/support/transfers";

const PEOPLE = 400;
/** How often the worker dies; CRASHES asks for more or fewer. */
const CRASHES = Number(process.env.CRASHES ?? 2);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const roll = dice(SEED);

withWorld();

let k05: Player;
let worker: ChildProcess;
let usual = 0;

/** So many classmates, all of whom have found work at the same place. */
async function fillClass(): Promise<void> {
  const branch = await organizationOf(CLASS_1);
  const newcomers = Array.from({ length: PEOPLE }, (_, n) => {
    const { name = "", idNumber = "", developmentNo = "", mobile = "" } = studentOf(n);
    return { draft: draftOf("M03", { name, idNumber, developmentNo, mobile }), branch };
  });
  const ids = await transaction(async (tx) => {
    await lockBranches(tx, [branch.id]);
    const subject = { type: "organization", id: branch.id };
    return [...(await enterMembers(tx, newcomers, { who: SYSTEM, settings: DEFAULTS, kind: "ENTERED", subject })).values()];
  }, 60_000);
  const targetId = await organizationId(COMPANY);
  const data = ids.map((personId) => {
    const id = newId();
    const at = { createdAt: now(), updatedAt: now(), details: new Uint8Array(sealJson({ unitName: "船厂" }, detailsPlace(id))) };
    return { id, personId, branchId: branch.id, route: "EMPLOYED" as const, targetId, ...at };
  });
  await db().graduateDeclaration.createMany({ data });
}

beforeAll(async () => {
  await fillClass();
  k05 = await signedIn("K05", { organization: GRADE });
  worker = await startWorkerProcess();
});
afterAll(() => kill(worker));

const reaches = (id: string, state: string): Promise<number> =>
  until(`${id} ${state}`, async () => (await graduateBatch(id)).state === state);

/** Plans and confirms a batch of all of them. */
async function confirmed(): Promise<string> {
  const { batchId } = given(await press(k05.browser, beginGraduateBatch, { source: "DECLARATIONS", areaId: null, fileId: null }));
  await reaches(batchId, "PLANNED");
  given(await press(k05.browser, runGraduateBatch, { batchId }));
  return batchId;
}

/** Everybody exactly once, nobody left out; then all of it is taken back for the next turn. */
async function expectWhole(batchId: string): Promise<void> {
  const lines = await linesOf(batchId);
  expect(lines.filter((l) => l.verdict === "FILED")).toHaveLength(PEOPLE);
  expect(await db().transfer.count({ where: { closedAt: null } })).toBe(PEOPLE);
  expect(await db().paper.count({ where: { state: "OPEN" } })).toBe(PEOPLE);
  expect((await graduateBatch(batchId)).progress).toBe(PEOPLE);
  expect(await violations()).toEqual([]);
  given(await press(k05.browser, undoGraduateBatch, { batchId }));
  await reaches(batchId, "UNDONE");
  expect(await db().transfer.count({ where: { closedAt: null } })).toBe(0);
}

describe(`成批转接办到一半，后台进程被杀掉（A10、R4，种子${SEED}）`, () => {
  it("平常的一次：记下要多久", async () => {
    const batchId = await confirmed();
    usual = await reaches(batchId, "DONE");
    await expectWhole(batchId);
  });

  it.each(Array.from({ length: CRASHES }, (_, i) => i + 1))("第%i次：死在办理的某个时刻，重新起来自己办完，一人不漏、不重", async () => {
    const batchId = await confirmed();
    await killAfter(worker, roll() * usual);
    worker = await startWorkerProcess();
    await reaches(batchId, "DONE");
    await expectWhole(batchId);
  });
});
