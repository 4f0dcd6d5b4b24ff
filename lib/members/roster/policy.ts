// 列表里哪些人可以发码：本级与直属下级的支部。
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";

/** Branches among these rows whose members the actor may issue codes to. */
export const branchesForCodes = (actor: Actor, rows: readonly { branchId: string; branchPath: string }[]): Record<string, boolean> =>
  Object.fromEntries(rows.map(({ branchId, branchPath }) => [branchId, may(actor, "resetCode:C", { path: branchPath }).yes]));
