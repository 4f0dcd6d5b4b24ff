// 操作人：谁，在哪个组织，以什么身份。由会话得出，从不来自浏览器。
import type { Recorder } from "#lib/audit/record";
import type { Role } from "#lib/auth/matrix";
import type { OrgCategory } from "#generated/enums";
import { refuse } from "#lib/verdict";

/** An organization as policies need it. */
export type OrganizationFacts = {
  id: string;
  parentId: string | null;
  path: string;
  level: number;
  category: OrgCategory;
  shortName: string;
  fullName: string;
  schoolField: boolean;
  provinceCode: string | null;
};

/** Somebody who is signed in. `organization` is the selected context; persons without branch or post have none. */
export type Actor = Recorder & {
  personId: string;
  role: Role;
  organization: OrganizationFacts | null;
  /** Branch in which the membership lies. */
  branch: { id: string; path: string } | null;
  /** 0 not activated, 1 activated but not confirmed, 2 confirmed. */
  assurance: number;
  /** A session of the compatibility mode that may only set a password. */
  restricted: boolean;
  /** Administers at least one organization. */
  isManager: boolean;
};

const LEADING: Record<number, Role> = { 1: "CENTRAL_ADMIN", 2: "PROVINCIAL_ADMIN" };

/** The role of an organization's administrator (2.1). */
export function administratorRole({ category, level }: Pick<OrganizationFacts, "category" | "level">): Role {
  if (category === "LEADING_BODY") return LEADING[level] ?? "LEADING_ADMIN";
  if (category === "COMMITTEE" || category === "WORK_COMMITTEE") return "COMMITTEE_ADMIN";
  return category === "GENERAL_BRANCH" ? "GENERAL_ADMIN" : "BRANCH_ADMIN";
}

const WITHOUT_DESK: readonly Role[] = ["MEMBER", "CADRE"];

/** Somebody at the desk of an organization without a session: background work in their name. */
export const deskActor = (person: { id: string; name: string }, organization: OrganizationFacts, isOperator: boolean): Actor => ({
  personId: person.id,
  name: person.name,
  organizationId: organization.id,
  sessionId: null,
  organization,
  role: isOperator ? "OPERATOR" : administratorRole(organization),
  branch: null,
  assurance: 2,
  restricted: false,
  isManager: true,
});

/** The session that an actor came by; background work has none. */
export const sessionOf = (actor: Actor): string => actor.sessionId ?? refuse("E-PERM-03");

/** Whether this role works in 管理中心. */
export const isManagerRole = (role: Role): boolean => !WITHOUT_DESK.includes(role);
