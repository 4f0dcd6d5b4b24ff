// 什么时候可以删除一个组织（规格 5.10），删除之后在途的事项怎样（规格 5.18）。
import type { OrgCategory, PaperType } from "#generated/enums";
import { isBranchLike } from "#lib/organizations/rules";
import { no, type Verdict, yes } from "#lib/verdict";

export type Condition = {
  category: OrgCategory;
  children: number;
  members: number;
  /** Who holds a post or a seat there, each once. */
  people: readonly string[];
  operator: boolean;
  /** `org.deleteGraduateWithMembers` (C-18). */
  graduateAllowed: boolean;
};

const SHOWN = 6;
const namesOf = (people: readonly string[]): string =>
  people.length > SHOWN ? `${people.slice(0, SHOWN).join("、")}等${people.length}人` : people.join("、");

/** The four cases, what is impossible first; children before anything else that can be put in order (ORG-18 to ORG-22). */
export function mayBeDeleted({ category, children, members, people, operator, graduateAllowed }: Condition): Verdict {
  if (category === "SPECIAL_UNIT_LIBRARY") return no("E-ORG-29");
  if (category === "LEADING_BODY" && !operator) return no("E-ORG-30");
  if (children > 0) return no("E-ORG-22");
  if (category === "PENDING_TRANSFER_BRANCH" && members > 0) return no("E-ORG-21", { n: members });
  if (category === "GRADUATE_ORG" && members > 0 && !graduateAllowed) return no("E-ORG-19", { n: members });
  return !isBranchLike(category) && people.length > 0 ? no("E-ORG-20", { names: namesOf(people) }) : yes;
}

export type Fate = "cancelled" | "refused" | "goes-on";

/** What becomes of a paper of the deleted organization, or about its members. */
export const FATE: Readonly<Record<PaperType, { fate: Fate; says: string }>> = {
  SELF_REGISTRATION: { fate: "refused", says: "不通过，申请人会知道“团支部已撤销”" },
  ADMIN_CHANGE: { fate: "cancelled", says: "作废" },
  INFO_CHANGE: { fate: "cancelled", says: "作废" },
  ORG_MOVE: { fate: "cancelled", says: "作废" },
  GRADUATION_MARK: { fate: "cancelled", says: "作废" },
  EXPORT: { fate: "cancelled", says: "作废" },
  ENTRY_WAIVER: { fate: "cancelled", says: "作废，请省级改报录入的支部" },
  NUMBER_RELEASE: { fate: "cancelled", says: "要录入本支部的作废；归本组织审批的改由上级审批" },
  TRANSFER_OUT: { fate: "cancelled", says: "作废，团员留在原处或进入待接转团支部" },
  TRANSFER_IN: { fate: "cancelled", says: "作废，团员留在原处或进入待接转团支部" },
  TRANSFER_ASSIGN: { fate: "cancelled", says: "作废，团员留在原处" },
  TRANSFER_LIST: { fate: "cancelled", says: "作废" },
  SPECIAL_UNIT: { fate: "cancelled", says: "作废" },
  TRANSFER_APPEAL: { fate: "cancelled", says: "作废" },
  OVERSEAS: { fate: "cancelled", says: "作废，可以从待接转团支部重新提出" },
  ARCHIVE: { fate: "goes-on", says: "继续，由团员现在所在支部的上级团委审批" },
  ARCHIVE_REPLACEMENT: { fate: "goes-on", says: "继续" },
  DELETION: { fate: "goes-on", says: "继续逐级上报" },
  IDENTITY_CORRECTION: { fate: "goes-on", says: "继续逐级上报" },
  SELF_EDIT: { fate: "goes-on", says: "继续，由待接转团支部的上级审批" },
};

/** What the person who deletes has seen, in a few characters: when it is another, they look again. */
export const seenOf = (counts: readonly number[]): string => counts.join(".");
