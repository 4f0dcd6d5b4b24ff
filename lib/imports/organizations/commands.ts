// 写入与撤销下级组织名单。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { count } from "#lib/counters/commands";
import type { Tx } from "#lib/db";
import type { Batch, Outcome } from "#lib/imports/members/commands";
import { checkOrganizationRows, type OrganizationRow } from "#lib/imports/organizations/queries";
import { insertChildren, lockParent } from "#lib/organizations/children/commands";
import { canonicalName } from "#lib/organizations/naming/rules";
import { noFirsts } from "#lib/imports/rules";
import { organizationDeltas } from "#lib/organizations/counting/rules";
import { refreshHollow } from "#lib/organizations/hollow/commands";
import { categoryOf } from "#lib/organizations/sheet";
import type { Organization } from "#generated/client";

/** Makes the children of the rows that were judged new; those whose name was taken meanwhile are missing from the outcome. */
export async function writeChildren(tx: Tx, actor: Actor, home: Organization, rows: readonly OrganizationRow[]): Promise<Outcome[]> {
  const parent = await lockParent(tx, home.id);
  const judged = await checkOrganizationRows({ parent: home, operator: actor.role === "OPERATOR" }, rows, noFirsts());
  const free = rows.filter((_, i) => judged[i]?.verdict === "NEW");
  if (free.length === 0) return [];
  const children = free.map(({ cells }) => ({
    shortName: canonicalName(cells.shortName ?? ""),
    category: categoryOf(cells.category ?? "") ?? "BRANCH",
  }));
  const ids = await insertChildren(tx, actor, parent, children);
  return free.map(({ rowNo }, i) => ({ rowNo, targetId: ids[i] ?? "", version: 1, before: null }));
}

/** Names of organizations that something depends on by now: edited, staffed, peopled, or with children of their own. */
export async function findDependentOrganizations(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const found = await tx.$queryRaw<{ name: string }[]>`
    SELECT o.short_name AS name FROM organization o
    WHERE o.id = ANY(${ids}::uuid[]) AND (o.version <> 1 OR o.status <> 'CREATED'
      OR EXISTS (SELECT 1 FROM organization c WHERE c.parent_id = o.id)
      OR EXISTS (SELECT 1 FROM membership m WHERE m.branch_id = o.id)
      OR EXISTS (SELECT 1 FROM cadre_post p WHERE p.organization_id = o.id)
      OR EXISTS (SELECT 1 FROM org_admin a WHERE a.organization_id = o.id)
      OR EXISTS (SELECT 1 FROM import_batch b WHERE b.organization_id = o.id))
    ORDER BY 1 LIMIT 6`;
  return found.map((f) => f.name);
}

/** Takes untouched children out again. */
export async function undoOrganizations(
  tx: Tx,
  actor: Actor,
  { parentId, batch, ids }: { parentId: string; batch: Batch; ids: readonly string[] },
): Promise<void> {
  const parent = await lockParent(tx, parentId);
  const gone = await tx.organization.findMany({ where: { id: { in: [...ids] } } });
  await count(
    tx,
    gone.flatMap((g) => organizationDeltas(g, -1)),
  );
  await tx.adminRegistrationCode.deleteMany({ where: { organizationId: { in: [...ids] } } });
  // Their deltas must not be lost with them: what waits is added to the ancestors before the rows go.
  await tx.$executeRaw`UPDATE counter_delta SET path = ${parent.path} WHERE path = ANY(${gone.map((g) => g.path)})`;
  await tx.$executeRaw`DELETE FROM counter_total WHERE organization_id = ANY(${[...ids]}::uuid[])`;
  await tx.organization.deleteMany({ where: { id: { in: [...ids] } } });
  await refreshHollow(tx, [parent.path]);
  const changes = gone.map((g) => ({ organizationId: g.id, kind: "UNDONE" as const, note: `撤销批次“${batch.name}”` }));
  await record(tx, actor, { action: "organization.childrenRemoved", subject: { type: "organization", id: parentId }, changes });
}
