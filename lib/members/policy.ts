// 谁可以把团员录进哪个支部。
import type { OrgCategory, WaiverKind } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import { may, mayAtOneOf, mayUse, relationTo } from "#lib/auth/permissions";
import { isBranchLike, isStaffed, mayHoldMembers } from "#lib/organizations/rules";
import type { Settings } from "#lib/settings/registry";
import { all, no, type Verdict, yes } from "#lib/verdict";

type Target = { path: string; category: OrgCategory };

/** Own branch, or a branch directly below; by setting the whole subtree (MEM-01, MEM-03, C-23). Holding branch and library take nobody by hand. */
export function mayEnterInto(actor: Actor, branch: Target, settings: Settings): Verdict {
  const deep = settings["member.superiorEntryScope"] === "SUBTREE" && relationTo(actor, branch) === "deeper";
  const right = deep
    ? may(actor, "enterMember:C", { path: branch.path.slice(0, (actor.organization?.path.length ?? 0) + 4) })
    : may(actor, "enterMember:C", branch);
  const open = isStaffed(branch.category) ? yes : no("E-GEN-08");
  return all(right, mayHoldMembers(branch.category), open);
}

type ByWaiver = { kind: WaiverKind; branch: Target; settings: Settings };

/** By an approved exception: the too young by 团中央 or on its behalf, wherever; soldiers by whoever enters the branch's members (MEM-27, MEM-29). */
export function mayEnterByWaiver(actor: Actor, { kind, branch, settings }: ByWaiver): Verdict {
  return kind === "AGE" ? all(mayUse(actor, "entryWaiver:A"), mayHoldMembers(branch.category)) : mayEnterInto(actor, branch, settings);
}

/** Where a desk enters members: a branch into itself, the others directly below, by setting everywhere below (C-23). */
export type EntryReach = "OWN" | "DIRECT" | "SUBTREE";

export const entryReach = (own: OrgCategory, settings: Settings): EntryReach =>
  isBranchLike(own) ? "OWN" : settings["member.superiorEntryScope"];

/** Where somebody belongs: the branch, or, without one, the organizations they serve. */
export type Belonging = { member: boolean; homes: readonly { path: string }[] };

/** Whose record may be edited: members by their branch and its superior; cadres without a branch where they serve (2.3, rows 13 and 19). */
export const mayEditPerson = (actor: Actor, { member, homes }: Belonging): Verdict =>
  mayAtOneOf(actor, member ? "editMember:E" : "cadres:E", homes);
