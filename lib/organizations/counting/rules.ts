// 一个组织在计数里占什么：它来了加上，走了减去。
import type { OrgCategory } from "#generated/enums";
import type { Delta, Measure } from "#lib/counters/rules";
import { isCommitteeLike, isCountedBranch, isStaffed } from "#lib/organizations/rules";

export type CountedOrganization = {
  path: string;
  category: OrgCategory;
  infoComplete: boolean;
  signedIn: boolean;
  small: boolean;
  hollow: boolean;
};

const measuresOf = ({ category, infoComplete, signedIn, small, hollow }: CountedOrganization): (Measure | false)[] =>
  [
    ...(isStaffed(category)
      ? ["organizations" as const, !infoComplete && "organizations.incomplete", !signedIn && "organizations.silent"]
      : []),
    ...(isCountedBranch(category) ? ["branches" as const, small && "branches.small"] : []),
    isCommitteeLike(category) && hollow && "committees.hollow",
  ] as (Measure | false)[];

/** The counts of an organization that comes (1) or goes (-1). */
export const organizationDeltas = (organization: CountedOrganization, by: 1 | -1): Delta[] =>
  measuresOf(organization)
    .filter((measure) => measure !== false)
    .map((measure) => ({ path: organization.path, measure, delta: by }));
