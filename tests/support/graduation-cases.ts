// 权限矩阵里毕业的几格：学校领域的上级，对下级团支部与其中的团员。
import { type Ground, isBranch } from "#tests/support/grounds";
import { type Grant, superiors } from "#tests/support/grants";

const school: Grant = { GENERAL_ADMIN: "SCD", COMMITTEE_ADMIN: "SCD" };
const mark = { month: "2027-06", reason: "", note: "" };

const ownBatch: Grant = { BRANCH_ADMIN: "S", GENERAL_ADMIN: "S", COMMITTEE_ADMIN: "S" };
const batchId = (g: Ground) => ({ batchId: g.graduateBatchId });

export const GRADUATION_CASES = {
  runGraduateBatch: { grant: ownBatch, input: batchId },
  undoGraduateBatch: { grant: ownBatch, input: batchId },
  discardGraduateBatch: { grant: ownBatch, input: batchId },
  markBranches: {
    grant: school,
    where: isBranch,
    input: (g: Ground) => ({ branchIds: [g.organizationId], ...mark, acceptWarnings: false }),
  },
  markDelayed: {
    grant: school,
    where: isBranch,
    input: (g: Ground) => ({ personIds: [g.someoneId], month: "2027-06", reason: "学分未满" }),
  },
  markTeachers: { grant: school, where: isBranch, input: (g: Ground) => ({ personIds: [g.someoneId] }) },
  undoDelayed: { grant: school, where: isBranch, input: (g: Ground) => ({ personIds: [g.someoneId] }) },
  undoTeacher: { grant: school, where: isBranch, input: (g: Ground) => ({ personIds: [g.someoneId] }) },
  requestMarkCorrection: {
    grant: { ...school, OPERATOR: "*" } as Grant,
    where: isBranch,
    input: (g: Ground) => ({ branchId: g.organizationId, ...mark, month: "2000-06", why: "标错了" }),
  },
};

/** A destination that nobody can reach, for those who may not declare anything. */
export const NO_DESTINATION = {
  ...{ route: "ARMY", school: "", unitName: "", address: "", targetId: "", place: "", startOn: "", endOn: "" },
  ...{ domesticContact: "", domesticPhone: "", month: "", why: "", contact: "19900000003" },
} as const;

/** Batches belong to the desk that began them. */
export const BATCH_DESKS = ["BRANCH_ADMIN", "GENERAL_ADMIN", "COMMITTEE_ADMIN"] as const;
export const NO_BATCH = { source: "DECLARATIONS", areaId: null, fileId: null } as const;

const seasonal: Grant = { GENERAL_ADMIN: "S", COMMITTEE_ADMIN: "S" };
const filing: Grant = { ...seasonal, BRANCH_ADMIN: "S" };
const everyDesk = superiors("S", { BRANCH_ADMIN: "S", OPERATOR: "S" });
const MARKED = ["O06", "O08", "O24"];

/** Pages of the season, of one's own desk. */
export const GRADUATION_DESKS = {
  "/manage/graduation": everyDesk,
  "/manage/graduation/list": everyDesk,
  "/manage/graduation/reminders": everyDesk,
  "/manage/graduation/delayed": seasonal,
  "/manage/graduation/unmarked": seasonal,
  "/manage/graduation/batches": filing,
  "/manage/graduation/batches/new": filing,
  "/api/graduation/template": filing,
};

/** Pages of a batch or of a marked branch. */
export const GRADUATION_AIMS = {
  "/manage/corrections/graduation/[id]": {
    grant: { GENERAL_ADMIN: "CD", COMMITTEE_ADMIN: "CD", OPERATOR: "*" } as Grant,
    of: (g: Ground) => (MARKED.includes(g.key) ? g.organizationId : null),
  },
  "/manage/graduation/batches/[id]": { grant: filing, of: (g: Ground) => g.graduateBatchId },
  "/api/graduation/[id]/progress": { grant: filing, of: (g: Ground) => g.graduateBatchId },
};
