import { expect, it } from "vitest";
import { enterMember } from "#lib/archives/actions";
import { deskActor } from "#lib/auth/actor";
import { db, transaction } from "#lib/db";
import { createOrganization } from "#lib/organizations/actions";
import { isBranchLike, mayHaveChildren } from "#lib/organizations/rules";
import { deleteOrganization, restoreOrganization } from "#lib/reorganization/actions";
import { previewDeletion } from "#lib/reorganization/deletion/queries";
import { carryOut } from "#lib/reorganization/moves/commands";
import { lockTree } from "#lib/reorganization/tree/commands";
import { Refusal } from "#lib/verdict";
import { withWorld } from "#tests/support/database";
import { formOfTexts } from "#tests/support/entries";
import { violations } from "#tests/support/facts";
import { childForm } from "#tests/support/organizations";
import { type Player, press, signedIn } from "#tests/support/people";
import { studentOf } from "#tests/support/students";
import type { Organization } from "#generated/client";

withWorld();

/** Steps of one run; a longer run is an environment variable away. */
const STEPS = Number(process.env.REORGANIZATION_STEPS ?? 48);
const SEED = Number(process.env.REORGANIZATION_SEED ?? 20250303);
const AT_ONCE = 4;

/** A stream of numbers that a seed repeats (mulberry32). */
function numbers(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let n = Math.imul(at ^ (at >>> 15), 1 | at);
    n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n;
    return (n ^ (n >>> 14)) >>> 0;
  };
}

const next = numbers(SEED);
const pick = <T>(list: readonly T[]): T | undefined => list[next() % Math.max(1, list.length)];
let student = 40;

const living = (): Promise<Organization[]> =>
  db().organization.findMany({ where: { status: { not: "DELETED" }, level: { gt: 1 } }, orderBy: { id: "asc" } });

async function remove(k90: Player): Promise<void> {
  const at = pick(await living());
  if (!at) return;
  const { seen } = await previewDeletion(at, true);
  await press(k90.browser, deleteOrganization, { organizationId: at.id, seen });
}

async function restore(k90: Player): Promise<void> {
  const gone = pick(await db().organization.findMany({ where: { status: "DELETED" }, orderBy: { id: "asc" } }));
  if (gone) await press(k90.browser, restoreOrganization, { organizationId: gone.id });
}

async function move(): Promise<void> {
  const all = await living();
  const [moving, target] = [pick(all), pick(all)];
  if (!moving || !target) return;
  const actor = deskActor({ id: "00000000-0000-7000-8000-000000000000", name: "某某" }, target, false);
  const moved = transaction(async (tx) => {
    await lockTree(tx);
    return carryOut(tx, { ...actor, personId: null as never, organizationId: null }, { organizationId: moving.id, targetId: target.id });
  });
  await moved.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

async function create(k90: Player): Promise<void> {
  const parent = pick((await living()).filter((o) => mayHaveChildren(o.category)));
  if (parent)
    await press(k90.browser, createOrganization, {
      ...(await childForm(parent.fullName, {})),
      parentId: parent.id,
      shortName: `${next() % 1000}号团支部`,
    });
}

async function enter(k90: Player): Promise<void> {
  const branch = pick((await living()).filter((o) => isBranchLike(o.category)));
  student += 1;
  if (branch)
    await press(k90.browser, enterMember, {
      ...formOfTexts({ ...studentOf(student), joinLeagueDate: "2018-05-04" }, branch.id),
      acceptWarnings: true,
    });
}

it(`随机地删、恢复、迁移、创建、录入，四件同时：${STEPS}步之后事实都成立，没有人不见（I1–I16）`, async () => {
  const k90 = await signedIn("K90");
  const deeds = [remove, move, create, create, enter, move, restore];
  for (let step = 0; step < STEPS; step += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => (pick(deeds) ?? move)(k90)));
    if (step % 16 === 0) expect(await violations()).toEqual([]);
  }
  expect(await violations()).toEqual([]);
  const done = await db().auditEvent.groupBy({ by: ["action"], where: { action: { startsWith: "organization." } }, _count: true });
  const counted = Object.fromEntries(done.map((d) => [d.action, d._count]));
  expect(["organization.deleted", "organization.moved", "organization.restored"].filter((action) => !counted[action])).toEqual([]);
});
