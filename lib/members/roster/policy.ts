// 列表里哪些人可以发码、可以改资料：本级与直属下级的支部。
import type { Actor } from "#lib/auth/actor";
import type { Deed } from "#lib/auth/matrix";
import { may } from "#lib/auth/permissions";

type Placed = { branchId: string; branchPath: string };

const branchesFor = (actor: Actor, rows: readonly Placed[], what: Deed): Record<string, boolean> =>
  Object.fromEntries(rows.map(({ branchId, branchPath }) => [branchId, may(actor, what, { path: branchPath }).yes]));

/** Branches among these rows whose members the actor may issue codes to. */
export const branchesForCodes = (actor: Actor, rows: readonly Placed[]) => branchesFor(actor, rows, "resetCode:C");

/** Branches among these rows whose members the actor may edit. */
export const branchesForEdits = (actor: Actor, rows: readonly Placed[]) => branchesFor(actor, rows, "editMember:E");
