// 列表里哪些人的资料可以改、哪些人可以转走，按支部。
import type { Actor } from "#lib/auth/actor";
import type { Deed } from "#lib/auth/matrix";
import { may } from "#lib/auth/permissions";

type Placed = { branchId: string; branchPath: string };

const branchesFor =
  (deed: Deed) =>
  (actor: Actor, rows: readonly Placed[]): Record<string, boolean> =>
    Object.fromEntries(rows.map(({ branchId, branchPath }) => [branchId, may(actor, deed, { path: branchPath }).yes]));

/** Branches among these rows whose members the actor may edit. */
export const branchesForEdits = branchesFor("editMember:E");
/** Branches among these rows whose members the actor may send on. */
export const branchesForTransfers = branchesFor("transferOut:C");
