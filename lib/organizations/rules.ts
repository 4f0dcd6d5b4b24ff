// 团组织的章法：哪类组织之下可以设哪类、有哪些职务、是不是团支部。
import type { OrgCategory, Post } from "#generated/enums";
import { no, type Verdict, yes } from "#lib/verdict";

type Constitution = {
  /** May have child organizations. */
  parent: boolean;
  /** Members' league relation may sit here. */
  holdsMembers: boolean;
  /** Has cadres and administrators of its own. */
  staffed: boolean;
  /** Categories that may stand below it; `school` only in the school field. */
  children: readonly OrgCategory[];
  school: readonly OrgCategory[];
  posts: readonly Post[];
};

const POSTS: readonly Post[] = ["SECRETARY", "DEPUTY_SECRETARY", "COMMITTEE_MEMBER"];
const LEADING_POSTS: readonly Post[] = [...POSTS.slice(0, 2), "STANDING_MEMBER", "COMMITTEE_MEMBER", "ALTERNATE_MEMBER", "STAFF"];

const parentOf = (children: readonly OrgCategory[], school: readonly OrgCategory[] = []): Constitution => ({
  parent: true,
  holdsMembers: false,
  staffed: true,
  children,
  school,
  posts: POSTS,
});
const branch = (staffed = true): Constitution => ({
  parent: false,
  holdsMembers: true,
  staffed,
  children: [],
  school: [],
  posts: staffed ? POSTS : [],
});

const TEMPORARY: readonly OrgCategory[] = ["FLOATING_BRANCH", "SOCIETY_LINK_TEMP_BRANCH", "TEMP_BRANCH"];

/** What each category is (1.1, 2.5, 8.7). */
export const CONSTITUTION: Readonly<Record<OrgCategory, Constitution>> = {
  LEADING_BODY: {
    ...parentOf(["LEADING_BODY", "COMMITTEE", "WORK_COMMITTEE", "GENERAL_BRANCH", "BRANCH", ...TEMPORARY]),
    posts: LEADING_POSTS,
  },
  COMMITTEE: parentOf(["COMMITTEE", "GENERAL_BRANCH", "BRANCH", ...TEMPORARY], ["DELAYED_GRADUATION_ORG", "OVERSEAS_STUDY_BRANCH"]),
  WORK_COMMITTEE: parentOf(["COMMITTEE", "GENERAL_BRANCH", "BRANCH", ...TEMPORARY]),
  GENERAL_BRANCH: parentOf(["BRANCH", "FLOATING_BRANCH", "TEMP_BRANCH"], ["DELAYED_GRADUATION_ORG"]),
  BRANCH: branch(),
  GRADUATE_ORG: branch(),
  PENDING_TRANSFER_BRANCH: branch(false),
  FLOATING_BRANCH: branch(),
  SOCIETY_LINK_TEMP_BRANCH: branch(),
  DELAYED_GRADUATION_ORG: branch(),
  OVERSEAS_STUDY_BRANCH: branch(),
  SPECIAL_UNIT_LIBRARY: branch(false),
  TEMP_BRANCH: branch(),
};

export const CATEGORIES = Object.keys(CONSTITUTION) as OrgCategory[];
const categoriesWith = (test: (c: Constitution) => boolean): OrgCategory[] => CATEGORIES.filter((c) => test(CONSTITUTION[c]));

/** Categories whose members are listed. */
export const BRANCH_LIKE = categoriesWith((c) => c.holdsMembers);
/** Branches that count: neither holding branch nor library (ORG-25). */
export const COUNTED_BRANCHES = categoriesWith((c) => c.holdsMembers && c.staffed);
/** Committees, work committees and general branches. */
export const COMMITTEE_LIKE: readonly OrgCategory[] = ["COMMITTEE", "WORK_COMMITTEE", "GENERAL_BRANCH"];
/** Special categories that need a purpose (ORG-28). */
export const PURPOSEFUL: readonly OrgCategory[] = [...TEMPORARY, "DELAYED_GRADUATION_ORG", "OVERSEAS_STUDY_BRANCH"];

export const isBranchLike = (category: OrgCategory): boolean => CONSTITUTION[category].holdsMembers;
export const isCommitteeLike = (category: OrgCategory): boolean => COMMITTEE_LIKE.includes(category);
export const isCountedBranch = (category: OrgCategory): boolean => COUNTED_BRANCHES.includes(category);
export const mayHaveChildren = (category: OrgCategory): boolean => CONSTITUTION[category].parent;
export const isStaffed = (category: OrgCategory): boolean => CONSTITUTION[category].staffed;

export type Parent = { category: OrgCategory; schoolField: boolean };

/** Categories an administrator may create below a parent; leading bodies only for the operator (ORG-02, 2.5). */
export function childCategories({ category, schoolField }: Parent, operator = false): OrgCategory[] {
  const { children, school } = CONSTITUTION[category];
  const open = schoolField ? [...children, ...school] : [...children];
  return open.filter((c) => c !== "LEADING_BODY" || operator);
}

/** Whether a category may be created below a parent. */
export function mayCreateBelow(parent: Parent, category: OrgCategory, operator = false): Verdict {
  if (category === "LEADING_BODY" && !operator) return no("E-ORG-02");
  return childCategories(parent, operator).includes(category) ? yes : no("E-ORG-04");
}

/** Special categories say what they are for (ORG-28). */
export const hasPurpose = (category: OrgCategory, purpose: string | null | undefined): Verdict =>
  PURPOSEFUL.includes(category) && !purpose?.trim() ? no("E-ORG-10", { fields: "用途" }) : yes;

/** Posts that may be held in an organization of this category and level (8.7, C-15). */
export function postsOf({ category, level }: { category: OrgCategory; level: number }, staffInCommittee = false): Post[] {
  const { posts } = CONSTITUTION[category];
  if (category === "LEADING_BODY" && level === 1) return ["FIRST_SECRETARY", ...posts];
  if (staffInCommittee && (category === "COMMITTEE" || category === "WORK_COMMITTEE")) return [...posts, "STAFF"];
  return [...posts];
}

/** Members may only sit in a branch (ORG-27). */
export const mayHoldMembers = (category: OrgCategory): Verdict => (isBranchLike(category) ? yes : no("E-ORG-27"));
