// 团干部的规则：任职信息缺什么，谁能动书记，本级要录几位。
import type { OrgCategory, Post } from "#generated/enums";
import type { PersonField } from "#lib/members/labels";
import { isBranchLike, isCommitteeLike } from "#lib/organizations/rules";
import { no, type Verdict, yes } from "#lib/verdict";

/** What is told of a post beside its name (4.2, 15–20). */
export type Office = {
  post: Post;
  since: string | null;
  mode: string | null;
  nature: string | null;
  isPeerPartyCommitteeMember: boolean | null;
  dutyStatus: string | null;
};

const FIELD_OF = {
  since: "postSince",
  mode: "postMode",
  nature: "cadreNature",
  isPeerPartyCommitteeMember: "isPeerPartyCommitteeMember",
  dutyStatus: "dutyStatus",
} as const satisfies Partial<Record<keyof Office, PersonField>>;

/** Fields that belong to a post, and not to the person: they differ from organization to organization (CAD-06). */
export const OFFICE_FIELDS: readonly PersonField[] = ["isCadre", "post", ...Object.values(FIELD_OF)];

/** Where a post is told in full: a branch has no 在岗状态. */
export const officeFields = (category: OrgCategory): PersonField[] => [
  "post",
  ...Object.values(FIELD_OF).filter((field) => field !== "dutyStatus" || !isBranchLike(category)),
];

/** What the post in this organization lacks. */
export const officeGaps = (office: Office, category: OrgCategory): PersonField[] =>
  (Object.keys(FIELD_OF) as (keyof typeof FIELD_OF)[])
    .filter((key) => office[key] === null && officeFields(category).includes(FIELD_OF[key]))
    .map((key) => FIELD_OF[key]);

/** What a cadre of this organization lacks: of the person, and of the post here; posts elsewhere are told there. */
export const cadreGaps = (missing: readonly string[], office: Office, category: OrgCategory): string[] => [
  ...missing.filter((field) => !(OFFICE_FIELDS as readonly string[]).includes(field)),
  ...officeGaps(office, category),
];

/** A branch does not appoint, change or end its own secretary (CAD-10). */
export const mayTouchSecretary = (branch: boolean, own: boolean, posts: readonly Post[]): Verdict =>
  branch && own && posts.includes("SECRETARY") ? no("E-CAD-08") : yes;

const LEAST = 2;

/** How many cadres must be on record (7.2, CAD-15); leading bodies have no minimum (CAD-17), branches are not asked: null. */
export function leastCadres(category: OrgCategory): number | null {
  if (isCommitteeLike(category)) return LEAST;
  return category === "LEADING_BODY" ? 0 : null;
}

export type Staff = { cadres: number; incomplete: number };

/** Whether the cadres of an organization are on record, all of them completely (7.2). */
export function isStaffComplete({ cadres, incomplete }: Staff, category: OrgCategory): boolean {
  const least = leastCadres(category);
  return least === null || (cadres >= least && incomplete === 0);
}
