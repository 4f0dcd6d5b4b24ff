// 权限矩阵里毕业的几格：学校领域的上级，对下级团支部与其中的团员。
import { type Ground, isBranch } from "#tests/support/grounds";
import type { Grant } from "#tests/support/grants";

const school: Grant = { GENERAL_ADMIN: "CD", COMMITTEE_ADMIN: "CD" };
const mark = { month: "2027-06", reason: "", note: "" };

export const GRADUATION_CASES = {
  markBranches: {
    grant: school,
    where: isBranch,
    input: (g: Ground) => ({ branchIds: [g.organizationId], ...mark, acceptWarnings: false }),
  },
  markDelayed: { grant: school, input: (g: Ground) => ({ personIds: [g.personId], month: "2027-06", reason: "学分未满" }) },
  markTeachers: { grant: school, input: (g: Ground) => ({ personIds: [g.personId] }) },
  undoDelayed: { grant: school, input: (g: Ground) => ({ personIds: [g.personId] }) },
  undoTeacher: { grant: school, input: (g: Ground) => ({ personIds: [g.personId] }) },
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
