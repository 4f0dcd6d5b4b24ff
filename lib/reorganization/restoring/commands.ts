// 恢复已删除的组织：只有系统后台，上级还在，名称没有被别人用（规格 5.10）。团员留在他们现在的地方。
import type { Organization } from "#generated/client";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { mayUse } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { type Tx, transaction } from "#lib/db";
import { organizationDeltas } from "#lib/organizations/counting/rules";
import { refreshHollow } from "#lib/organizations/hollow/commands";
import { refreshInformation } from "#lib/organizations/information/commands";
import { isCommitteeLike, isCountedBranch } from "#lib/organizations/rules";
import { lockOrganizations, lockTree } from "#lib/reorganization/tree/commands";
import { permit, refuse } from "#lib/verdict";

/** The superior must be there, and the name free among its children and everywhere. */
async function requirePlace(tx: Tx, { parentId, shortName, fullName }: Organization): Promise<void> {
  const parent = parentId ? await tx.organization.findUnique({ where: { id: parentId } }) : null;
  if (!parent) refuse("E-GEN-08");
  if (parent.status === "DELETED") refuse("E-ORG-31", { name: parent.shortName });
  const others = { status: { not: "DELETED" } } as const;
  if ((await tx.organization.count({ where: { ...others, parentId, shortName } })) > 0) refuse("E-ORG-03");
  const namesake = await tx.organization.findFirst({ where: { ...others, fullName } });
  if (namesake) refuse("E-ORG-08", { path: namesake.fullName });
}

/** Opens a deleted organization again, empty: without members, posts and codes. */
export const restoreOrganization = (actor: Actor, { organizationId: id }: { organizationId: string }): Promise<void> =>
  transaction(async (tx) => {
    permit(mayUse(actor, "settings:E"));
    await lockTree(tx);
    const found = (await tx.organization.findFirst({ where: { id, status: "DELETED" } })) ?? refuse("E-GEN-08");
    await lockOrganizations(tx, found.parentId ? [id, found.parentId] : [id]);
    await requirePlace(tx, found);
    const empty = { small: isCountedBranch(found.category), hollow: isCommitteeLike(found.category) };
    const open = { status: "ACTIVE", deletedAt: null, updatedAt: now(), ...empty } as const;
    const restored = await tx.organization.update({ where: { id }, data: open });
    await count(tx, organizationDeltas(restored, 1));
    await refreshInformation(tx, [id]);
    await refreshHollow(tx, [restored.path]);
    const changes = [{ organizationId: id, kind: "ORG_RESTORED" as const, newValue: found.fullName }];
    await record(tx, actor, { action: "organization.restored", subject: { type: "organization", id }, changes });
  });
