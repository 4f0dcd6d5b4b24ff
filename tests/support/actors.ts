// 操作人：不进数据库，按身份与路径造出来，供规则和策略的测试用。
import { type Actor, administratorRole, type OrganizationFacts } from "#lib/auth/actor";
import type { Role } from "#lib/auth/matrix";
import { SEGMENT } from "#lib/auth/reach";
import type { OrgCategory } from "#generated/enums";

/** An organization at a path; the same path gives the same id. */
export const organizationAt = (path: string, category: OrgCategory = "COMMITTEE"): OrganizationFacts => ({
  id: `organization-${path}`,
  parentId: path.length > SEGMENT ? `organization-${path.slice(0, -SEGMENT)}` : null,
  path,
  level: path.length / SEGMENT,
  category,
  shortName: path,
  fullName: path,
  schoolField: true,
  provinceCode: "39",
});

/** Somebody with a role at a path; null for somebody who has no organization. */
export const actorAt = (role: Role, path: string | null, more: Partial<Actor> = {}): Actor => ({
  personId: `person-${role}`,
  name: "某某",
  organizationId: path && `organization-${path}`,
  sessionId: "session",
  role,
  organization: path ? organizationAt(path) : null,
  branch: null,
  assurance: 2,
  restricted: false,
  isManager: role !== "MEMBER" && role !== "CADRE",
  ...more,
});

/** An administrator of an organization of this category. */
export function administratorAt(path: string, category: OrgCategory): Actor {
  const organization = organizationAt(path, category);
  return actorAt(administratorRole(organization), path, { organization });
}
