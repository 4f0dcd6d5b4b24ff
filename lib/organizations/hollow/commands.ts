// 空心与否：团委、团工委、团总支之下有没有团支部（ORG-25）；树一动就重算上面各级。
import { ancestorPaths } from "#lib/auth/reach";
import { count } from "#lib/counters/commands";
import type { Tx } from "#lib/db";
import { COMMITTEE_LIKE, COUNTED_BRANCHES } from "#lib/organizations/rules";

/** Brings the mark of hollow committees up to date, at these paths and everywhere above them. */
export async function refreshHollow(tx: Tx, paths: readonly string[]): Promise<void> {
  const at = [...new Set(paths.flatMap((path) => [...ancestorPaths(path), path]))];
  const changed = await tx.$queryRaw<{ path: string; hollow: boolean }[]>`
    UPDATE organization o SET hollow = n.hollow FROM (
      SELECT c.id, NOT EXISTS (SELECT 1 FROM organization b WHERE b.path > c.path AND b.path < c.path || '{' AND b.status <> 'DELETED'
          AND b.category::text = ANY(${[...COUNTED_BRANCHES]})) AS hollow
      FROM organization c WHERE c.path = ANY(${at}) AND c.status <> 'DELETED' AND c.category::text = ANY(${[...COMMITTEE_LIKE]})) n
    WHERE o.id = n.id AND o.hollow <> n.hollow RETURNING o.path, o.hollow`;
  await count(
    tx,
    changed.map(({ path, hollow }) => ({ path, measure: "committees.hollow", delta: hollow ? 1 : -1 })),
  );
}
