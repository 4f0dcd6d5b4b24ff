// 谁可以录入、变更、移出一个组织的团干部（规格 2.3 第 18 至 21 行）。
import type { OrgCategory, Post } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import { canSee, may, mayUse, relationTo } from "#lib/auth/permissions";
import { mayTouchSecretary } from "#lib/cadres/rules";
import { mayEditPerson } from "#lib/members/policy";
import { isBranchLike } from "#lib/organizations/rules";
import { all, no, type Verdict, yes } from "#lib/verdict";

type Target = { path: string; category: OrgCategory };

const isOwn = (actor: Actor, target: Target): boolean => actor.role !== "OPERATOR" && relationTo(actor, target) === "own";

/** Cadres are entered by their own organization only (CAD-01); a branch has them among its members (CAD-04, CAD-05). */
export function mayEnterCadre(actor: Actor, target: Target): Verdict {
  if (!canSee(actor, target)) return no("E-GEN-08");
  const own = isOwn(actor, target) ? yes : no("E-CAD-01");
  return all(mayUse(actor, "enterCadre:C"), own, isBranchLike(target.category) ? no("E-CAD-04") : yes);
}

/** A branch makes cadres of its members (CAD-05); not its secretary, whom the superior appoints (CAD-10). */
export function mayAppoint(actor: Actor, target: Target, post: Post | null): Verdict {
  if (!canSee(actor, target)) return no("E-GEN-08");
  const branch = isBranchLike(target.category);
  const fit = branch && isOwn(actor, target) ? yes : no("E-CAD-01");
  return all(mayUse(actor, "enterCadre:C"), fit, mayTouchSecretary(branch, true, post ? [post] : []));
}

/** Posts are changed by the organization or its direct superior, a branch's secretary only by the latter (CAD-09, CAD-10, CAD-18). */
export const mayChangePost = (actor: Actor, target: Target, posts: readonly Post[]): Verdict =>
  all(may(actor, "postChange:E", target), mayTouchSecretary(isBranchLike(target.category), isOwn(actor, target), posts));

/** A post is ended by the organization or its direct superior; a branch ends posts and removes nobody (CAD-08, C-40). */
export function mayRemove(actor: Actor, target: Target, post: Post | null): Verdict {
  const [branch, own] = [isBranchLike(target.category), isOwn(actor, target)];
  return all(may(actor, branch && own ? "cadres:E" : "cadres:X", target), mayTouchSecretary(branch, own, post ? [post] : []));
}

/** What is told of a post may be put right by the same. */
export const mayEditOffice = (actor: Actor, target: Target): Verdict => may(actor, "cadres:E", target);

/** What the actor may do with one cadre of a list: as plain values for the page. */
export type CadrePowers = { office: boolean; change: boolean; remove: boolean; edit: boolean; codes: boolean };
type Listed = { post: Post; branchPath: string | null };

export function powersOver(actor: Actor, target: Target, { post, branchPath }: Listed): CadrePowers {
  const home = { path: branchPath ?? target.path };
  return {
    office: mayEditOffice(actor, target).yes,
    change: mayChangePost(actor, target, [post]).yes,
    remove: mayRemove(actor, target, post).yes,
    edit: mayEditPerson(actor, { member: branchPath !== null, homes: [home] }).yes,
    codes: may(actor, "resetCode:C", home).yes,
  };
}
