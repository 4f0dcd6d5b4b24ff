// 成批转接的数：三千名毕业生，二百个去处，由申报和由工作簿定好，办理，整批撤销。
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { SYSTEM } from "#lib/audit/record";
import { type Actor, deskActor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { sealJson } from "#lib/crypto/seal";
import { bytesForRow, db, disconnect, insertMany, transaction } from "#lib/db";
import { writeTable } from "#lib/excel/write";
import { storeFile } from "#lib/files/commands";
import { beginBatch, runBatch, undoBatch } from "#lib/graduation/batches/commands";
import { carryOutBatch, planBatch, takeBackBatch } from "#lib/graduation/batches/jobs";
import { GRADUATE_TEMPLATE } from "#lib/graduation/batches/sheet";
import { detailsPlace } from "#lib/graduation/declarations/queries";
import { openIdNumber } from "#lib/members/record/queries";
import { insertChildren, lockParent, type NewChild } from "#lib/organizations/children/commands";
import { TRANSFER_REASON_LABELS } from "#lib/transfers/labels";
import { type Figure, timed } from "#tests/bench/figures";
import { streamOf } from "#tests/bench/roster-workbook";
import { copyWorld, turnTo } from "#tests/bench/worlds";

const PEOPLE = 3000;
const PLACES = 200;
const PLAN_MS = 10_000;
const RUN_MS = 30_000;
const FOLDER = resolve(import.meta.dirname, "../../.data/bench");
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Place = { id: string; fullName: string };
type Graduate = { id: string; name: string; branchId: string; idNumber: Uint8Array<ArrayBuffer> };
type Ground = { actor: Actor; graduates: Graduate[]; inside: Place[]; outside: Place[] };

async function plant(parentId: string, children: readonly NewChild[]): Promise<Place[]> {
  const ids = await transaction(async (tx) => insertChildren(tx, SYSTEM, await lockParent(tx, parentId), children), 120_000);
  return db().organization.findMany({ where: { id: { in: ids } }, select: { id: true, fullName: true }, orderBy: { path: "asc" } });
}

const numbered = (name: (n: number) => string, category: NewChild["category"]): NewChild[] =>
  Array.from({ length: PLACES }, (_, n) => ({ shortName: name(n + 1), category, industryCategory: "10" }));

/** The grown city stands for a university: its schools are colleges, three of them graduate. */
async function prepare(): Promise<Ground> {
  const school = await db().organization.findFirstOrThrow({
    where: { category: "COMMITTEE", level: 4, shortName: { contains: "第1中学" } },
  });
  const home = await db().organization.update({ where: { id: school.parentId ?? "" }, data: { category: "COMMITTEE", schoolField: true } });
  const root = await db().organization.findFirstOrThrow({ where: { level: 1 } });
  const [province] = await plant(root.id, [{ shortName: "团海角省委", category: "LEADING_BODY" }]);
  const outside = await plant(
    province?.id ?? "",
    numbered((n) => `${n}号船厂团委`, "COMMITTEE"),
  );
  const inside = await plant(
    school.id,
    numbered((n) => `接收${n}号团支部`, "BRANCH"),
  );
  const person = await db().person.findFirstOrThrow({ where: { status: "ACTIVE" } });
  await db().orgAdmin.create({ data: { id: newId(), personId: person.id, organizationId: home.id, seat: 1, grantedAt: now() } });
  const graduates = await db().$queryRaw<Graduate[]>`
    SELECT p.id, p.name, m.branch_id AS "branchId", p.id_number AS "idNumber" FROM membership m JOIN person p ON p.id = m.person_id
    WHERE m.branch_path LIKE ${`${home.path}%`} AND m.status = 'ACTIVE' ORDER BY m.branch_path, p.id LIMIT ${PEOPLE}`;
  return { actor: deskActor(person, home, false), graduates, inside, outside };
}

/** Everybody has said on the phone where they go. */
async function declareAll({ graduates, outside }: Ground): Promise<void> {
  const at = now();
  const rows = graduates.map(({ id: personId, branchId }, i) => {
    const id = newId();
    const told = { unitName: "船厂", address: "海角路1号", contact: "19900000000" };
    return {
      ...{ id, person_id: personId, branch_id: branchId, route: "EMPLOYED", target_id: outside[i % PLACES]?.id },
      ...{ details: bytesForRow(sealJson(told, detailsPlace(id))), created_at: at, updated_at: at },
    };
  });
  await transaction((tx) => insertMany(tx, "graduate_declaration", rows), 120_000);
}

/** The same people in a sheet; into branches of the own university. */
async function writeSheet({ graduates, inside }: Ground): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, "graduates.xlsx");
  const { columns, title } = GRADUATE_TEMPLATE;
  const rows = graduates.map((g, i) => {
    const id = openIdNumber({ id: g.id, idNumber: new Uint8Array(g.idNumber) });
    const cells: Record<string, string> = {
      ...{ name: g.name, idNumber: id, reason: TRANSFER_REASON_LABELS.RESIDENCE, target: inside[i % PLACES]?.fullName ?? "" },
    };
    return columns.map((c) => cells[c.key] ?? "");
  });
  writeFileSync(path, await writeTable([{ name: title, head: columns.map((c) => c.header), widths: columns.map((c) => c.width), rows }]));
  return path;
}

type Taken = { plan: number; run: number; undo: number };

/** Plans, carries out and takes back one batch; fails when somebody was left out. */
async function runThrough(actor: Actor, fileId: string | null): Promise<Taken> {
  const source = fileId ? ("WORKBOOK" as const) : ("DECLARATIONS" as const);
  const { batchId } = await beginBatch(actor, { source, areaId: null, fileId });
  const plan = await timed(() => planBatch(batchId));
  await runBatch(actor, { batchId });
  const run = await timed(() => carryOutBatch(batchId));
  const done = await db().graduateBatchRow.count({ where: { batchId, transferId: { not: null } } });
  if (done !== PEOPLE) throw new Error(`${done} of ${PEOPLE} were carried out`);
  await undoBatch(actor, { batchId });
  const undo = await timed(() => takeBackBatch(batchId));
  if ((await db().graduateBatch.findUniqueOrThrow({ where: { id: batchId } })).state !== "UNDONE") throw new Error("not taken back");
  return { plan, run, undo };
}

const figuresOf = (from: string, { plan, run, undo }: Taken): Figure[] => [
  { what: `${PEOPLE}名毕业生${from}定好`, unit: "ms", measured: plan, floor: null, bar: PLAN_MS },
  { what: `${PEOPLE}名毕业生办到${PLACES}个去处（${from}）`, unit: "ms", measured: run, floor: null, bar: RUN_MS },
  { what: `整批撤销（${from}）`, unit: "ms", measured: undo, floor: null, bar: RUN_MS },
];

export async function graduateFigures({ server, world }: { server: string; world: string }): Promise<Figure[]> {
  await turnTo(await copyWorld(server, world, "graduates"));
  const ground = await prepare();
  const path = await writeSheet(ground);
  await declareAll(ground);
  const declared = await runThrough(ground.actor, null);
  const file = await storeFile(ground.actor, {
    body: streamOf(path),
    name: "去向.xlsx",
    mime: XLSX,
    purpose: "import",
    maxBytes: 10_485_760,
  });
  const listed = await runThrough(ground.actor, file.id);
  await disconnect();
  return [...figuresOf("由申报，转往外省", declared), ...figuresOf("由工作簿，转往校内团支部", listed)];
}
