// 谁可以发起、撤销、更正转接（规格 2.3 第 27 至 32 行，TRF-21）。
import type { Transfer } from "#generated/client";
import type { OrgCategory } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import { canSee, may, mayUse, relationTo } from "#lib/auth/permissions";
import { isStaffed } from "#lib/organizations/rules";
import { no, type Verdict, yes } from "#lib/verdict";

type Branch = { path: string; category: OrgCategory };

/** 办理转出: branches for their own, committees for their subtree; leading bodies only in place of a holding branch or library directly below (TRF-21). */
export function mayFileOut(actor: Actor, branch: Branch): Verdict {
  if (!canSee(actor, branch)) return no("E-GEN-08");
  if (mayUse(actor, "transferOut:C").yes && actor.organization?.category !== "LEADING_BODY") return may(actor, "transferOut:C", branch);
  const actsFor = !isStaffed(branch.category) && relationTo(actor, branch) === "child";
  return actsFor ? yes : no("E-TRF-10c");
}

/** 办理转入: into the own organization, which is no leading body. */
export const mayFileIn = (actor: Actor): Verdict => (mayUse(actor, "transferIn:C").yes ? yes : no("E-TRF-10c"));

/** 批量接转: committees and general branches, within their subtree. */
export function mayFileBulk(actor: Actor, branches: readonly Branch[]): Verdict {
  if (branches.some((branch) => !canSee(actor, branch))) return no("E-GEN-08");
  if (!mayUse(actor, "transferBulk:C").yes) return no("E-TRF-10c");
  return branches.map((branch) => may(actor, "transferBulk:C", branch)).find((verdict) => !verdict.yes) ?? yes;
}

type Filed = Pick<Transfer, "personId" | "initiatorOrgId">;

/** Whether a transfer is the actor's to take back or to correct: of their organization, or their own application (TRF-11). */
export function isInitiator(actor: Actor, { personId, initiatorOrgId }: Filed, atDesk: boolean): boolean {
  if (atDesk) return initiatorOrgId !== null && initiatorOrgId === actor.organizationId;
  return initiatorOrgId === null && personId === actor.personId;
}

/** The member may appeal whoever started the transfer, the organization what it started (BEY-17). */
export const mayAppeal = (actor: Actor, filed: Filed, atDesk: boolean): boolean =>
  atDesk ? isInitiator(actor, filed, true) : filed.personId === actor.personId;
