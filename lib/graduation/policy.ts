// 谁可以标记毕业时间、延迟毕业（GRAD-01、GRAD-02、GRAD-11，规格 2.3 第 33、34 行）：学校领域的上级。
import type { Actor } from "#lib/auth/actor";
import { may, mayUse, relationTo } from "#lib/auth/permissions";
import type { Deed } from "#lib/auth/matrix";
import { all, no, type Verdict, yes } from "#lib/verdict";

type Target = { path: string };
export type MarkScope = "DIRECT" | "SUBTREE";

/** The right is the school's own: outside the school field there is no such button. */
const inSchool = (actor: Actor): Verdict => (actor.role === "OPERATOR" || actor.organization?.schoolField ? yes : no("E-PERM-01"));

/** Whether there is such a function at this desk at all. */
export const offersMarks = (actor: Actor): boolean => all(mayUse(actor, "graduationMark:C"), inSchool(actor)).yes;

/** Whether members can be marked as delayed or as teachers from this desk. */
export const offersMemberMarks = (actor: Actor): boolean => all(mayUse(actor, "graduateMark:C"), inSchool(actor)).yes;

/** Which of the season's pages there are at this desk. */
export type SeasonPowers = { marking: boolean; filing: boolean };
export const seasonPowers = (actor: Actor): SeasonPowers => ({ marking: offersMarks(actor), filing: mayUse(actor, "transferOut:C").yes });

const mayInSchool = (actor: Actor, deed: Deed, target: Target): Verdict => {
  const allowed = may(actor, deed, target);
  return allowed.yes ? inSchool(actor) : allowed;
};

/** Whether the actor may mark this branch; `scope` is the setting of C-39. */
export function mayMark(actor: Actor, branch: Target, scope: MarkScope): Verdict {
  const allowed = mayInSchool(actor, "graduationMark:C", branch);
  return allowed.yes && scope === "DIRECT" && relationTo(actor, branch) !== "child" ? no("E-PERM-02") : allowed;
}

/** Who may ask for another mark: whoever marks; the back office puts it right at once (GRAD-06). */
export const mayAskCorrection = (actor: Actor, branch: Target): Verdict =>
  actor.role === "OPERATOR" ? may(actor, "graduationMark:E", branch) : mayMark(actor, branch, "SUBTREE");

/** Whether the actor may mark members of this branch as delayed or as teachers, or take that back. */
export const mayMarkMembers = (actor: Actor, branch: Target): Verdict => mayInSchool(actor, "graduateMark:C", branch);
