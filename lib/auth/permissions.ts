// 许可：由矩阵得出“可以”或“不可以及原因”。看不见的一律答“没有找到”。
import type { Actor } from "#lib/auth/actor";
import { covers, type Deed, reachesOf } from "#lib/auth/matrix";
import { isWithin, type Located, type Relation, relation } from "#lib/auth/reach";
import { no, type Verdict, yes } from "#lib/verdict";

/** Whether the role has the function at all, wherever. Decides menus and pages. */
export const mayUse = (actor: Actor, deed: Deed): Verdict => (reachesOf(actor.role, deed).length > 0 ? yes : no("E-PERM-01"));

/** How an organization lies to the actor's own; without an own one everything is foreign. */
export const relationTo = (actor: Actor, target: Pick<Located, "path">): Relation =>
  actor.organization ? relation(actor.organization.path, target.path) : "foreign";

/** Whether the actor may even know of the organization: its own, or below it; the operator knows all. */
export const canSee = (actor: Actor, target: Pick<Located, "path">): boolean =>
  actor.role === "OPERATOR" || ["own", "child", "deeper"].includes(relationTo(actor, target));

/** Whether the actor may do this to this organization. Out of sight is “not found”; skip-level is E-PERM-02. */
export function may(actor: Actor, deed: Deed, target: Pick<Located, "path">): Verdict {
  if (!canSee(actor, target)) return no("E-GEN-08");
  const reaches = reachesOf(actor.role, deed);
  if (reaches.length === 0) return no("E-PERM-01");
  return covers(reaches, relationTo(actor, target)) ? yes : no("E-PERM-02");
}

/** Whether the actor may do this at one of the places where somebody belongs; a no speaks of what is in sight. */
export function mayAtOneOf(actor: Actor, deed: Deed, places: readonly Pick<Located, "path">[]): Verdict {
  const verdicts = places.map((place) => may(actor, deed, place));
  return verdicts.find((v) => v.yes) ?? verdicts.find((v) => !v.yes && v.code !== "E-GEN-08") ?? no("E-GEN-08");
}

/** Whether the actor may do this to their own record. */
export const mayOwn = (actor: Actor, deed: Deed): Verdict => (reachesOf(actor.role, deed).includes("S") ? yes : no("E-PERM-01"));

/** What somebody else has in their hands: the organizations they administer, or everything. */
export type Power = { administers: readonly Pick<Located, "path">[]; isOperator: boolean };

/** Whether the actor may take over somebody's account: only who governs every organization that this person administers (security case 7). */
export function mayCommand(actor: Actor, { administers, isOperator }: Power): Verdict {
  if (actor.role === "OPERATOR") return yes;
  const root = actor.organization?.path ?? "-";
  return !isOperator && administers.every((o) => isWithin(o.path, root)) ? yes : no("E-PERM-02");
}
