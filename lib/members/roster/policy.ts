// 列表里哪些人的资料可以改：本级与直属下级的支部。
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";

type Placed = { branchId: string; branchPath: string };

/** Branches among these rows whose members the actor may edit. */
export const branchesForEdits = (actor: Actor, rows: readonly Placed[]): Record<string, boolean> =>
  Object.fromEntries(rows.map(({ branchId, branchPath }) => [branchId, may(actor, "editMember:E", { path: branchPath }).yes]));
