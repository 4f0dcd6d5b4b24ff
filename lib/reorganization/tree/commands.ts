// 动树的手：一个组织连同全部下级换到另一个上级之下，路径、层级、团员、职务、计数一次改好；别的动树的人在门外等。
import { pathEnd, segment } from "#lib/auth/reach";
import { now } from "#lib/clock";
import { foldLock } from "#lib/counters/commands";
import type { Tx } from "#lib/db";
import { refreshHollow } from "#lib/organizations/hollow/commands";
import type { Organization } from "#generated/client";
import { refuse } from "#lib/verdict";

const TREE = 7_301_003;

/** One at a time changes the shape of the tree; who reads or enters people does not wait for that. */
export const lockTree = (tx: Tx): Promise<unknown> => tx.$executeRaw`SELECT pg_advisory_xact_lock(${TREE})`;

/** Locks organizations in the order in which everybody locks them. */
export async function lockOrganizations(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ANY(${[...ids].sort()}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** An organization that is there. */
export const findLiving = async (tx: Tx, id: string): Promise<Organization> =>
  (await tx.organization.findFirst({ where: { id, status: { not: "DELETED" } } })) ?? refuse("E-GEN-08");

export type Relocation = { organization: Organization; target: Organization };
export type Relocated = { from: string; path: string; organizations: number; members: number };

/** Locks both superiors and everything that moves; whoever enters people there or makes organizations has finished then, or waits. */
export async function lockSubtree(tx: Tx, { organization: { path, parentId }, target }: Relocation): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM organization WHERE id = ANY(${[parentId, target.id]}::uuid[]) OR (path >= ${path} AND path < ${pathEnd(path)})
    ORDER BY id FOR UPDATE`;
}

type Way = { from: string; to: string; steps: number; target: Organization };

/** Rewrites the paths; again as long as something is found that was made while the locks were waited for. */
async function rewritePaths(tx: Tx, { from, to, steps, target }: Way): Promise<number> {
  let moved = 0;
  for (;;) {
    const rewritten = await tx.$executeRaw`
      UPDATE organization SET path = ${to} || substr(path, ${from.length + 1}::int), level = level + ${steps}::int,
        province_code = CASE WHEN ${target.level > 1} THEN ${target.provinceCode} ELSE province_code END,
        external_system = CASE WHEN ${target.level > 1} THEN ${target.externalSystem} ELSE external_system END
      WHERE path >= ${from} AND path < ${pathEnd(from)}`;
    if (rewritten === 0) return moved;
    moved += rewritten;
  }
}

/** What carries a branch's or an office's path follows it. */
async function followPaths(tx: Tx, to: string): Promise<number> {
  const members = await tx.$executeRaw`
    UPDATE membership m SET branch_path = o.path FROM organization o
    WHERE o.id = m.branch_id AND o.path >= ${to} AND o.path < ${pathEnd(to)} AND m.branch_path <> o.path`;
  await tx.$executeRaw`
    UPDATE cadre_post c SET organization_path = o.path FROM organization o
    WHERE o.id = c.organization_id AND o.path >= ${to} AND o.path < ${pathEnd(to)} AND c.organization_path <> o.path`;
  return members;
}

/**
 * The totals go from the superiors it leaves to those it comes to, as deltas like any other: nobody's row is held. Deltas that wait
 * go along; what is still being written with the old path is led on by the signpost when it is folded.
 */
async function moveTotals(tx: Tx, id: string, { from, to, target }: Way): Promise<void> {
  await foldLock(tx);
  await tx.$executeRaw`
    UPDATE counter_delta SET path = ${to} || substr(path, ${from.length + 1}::int) WHERE path >= ${from} AND path < ${pathEnd(from)}`;
  await tx.$executeRaw`
    INSERT INTO counter_delta (path, measure, delta)
    SELECT p.path, t.measure, t.value * p.sign FROM counter_total t,
      (VALUES (${from.slice(0, -4)}, -1), (${target.path}, 1)) AS p(path, sign)
    WHERE t.organization_id = ${id}::uuid AND t.value <> 0`;
  await tx.$executeRaw`
    UPDATE path_move SET to_path = ${to} || substr(to_path, ${from.length + 1}::int) WHERE to_path >= ${from} AND to_path < ${pathEnd(from)}`;
  await tx.pathMove.create({ data: { fromPath: from, toPath: to, movedAt: now() } });
}

/** Hangs a locked organization with everything below it under a locked target; everything or nothing, in the running transaction. */
export async function relocate(tx: Tx, { organization, target }: Relocation): Promise<Relocated> {
  const { id, path: from, level } = organization;
  const place = target.childSequence + 1;
  const way = { from, to: target.path + segment(place), steps: target.level + 1 - level, target };
  await tx.organization.update({ where: { id: target.id }, data: { childSequence: place } });
  await tx.organization.update({ where: { id }, data: { parentId: target.id, sortOrder: place, updatedAt: now() } });
  const organizations = await rewritePaths(tx, way);
  const members = await followPaths(tx, way.to);
  await moveTotals(tx, id, way);
  await refreshHollow(tx, [from.slice(0, -4), target.path]);
  return { from, path: way.to, organizations, members };
}
