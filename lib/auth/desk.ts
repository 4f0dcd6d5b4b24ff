// 进管理中心的门槛：是管理员、本人已确认、登录够新、需要时验过动态口令。
import type { Actor } from "#lib/auth/actor";
import type { Presence } from "#lib/auth/load";
import type { Role } from "#lib/auth/matrix";
import { isFreshForDesk } from "#lib/auth/sessions";
import { no, type Verdict, yes } from "#lib/verdict";

const STRONG: readonly Role[] = ["COMMITTEE_ADMIN", "LEADING_ADMIN", "PROVINCIAL_ADMIN", "CENTRAL_ADMIN", "OPERATOR"];

/** Whether this role must use a second factor while the setting is on. */
export const needsSecondFactor = (role: Role, setting: boolean): boolean => setting && STRONG.includes(role);

export type DeskFacts = { actor: Actor; presence: Presence; secondFactor: boolean; at: Date };

/** Whether the actor may administer now; the code tells the page where to send them. */
export function mayAdminister({ actor, presence, secondFactor, at }: DeskFacts): Verdict {
  if (!actor.isManager || actor.restricted) return no("E-PERM-01");
  if (actor.assurance < 2) return no("E-PERM-06");
  if (!isFreshForDesk(presence, at)) return no("E-PERM-04");
  if (!needsSecondFactor(actor.role, secondFactor)) return yes;
  if (!presence.totpEnabled) return no("E-PERM-05");
  return presence.secondFactorAt ? yes : no("E-PERM-04");
}
