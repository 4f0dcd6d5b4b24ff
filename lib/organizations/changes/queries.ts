// 组织信息变更：改哪几项、新旧对照（ORG-12）。
import type { Organization, OrgInfoChange } from "#generated/client";
import { dayFromDb } from "#lib/dates";
import { db } from "#lib/db";
import { INDUSTRIES } from "#lib/options/industries";
import { FIELD_LABELS, type OrganizationField } from "#lib/organizations/labels";
import type { PaperFact } from "#lib/papers/rules";

export type ShownChange = { label: string; before: string; after: string };

function words(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "未填";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (value instanceof Date) return dayFromDb(value) ?? "";
  return field === "industryCategory" ? INDUSTRIES.labelOf(String(value)) : String(value);
}

/** A filed change, old and new side by side. */
export const changeLines = (organization: Organization, change: Pick<OrgInfoChange, "changes">): ShownChange[] =>
  Object.entries(change.changes as Record<string, unknown>).map(([field, value]) => ({
    label: FIELD_LABELS[field as OrganizationField] ?? field,
    before: words(field, organization[field as keyof Organization]),
    after: words(field, value),
  }));

/** What the person who decides reads of a filed change. */
export async function listChangeFacts(changeId: string): Promise<PaperFact[]> {
  const change = await db().orgInfoChange.findUniqueOrThrow({ where: { id: changeId } });
  const organization = await db().organization.findUniqueOrThrow({ where: { id: change.organizationId } });
  return changeLines(organization, change).map(({ label, before, after }) => ({ label, value: after, before }));
}
