// 组织信息的保存；书记、书记的手机、各必填项一变，就重算是否完整并记入计数。
import type { Organization } from "#generated/client";
import type { OrgCategory } from "#generated/enums";
import { type Change, record, type Recorder } from "#lib/audit/record";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import type { Delta } from "#lib/counters/rules";
import { dayFromDb, dayToDb } from "#lib/dates";
import type { Tx } from "#lib/db";
import { INDUSTRIES, isSchoolField } from "#lib/options/industries";
import { nameColumns } from "#lib/organizations/children/commands";
import { informationGaps, isStaffingField, lockedOf, requiredFields, SUPERIOR_FIELDS } from "#lib/organizations/information/rules";
import { EDITABLE, type EditableField } from "#lib/organizations/information/schema";
import { FIELD_LABELS, type OrganizationField } from "#lib/organizations/labels";
import { canonicalName, isFitFullName, isFitName } from "#lib/organizations/naming/rules";
import { hasPurpose, isStaffed } from "#lib/organizations/rules";
import type { Information } from "#lib/organizations/schema";
import type { Settings } from "#lib/settings/registry";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse, refuseFields } from "#lib/verdict";

type Row = {
  id: string;
  path: string;
  category: OrgCategory;
  values: Partial<Record<OrganizationField, unknown>>;
  infoComplete: boolean;
  infoMissing: string[];
  hasAccount: boolean | null;
  hasMobile: boolean | null;
};

const load = (tx: Tx, ids: readonly string[]): Promise<Row[]> => tx.$queryRaw`
  SELECT o.id, o.path, o.category, o.info_complete AS "infoComplete", o.info_missing AS "infoMissing",
    json_build_object('category', o.category, 'shortName', o.short_name, 'fullName', o.full_name,
      'industryCategory', o.industry_category, 'phone', o.phone, 'email', o.email, 'adminQuota', o.admin_quota,
      'adminQuotaActual', o.admin_quota_actual, 'institutionQuota', o.institution_quota,
      'institutionQuotaActual', o.institution_quota_actual) AS values,
    a.person_id IS NOT NULL AS "hasAccount", NOT ('mobile' = ANY(p.missing)) AS "hasMobile"
  FROM organization o
  LEFT JOIN cadre_post c ON c.organization_id = o.id AND c.post = 'SECRETARY' AND c.status = 'ACTIVE'
  LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN account a ON a.person_id = c.person_id
  WHERE o.id = ANY(${ids}::uuid[]) FOR UPDATE OF o`;

const gapsOf = (row: Row, settings: Record<string, string[]>): OrganizationField[] =>
  informationGaps(
    {
      category: row.category,
      values: row.values,
      secretary: row.hasMobile === null ? null : { hasAccount: row.hasAccount ?? false, hasMobile: row.hasMobile },
    },
    settings,
  );

type Judged = Row & { missing: OrganizationField[]; complete: boolean };

const judge = (row: Row, settings: Record<string, string[]>): Judged => {
  const missing = gapsOf(row, settings);
  return { ...row, missing, complete: missing.length === 0 };
};

const deltaOf = ({ path, complete }: Judged): Delta => ({
  path,
  measure: "organizations.incomplete",
  delta: complete ? -1 : 1,
});

/** Recomputes completeness of organizations whose information, secretary or secretary's phone changed (7.1). */
export async function refreshInformation(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = ids.length > 0 ? await load(tx, ids) : [];
  if (rows.length === 0) return;
  const { "org.requiredByCategory": settings } = await readSettings(rows[0]?.path ?? null);
  const judged = rows
    .map((row) => judge(row, settings))
    .filter((r) => r.missing.join() !== r.infoMissing.join() || r.complete !== r.infoComplete);
  const list = JSON.stringify(judged.map(({ id, missing, complete }) => ({ id, missing, complete })));
  await tx.$executeRaw`
    UPDATE organization o SET info_missing = n.missing, info_complete = n.complete
    FROM json_to_recordset(${list}::json) AS n(id uuid, missing text[], complete boolean) WHERE o.id = n.id`;
  await count(tx, judged.filter((r) => r.complete !== r.infoComplete && isStaffed(r.category)).map(deltaOf));
}

type Value = string | number | boolean | null;
/** New values by field; what is not named stays. */
export type Patch = Partial<Record<EditableField, Value>>;

const DATES: readonly string[] = ["foundedAt", "lastElectionAt", "validUntil"];

const currentValue = (organization: Organization, field: EditableField): Value => {
  const value = organization[field];
  return value instanceof Date ? dayFromDb(value) : (value as Value);
};

/** The fields of a form that differ from what is stored. */
export function patchOf(organization: Organization, form: Information): Patch {
  const given = { ...form, shortName: canonicalName(form.shortName), fullName: canonicalName(form.fullName) };
  const changed = EDITABLE.filter((field) => (given[field] ?? null) !== (currentValue(organization, field) ?? null));
  return Object.fromEntries(changed.map((field) => [field, given[field] ?? null]));
}

export type Editor = { who: Recorder; isOwn: boolean; settings: Settings };

/** Own administrators may not touch locked fields after the first save, nor fields of the superior (C-17, E-ORG-12). */
export function requireEditable(organization: Organization, patch: Patch, { isOwn, settings }: Editor): void {
  const names = Object.keys(patch);
  const locked = organization.lockedAt ? lockedOf(organization, settings["org.lockedFields"]) : [];
  const first = names.find((n) => locked.includes(n) || SUPERIOR_FIELDS.includes(n));
  if (isOwn && first) refuse("E-ORG-12", {}, first);
}

/** Where the fields of the secretary stand in the form. */
const SECRETARY: Partial<Record<OrganizationField, string>> = {
  secretaryName: "secretary.name",
  secretaryIdNumber: "secretary.idNumber",
  secretaryMobile: "secretary.mobile",
};

/** Mandatory fields must be filled by the organization itself, the secretary's while there is none; a superior may fill part (ORG-10, ORG-35). */
export function requireFilled(
  { organization, vacant }: { organization: Organization; vacant: boolean },
  form: Information,
  settings: Settings,
): void {
  const { name: secretaryName, idNumber: secretaryIdNumber, mobile: secretaryMobile } = form.secretary;
  const values: Record<string, unknown> = { ...form, category: organization.category, secretaryName, secretaryIdNumber, secretaryMobile };
  const required = requiredFields(organization.category, settings["org.requiredByCategory"]).filter((f) => vacant || !SECRETARY[f]);
  const empty = required.filter((f) => values[f] === null || values[f] === "");
  const code = (f: OrganizationField) => (isStaffingField(f) ? "E-ORG-11" : "E-ORG-10");
  const because = (f: OrganizationField) => (isStaffingField(f) ? "请如实填写，没有请填‘0’。" : `请填写必填项：${FIELD_LABELS[f]}`);
  refuseFields(empty.map((field) => ({ field: SECRETARY[field] ?? field, code: code(field), because: because(field) })));
}

async function requireFitNames(tx: Tx, organization: Organization, patch: Patch): Promise<void> {
  const { shortName, fullName } = patch;
  const { id, parentId, category, level } = organization;
  const others = { id: { not: id }, status: { not: "DELETED" } } as const;
  if (typeof shortName === "string") {
    permit(isFitName(shortName, category, level), "shortName");
    if (await tx.organization.findFirst({ where: { ...others, parentId, shortName } })) refuse("E-ORG-03", {}, "shortName");
  }
  if (typeof fullName !== "string") return;
  permit(isFitFullName(fullName), "fullName");
  const namesake = await tx.organization.findFirst({ where: { ...others, fullName } });
  if (namesake) refuse("E-ORG-08", { path: namesake.fullName }, "fullName");
}

const shown = (field: EditableField, value: Value): string | null => {
  if (value === null || value === "") return null;
  if (typeof value === "boolean") return value ? "是" : "否";
  return field === "industryCategory" ? INDUSTRIES.labelOf(String(value)) : String(value);
};

/** What follows from new values: spellings of the name, school field, dates as the database has them. */
function columnsOf(organization: Organization, patch: Patch): Record<string, unknown> {
  const columns: Record<string, unknown> = { ...patch };
  for (const field of DATES) if (field in patch) columns[field] = dayToDb(patch[field as EditableField] as string | null);
  if (patch.shortName) {
    const names = nameColumns(String(patch.shortName), String(patch.fullName ?? organization.fullName));
    Object.assign(columns, { namePinyin: names.name_pinyin, nameInitials: names.name_initials });
  }
  if ("industryCategory" in patch) columns.schoolField = isSchoolField(patch.industryCategory as string | null);
  return columns;
}

/** The organization's own first save locks what it saw; a superior's counts as one only when nothing is missing any more (ORG-11). */
async function settle(tx: Tx, id: string, own: boolean): Promise<void> {
  await tx.organization.updateMany({
    where: { id, lockedAt: null, ...(own ? {} : { infoComplete: true }) },
    data: { lockedAt: now() },
  });
  await tx.organization.updateMany({ where: { id, lockedAt: { not: null }, status: "CREATED" }, data: { status: "ACTIVE" } });
}

/** Writes a permitted patch with its history and recomputes completeness. */
export async function writeInformation(tx: Tx, who: Recorder, organization: Organization, patch: Patch): Promise<void> {
  await requireFitNames(tx, organization, patch);
  if ("purpose" in patch) permit(hasPurpose(organization.category, patch.purpose as string | null), "purpose");
  const { id: organizationId, version } = organization;
  const state = { version: version + 1, updatedAt: now() };
  await tx.organization.update({ where: { id: organizationId }, data: { ...columnsOf(organization, patch), ...state } });
  const fields = Object.keys(patch) as EditableField[];
  const changes = fields.map(
    (field): Change => ({
      organizationId,
      kind: "EDITED",
      field: FIELD_LABELS[field],
      oldValue: shown(field, currentValue(organization, field)),
      newValue: shown(field, patch[field] ?? null),
    }),
  );
  await record(tx, who, { action: "organization.edited", subject: { type: "organization", id: organizationId }, changes });
  await refreshInformation(tx, [organizationId]);
  await settle(tx, organizationId, who.organizationId === organizationId);
}
