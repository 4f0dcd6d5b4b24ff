// 组织信息：各类组织的必填项（ORG-10），缺什么、谁能补，以及整体是否完整（7.1）。
import type { OrgCategory } from "#generated/enums";
import type { OrganizationField } from "#lib/organizations/labels";
import { isStaffed } from "#lib/organizations/rules";

const NAMES: readonly OrganizationField[] = ["category", "shortName", "fullName"];
const STAFFING: readonly OrganizationField[] = ["adminQuota", "adminQuotaActual", "institutionQuota", "institutionQuotaActual"];
const SECRETARY: readonly OrganizationField[] = ["secretaryName", "secretaryIdNumber", "secretaryMobile"];

const LEADING: readonly OrganizationField[] = [...NAMES, "phone", "email", ...STAFFING, ...SECRETARY];
const COMMITTEE: readonly OrganizationField[] = [...NAMES, "industryCategory", ...STAFFING, ...SECRETARY];
const BRANCH: readonly OrganizationField[] = [...NAMES, "industryCategory", ...SECRETARY];

/** Fields that must be filled; another list may be set for a category (C-33). */
export function requiredFields(category: OrgCategory, settings: Record<string, string[]> = {}): readonly OrganizationField[] {
  const set = settings[category];
  if (set) return set as OrganizationField[];
  if (category === "LEADING_BODY") return LEADING;
  return category === "COMMITTEE" || category === "WORK_COMMITTEE" ? COMMITTEE : BRANCH;
}

/** Staffing numbers: 0 if there are none, but never empty (E-ORG-11). */
export const isStaffingField = (field: string): boolean => (STAFFING as readonly string[]).includes(field);

/** What the completeness of an organization is judged by. */
export type InformationFacts = {
  category: OrgCategory;
  values: Partial<Record<OrganizationField, unknown>>;
  /** The active secretary, if one is recorded: whether they have an account and a personal phone. */
  secretary: { hasAccount: boolean; hasMobile: boolean } | null;
};

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";

/** Missing fields in the form's order; a secretary counts as missing without account (7.1 A–C). */
export function informationGaps(facts: InformationFacts, settings: Record<string, string[]> = {}): OrganizationField[] {
  if (!isStaffed(facts.category)) return [];
  const { secretary, values } = facts;
  return requiredFields(facts.category, settings).filter((field) => {
    if (field === "secretaryMobile") return secretary !== null && !secretary.hasMobile;
    if (field === "secretaryName") return secretary === null || !secretary.hasAccount;
    if (field === "secretaryIdNumber") return false;
    return isEmpty(values[field]);
  });
}

/** Who can fill a gap, in words: own administrator, secretary, or direct superior. */
export const whoFills = (field: OrganizationField): "own" | "secretary" | "superior" => {
  if (field === "secretaryMobile") return "secretary";
  return NAMES.includes(field) ? "superior" : "own";
};

/** Of the fields that lock, those that hold something: only the direct superior or the operator corrects them (C-17). */
export const lockedOf = (values: object, locked: readonly string[]): string[] =>
  locked.filter((field) => !isEmpty((values as Record<string, unknown>)[field]));

/** Fields set by the direct superior, never by the organization itself (4.4). */
export const SUPERIOR_FIELDS: readonly string[] = ["isTownship", "isYouthHome"];
