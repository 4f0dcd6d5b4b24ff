// 权限矩阵里转接的各个操作：谁可以对哪里的什么按，按的时候交什么（规格 2.3 第 27 至 32、47 行）。
import { newId } from "#lib/crypto/ids";
import type { Role } from "#lib/auth/matrix";
import { type Grant, superiors } from "#tests/support/grants";
import { GONE, type Ground } from "#tests/support/grounds";

const PLAN = {
  ...{ reason: "JOB_CHANGE", reasonNote: "", newUnitName: "", newUnitAddress: "", schoolType: "UNIVERSITY", remark: "" },
  memberInformed: false,
};
const STAY = {
  ...{ toBranchId: newId(), place: "某国", startOn: "2025-09-01", endOn: "2026-08-31", contactName: "某某", contactPhone: "19900000001" },
  fileId: newId(),
};
const ofSubtree = { BRANCH_ADMIN: "S", GENERAL_ADMIN: "SCD", COMMITTEE_ADMIN: "SCD" };
const bulk = { GENERAL_ADMIN: "SCD", COMMITTEE_ADMIN: "SCD" };
const ofOwn = { BRANCH_ADMIN: "S" };
const going = (g: Ground) => ({ personIds: [g.someoneId], toOrgId: g.organizationId });
const transfer = (g: Ground) => ({ transferId: g.transferId });
const isBranch = (key: string) => ["O06", "O07", "O08", "O12", "O13", "O24"].includes(key);

/** Branches of the grounds in which somebody is on the way. */
const isGone = (key: string) => (GONE as readonly string[]).includes(key);
const hasTransfer = (key: string) => ["O06", "O08", "O12", "O24"].includes(key);

/** Actions on somebody's transfer, or on somebody who is to go; the ground's own transfer lies outside, before 澄园社区团支部. */
export const TRANSFER_CASES = {
  transferOut: { grant: ofSubtree, where: isBranch, input: (g: Ground) => ({ ...going(g), ...PLAN }) },
  checkTransfer: { grant: ofSubtree, where: isBranch, input: (g: Ground) => ({ ...going(g), kind: "OUT", reason: "JOB_CHANGE" }) },
  transferInBulk: {
    grant: bulk,
    where: isBranch,
    input: ({ organizationId: at }: Ground) => ({
      ...{ fromBranchId: at, toBranchId: at, personIds: [newId()], reason: "OTHER", reasonNote: "", memberInformed: false },
    }),
  },
  assignBranch: { grant: {}, input: (g: Ground) => ({ ...transfer(g), branchId: newId() }) },
  listForLibrary: { grant: {}, input: (g: Ground) => ({ transferIds: [g.transferId] }) },
  withdrawTransfer: { grant: ofOwn, where: hasTransfer, input: transfer },
  continueTransfer: {
    grant: ofOwn,
    where: hasTransfer,
    input: (g: Ground) => ({ ...transfer(g), ...PLAN, toOrgId: newId(), contact: "" }),
  },
  appealTransfer: { grant: ofOwn, where: hasTransfer, input: (g: Ground) => ({ ...transfer(g), reason: "去向属实", fileId: newId() }) },
  welcomeMember: { grant: {}, input: transfer },
  fileStay: { grant: ofSubtree, where: isBranch, input: (g: Ground) => ({ personId: g.someoneId, ...STAY }) },
} as const;

const RECEIVING: readonly Role[] = ["BRANCH_ADMIN", "GENERAL_ADMIN", "COMMITTEE_ADMIN"];
const WHO = { name: "某某", idNumber: "379901200302149021" };

/** Actions for the own organization: leading bodies have none of them (TRF-21). */
export const TRANSFER_DESK = {
  lookUpTransfer: { grant: RECEIVING, input: WHO },
  transferInMany: { grant: RECEIVING, input: { people: [WHO], reason: "FURTHER_STUDY", reasonNote: "" } },
  transferIn: { grant: RECEIVING, input: { ...WHO, ...PLAN, employedElsewhere: false } },
};

const mine = { transferId: newId() };
/** The member's own, here sent about somebody else's. */
export const TRANSFER_OWN = {
  requestOwnTransfer: { ...PLAN, isExternal: false, toOrgId: newId(), contact: "19900000001" },
  checkOwnTransfer: { toOrgId: newId(), reason: "JOB_CHANGE" },
  reportTransfer: { ...mine, code: "2345ABCD" },
  withdrawOwnTransfer: mine,
  continueOwnTransfer: { ...mine, ...PLAN, toOrgId: newId(), contact: "" },
  appealOwnTransfer: { ...mine, reason: "去向属实", fileId: newId() },
  nudgeOwnTransfer: mine,
  fileOwnStay: STAY,
  withdrawOwnStay: { stayId: newId() },
  reportFromAbroad: { text: "一切都好" },
};

const everyOffice = superiors("S", { BRANCH_ADMIN: "S" });
const bulkDesks: Grant = { GENERAL_ADMIN: "S", COMMITTEE_ADMIN: "S" };
const receiving: Grant = { BRANCH_ADMIN: "S", GENERAL_ADMIN: "S", COMMITTEE_ADMIN: "S" };

/** Pages of transfers, of one's own desk. */
export const TRANSFER_DESKS = {
  "/manage/transfers": everyOffice,
  "/manage/transfers/out": everyOffice,
  "/manage/transfers/overseas": everyOffice,
  "/manage/transfers/reminders": everyOffice,
  "/manage/transfers/special": everyOffice,
  "/manage/transfers/in": receiving,
  "/manage/transfers/school": bulkDesks,
  "/manage/transfers/overseas/new": receiving,
  "/manage/transfers/bulk": bulkDesks,
  "/api/exports/transfers": everyOffice,
};

const transferOf = (g: Ground): string | null => (hasTransfer(g.key) || isGone(g.key) ? g.transferId : null);

/** Pages of somebody's transfer; what is under way is neither corrected nor appealed. */
export const TRANSFER_AIMS = {
  "/manage/transfers/[id]": { grant: superiors("SCD", { BRANCH_ADMIN: "S" }), of: transferOf },
  "/manage/transfers/[id]/correct": { grant: {} as Grant, of: transferOf },
  "/manage/transfers/[id]/appeal": { grant: {} as Grant, of: transferOf },
};
