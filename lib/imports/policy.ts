// 谁可以导入什么：本支部的团员、直属支部的团员、直属下级组织、本级团干部、办理转入（MEM-02、MEM-03、ORG-05、CAD-02、TRF-25）。
import type { ImportKind } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import { mayEnterCadre } from "#lib/cadres/policy";
import { may } from "#lib/auth/permissions";
import { nextChild } from "#lib/auth/reach";
import { isBranchLike, mayHaveChildren } from "#lib/organizations/rules";
import { mayFileIn } from "#lib/transfers/policy";
import { no, type Verdict } from "#lib/verdict";

export function mayImport(actor: Actor, kind: ImportKind): Verdict {
  const own = actor.organization;
  if (!own) return no("E-PERM-01");
  const below = nextChild(own);
  if (kind === "ORGANIZATIONS") return mayHaveChildren(own.category) ? may(actor, "createChild:C", below) : no("E-PERM-01");
  if (kind === "TRANSFERS_IN") return mayFileIn(actor);
  if (kind === "CADRES") return mayEnterCadre(actor, own);
  if (kind === "MEMBERS") return isBranchLike(own.category) ? may(actor, "enterMember:C", own) : no("E-ORG-27");
  return isBranchLike(own.category) ? no("E-PERM-01") : may(actor, "enterMember:C", below);
}
