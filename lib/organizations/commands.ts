// 团组织的变更：下级排序、核对名称、首次登录。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { nextChild } from "#lib/auth/reach";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { type Tx, transaction } from "#lib/db";
import { lockParent } from "#lib/organizations/children/commands";
import { permit } from "#lib/verdict";

/** New order of an organization's direct children; those not named keep theirs, after the others. */
export const orderChildren = (actor: Actor, { parentId, order }: { parentId: string; order: string[] }): Promise<void> =>
  transaction(async (tx) => {
    const parent = await lockParent(tx, parentId);
    permit(may(actor, "children:E", nextChild(parent)));
    await tx.$executeRaw`
      UPDATE organization o SET sort_order = n.place, updated_at = ${now()}
      FROM (SELECT id, row_number() OVER (ORDER BY array_position(${order}::uuid[], id) NULLS LAST, sort_order, path)::int AS place
            FROM organization WHERE parent_id = ${parentId}::uuid) n
      WHERE o.id = n.id AND o.parent_id = ${parentId}::uuid`;
    await record(tx, actor, { action: "organization.ordered", subject: { type: "organization", id: parentId } });
  });

/** Leading bodies confirm names and order of their children once (ORG-32). */
export const confirmNames = (actor: Actor): Promise<void> =>
  transaction(async (tx) => {
    const parent = await lockParent(tx, actor.organizationId ?? "");
    permit(may(actor, "organization:E", parent));
    await tx.organization.update({ where: { id: parent.id }, data: { namesConfirmedAt: now() } });
    await record(tx, actor, { action: "organization.namesConfirmed", subject: { type: "organization", id: parent.id } });
  });

/** Notes that an administrator of the organization has signed in for the first time (7.7). */
export async function noteSignIn(tx: Tx, personId: string): Promise<void> {
  const woken = await tx.$queryRaw<{ path: string }[]>`
    UPDATE organization o SET signed_in = true
    WHERE NOT o.signed_in AND o.id IN (SELECT organization_id FROM org_admin WHERE person_id = ${personId}::uuid AND status = 'ACTIVE')
    RETURNING o.path`;
  await count(
    tx,
    woken.map(({ path }) => ({ path, measure: "organizations.silent", delta: -1 })),
  );
}
