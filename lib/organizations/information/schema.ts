// 组织信息里可以修改的项，以及审批流程。
import { workflow } from "#lib/workflow";

/** Columns that the information form writes, by field. */
export const EDITABLE = [
  "shortName",
  "fullName",
  "industryCategory",
  "phone",
  "email",
  "adminQuota",
  "adminQuotaActual",
  "institutionQuota",
  "institutionQuotaActual",
  "youthCount",
  "recommendedPartyCount",
  "schoolCode",
  "foundedAt",
  "lastElectionAt",
  "purpose",
  "validUntil",
  "isTownship",
  "isYouthHome",
] as const;
export type EditableField = (typeof EDITABLE)[number];

/** A change of information that waits for the superior (ORG-12, only by setting). */
export const INFO_CHANGE = workflow(
  ["PENDING", "APPROVED", "REFUSED", "WITHDRAWN", "CANCELLED"],
  [
    { name: "approve", from: ["PENDING"], to: "APPROVED" },
    { name: "refuse", from: ["PENDING"], to: "REFUSED" },
    { name: "withdraw", from: ["PENDING"], to: "WITHDRAWN" },
    { name: "cancel", from: ["PENDING"], to: "CANCELLED" },
  ],
);
