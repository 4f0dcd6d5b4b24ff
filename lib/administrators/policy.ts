// 谁可以变更、撤销一个组织的管理员（规格 2.3 第 9、10 行）。
import type { Actor } from "#lib/auth/actor";
import { may, relationTo } from "#lib/auth/permissions";
import type { Located } from "#lib/auth/reach";
import type { Mover } from "#lib/administrators/rules";
import type { Verdict } from "#lib/verdict";

type Target = Pick<Located, "path">;

/** As what the actor touches the administrators of an organization. */
export function moverOf(actor: Actor, target: Target): Mover {
  if (actor.role === "OPERATOR") return "operator";
  return relationTo(actor, target) === "own" ? "own" : "superior";
}

/** Adding and replacing: the own organization asks, the direct superior and the operator just do it (ADM-03, ADM-04). */
export function mayChange(actor: Actor, target: Target): Verdict {
  const deeds = {
    own: "administrators:C",
    superior: "administrators:A",
    operator: "administrators:E",
    system: "administrators:A",
  } as const;
  return may(actor, deeds[moverOf(actor, target)], target);
}

export const mayRevoke = (actor: Actor, target: Target): Verdict => may(actor, "revokeAdministrator:X", target);
