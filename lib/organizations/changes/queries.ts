// 等本级决定的组织信息变更：谁提交、改哪几项、新旧对照（ORG-12）。
import type { Scope } from "#lib/auth/scope";
import { db } from "#lib/db";
import { dayFromDb } from "#lib/dates";
import { INDUSTRIES } from "#lib/options/industries";
import { FIELD_LABELS, type OrganizationField } from "#lib/organizations/labels";
import type { Organization, OrgInfoChange } from "#generated/client";

export type ShownChange = { label: string; before: string; after: string };
export type WaitingChange = {
  id: string;
  organizationId: string;
  shortName: string;
  applicant: string;
  createdAt: Date;
  changes: ShownChange[];
};

function words(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "未填";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (value instanceof Date) return dayFromDb(value) ?? "";
  return field === "industryCategory" ? INDUSTRIES.labelOf(String(value)) : String(value);
}

/** A filed change, old and new side by side. */
export const changeLines = (organization: Organization, change: { changes: OrgInfoChange["changes"] | object }): ShownChange[] =>
  Object.entries(change.changes as Record<string, unknown>).map(([field, value]) => ({
    label: FIELD_LABELS[field as OrganizationField] ?? field,
    before: words(field, organization[field as keyof Organization]),
    after: words(field, value),
  }));

type Filed = { id: string; organizationId: string; applicant: string; createdAt: Date; changes: unknown };

/** Changes of direct children that wait for this organization, the oldest first. */
export async function listWaitingChanges(scope: Scope): Promise<WaitingChange[]> {
  const filed = await db().$queryRaw<Filed[]>`
    SELECT c.id, c.organization_id AS "organizationId", p.name AS applicant, c.created_at AS "createdAt", c.changes
    FROM org_info_change c JOIN organization o ON o.id = c.organization_id JOIN person p ON p.id = c.applicant_id
    WHERE o.parent_id = ${scope.organizationId}::uuid AND o.status <> 'DELETED' AND c.state = 'PENDING' ORDER BY c.created_at LIMIT 100`;
  if (filed.length === 0) return [];
  const organizations = await db().organization.findMany({ where: { id: { in: filed.map((f) => f.organizationId) } } });
  return filed.flatMap(({ changes, ...rest }) => {
    const organization = organizations.find((o) => o.id === rest.organizationId);
    return organization
      ? [{ ...rest, shortName: organization.shortName, changes: changeLines(organization, { changes: changes as object }) }]
      : [];
  });
}
