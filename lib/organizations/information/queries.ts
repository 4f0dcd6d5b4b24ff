// 组织信息表单要的内容：已填的、必填的、锁定的、书记是谁。
import type { Organization } from "#generated/client";
import { db } from "#lib/db";
import { dayFromDb } from "#lib/dates";
import { lockedOf, requiredFields } from "#lib/organizations/information/rules";
import type { OrganizationField } from "#lib/organizations/labels";
import type { InformationForm } from "#lib/organizations/schema";
import { readSettings } from "#lib/settings/settings";

export type InformationSheet = {
  values: InformationForm;
  required: readonly OrganizationField[];
  locked: readonly string[];
  firstTime: boolean;
  secretary: string | null;
};

const text = (value: string | number | null): string => (value === null ? "" : String(value));

/** What is stored, as the form wants it. */
export const formOfOrganization = (o: Organization): InformationForm => ({
  organizationId: o.id,
  version: o.version,
  shortName: o.shortName,
  fullName: o.fullName,
  industryCategory: text(o.industryCategory),
  phone: text(o.phone),
  email: text(o.email),
  adminQuota: text(o.adminQuota),
  adminQuotaActual: text(o.adminQuotaActual),
  institutionQuota: text(o.institutionQuota),
  institutionQuotaActual: text(o.institutionQuotaActual),
  youthCount: text(o.youthCount),
  recommendedPartyCount: text(o.recommendedPartyCount),
  schoolCode: text(o.schoolCode),
  foundedAt: text(dayFromDb(o.foundedAt)),
  lastElectionAt: text(dayFromDb(o.lastElectionAt)),
  purpose: text(o.purpose),
  validUntil: text(dayFromDb(o.validUntil)),
  isTownship: o.isTownship,
  isYouthHome: o.isYouthHome,
  secretary: { name: "", idNumber: "", mobile: "" },
});

/** Name of the active secretary, if one is recorded. */
export async function findSecretaryName(organizationId: string): Promise<string | null> {
  const [found] = await db().$queryRaw<{ name: string }[]>`
    SELECT p.name FROM cadre_post c JOIN person p ON p.id = c.person_id
    WHERE c.organization_id = ${organizationId}::uuid AND c.post = 'SECRETARY' AND c.status = 'ACTIVE'`;
  return found?.name ?? null;
}

/** Everything the information form of an organization shows. */
export async function getInformationSheet(organization: Organization): Promise<InformationSheet> {
  const settings = await readSettings(organization.path);
  return {
    values: formOfOrganization(organization),
    required: requiredFields(organization.category, settings["org.requiredByCategory"]),
    locked: organization.lockedAt ? lockedOf(organization, settings["org.lockedFields"]) : [],
    firstTime: organization.lockedAt === null,
    secretary: await findSecretaryName(organization.id),
  };
}
