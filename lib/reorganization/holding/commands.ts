// 待接转团支部：第一次要用时在直属上级之下建立，以后沿用（ORG-21）。
import type { Recorder } from "#lib/audit/record";
import type { Tx } from "#lib/db";
import { insertChildren, lockParent } from "#lib/organizations/children/commands";
import { holdingName } from "#lib/reorganization/holding/rules";

/** The holding branch of a superior; the superior is locked, so that two deletions at once make one. */
export async function requireHolding(tx: Tx, who: Recorder, parentId: string): Promise<string> {
  const parent = await lockParent(tx, parentId);
  const where = { parentId, category: "PENDING_TRANSFER_BRANCH", status: { not: "DELETED" } } as const;
  const found = await tx.organization.findFirst({ where, orderBy: { path: "asc" }, select: { id: true } });
  if (found) return found.id;
  const [made = ""] = await insertChildren(tx, who, parent, [{ category: "PENDING_TRANSFER_BRANCH", ...holdingName(parent) }]);
  return made;
}
