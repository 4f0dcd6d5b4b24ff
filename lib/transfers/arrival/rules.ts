// 接收码与报到码（A12、BEY-21）：用到哪一天，六位短码怎么写、怎么认。
import type { ArrivalPurpose, OrgCategory, TransferReason } from "#generated/enums";
import { addDays, addMonths, type Day } from "#lib/dates";
import { isBranchLike, isStaffed } from "#lib/organizations/rules";

const SHORT_LENGTH = 6;

/** 482913 → 482 913 */
export const showShort = (code: string): string => `${code.slice(0, 3)}\u00a0${code.slice(3)}`;

/** What people type: spaces and dashes are forgiven. */
export const tidyShort = (typed: string): string => typed.normalize("NFKC").replace(/[\s\-–—]/g, "");
export const isShort = (typed: string): boolean => new RegExp(`^\\d{${SHORT_LENGTH}}$`).test(tidyShort(typed));

/** A short code out of a random number below a million. */
export const shortOf = (random: number): string => String(random).padStart(SHORT_LENGTH, "0");
export const SHORT_CODES = 10 ** SHORT_LENGTH;

const REPORT_DAYS = 90;
const LEAST_MONTHS = 3;

/** The last day on which a code serves: a poster hangs until the year ends, three months at least; who arrives comes within three months. */
export function lastDayOf(purpose: ArrivalPurpose, today: Day): Day {
  if (purpose === "REPORT") return addDays(today, REPORT_DAYS);
  const end = `${today.slice(0, 4)}-12-31`;
  return addMonths(today, LEAST_MONTHS) <= end ? end : `${Number(today.slice(0, 4)) + 1}-12-31`;
}

/** Branches that take members and are run by people of their own have codes. */
export const hasCodes = (category: OrgCategory): boolean => isBranchLike(category) && isStaffed(category);

/** What a branch is to those who come to it. */
export type Receiver = { schoolField: boolean; township: boolean };

/** Why people come to such a branch, as a rule; the member may say otherwise. */
export function usualReason({ schoolField, township }: Receiver): TransferReason {
  if (schoolField) return "FURTHER_STUDY";
  return township ? "UNEMPLOYED" : "EMPLOYED";
}

type Leading = { id: string; organizationId: string; purpose: ArrivalPurpose; shortCode: string; receiver: Receiver };

/** Where a code leads: the application with target and reason filled in, or the report of having arrived. */
export function addressOf({ id, organizationId, purpose, shortCode, receiver }: Leading): string {
  if (purpose === "REPORT") return `/my/arrival?code=${id}`;
  return `/my/transfers/new?${new URLSearchParams({ to: organizationId, reason: usualReason(receiver), code: shortCode })}`;
}

/** Where an ended or unknown code leads. */
export const ENDED = "/my/scan?ended=1";
