// 权限矩阵里团干部的各个操作：谁可以对哪里的什么按，按的时候交什么（规格 2.3 第 18 至 21 行）。
import { newId } from "#lib/crypto/ids";
import { EMPTY_FORM } from "#lib/members/entry/schema";
import type { Ground } from "#tests/support/grounds";
import { superiors } from "#tests/support/grants";

const NO_OFFICE = { post: "", postSince: "", postMode: "", cadreNature: "", isPeerPartyCommitteeMember: "", dutyStatus: "" };
const ofOwn = superiors("S", {});
const ofOwnAndBelow = superiors("SC", { BRANCH_ADMIN: "S", OPERATOR: "*" });
const at = (g: Ground) => ({ organizationId: g.organizationId });
const somebodyAt = (g: Ground) => ({ ...at(g), personId: newId() });

export const CADRE_CASES = {
  lookUpCadre: { grant: ofOwn, input: (g: Ground) => ({ ...at(g), name: "", idNumber: "" }) },
  enterCadre: { grant: ofOwn, input: (g: Ground) => ({ ...at(g), idNumberConfirm: "", acceptWarnings: false, person: EMPTY_FORM }) },
  findAppointee: { grant: { BRANCH_ADMIN: "S" }, input: (g: Ground) => ({ ...at(g), idNumber: "" }) },
  appointMember: { grant: { BRANCH_ADMIN: "S" }, input: (g: Ground) => ({ ...somebodyAt(g), person: NO_OFFICE }) },
  changePost: {
    grant: ofOwnAndBelow,
    input: (g: Ground) => ({ ...somebodyAt(g), post: "COMMITTEE_MEMBER", since: "2025-03", replaceSecretary: false }),
  },
  removeCadre: { grant: superiors("SC", { BRANCH_ADMIN: "S" }), input: somebodyAt },
  editOffice: { grant: ofOwnAndBelow, input: (g: Ground) => ({ ...somebodyAt(g), person: NO_OFFICE }) },
  confirmPost: { grant: ofOwnAndBelow, input: somebodyAt },
  saveTraining: {
    grant: superiors("S", { BRANCH_ADMIN: "S" }),
    input: (g: Ground) => ({
      ...{ ...at(g), version: 1, name: "培训", host: "校团委", startOn: "2025-03-01", endOn: "2025-03-02" },
      ...{ form: "ONSITE", hours: "", note: "", personIds: [newId()] },
    }),
  },
  removeTraining: { grant: superiors("S", { BRANCH_ADMIN: "S" }), input: (g: Ground) => ({ trainingId: g.trainingId }) },
} as const;
