// 权限矩阵里团员与档案的各个操作：谁可以对哪里的什么按，按的时候交什么（规格 2.3 第 11 至 15、22、51、52 行）。
import { newId } from "#lib/crypto/ids";
import { EMPTY_FORM } from "#lib/members/entry/schema";
import { WAIVER_FORM } from "#tests/support/blanks";
import { type Ground, isBranch } from "#tests/support/grounds";
import { superiors } from "#tests/support/grants";

const person = (g: Ground) => ({ personId: g.someoneId });
const uploads = superiors("SC", { BRANCH_ADMIN: "S" });
const cadres = superiors("SC", { OPERATOR: "*" });
const edits = superiors("C", { BRANCH_ADMIN: "S", OPERATOR: "*" });

export const MEMBER_CASES = {
  enterMember: {
    grant: edits,
    where: isBranch,
    input: (g: Ground) => ({ branchId: g.organizationId, idNumberConfirm: "", acceptWarnings: false, person: EMPTY_FORM }),
  },
  reportWaiver: {
    grant: { PROVINCIAL_ADMIN: "SCD" },
    input: (g: Ground) => ({ ...WAIVER_FORM, branchId: g.organizationId }),
  },
  saveYouth: {
    grant: { BRANCH_ADMIN: "S" },
    where: isBranch,
    input: (g: Ground) => ({ branchId: g.organizationId, name: "", mobile: "", birthYear: "2006" }),
  },
  removeYouth: { grant: {}, input: () => ({ youthId: newId() }) },
  applyForRelease: {
    grant: edits,
    where: isBranch,
    input: (g: Ground) => ({ branchId: g.organizationId, number: "1", name: "", idNumber: "", fileId: newId() }),
  },
  uploadArchive: { grant: uploads, input: (g: Ground) => ({ ...person(g), fileId: newId() }) },
  setPaperFiled: { grant: uploads, input: (g: Ground) => ({ ...person(g), filed: true }) },
  setNumberUnused: { grant: uploads, input: (g: Ground) => ({ ...person(g), unused: true }) },
  setAdmissionDay: { grant: uploads, input: (g: Ground) => ({ ...person(g), day: "2099-01-01" }) },
  editMember: {
    grant: edits,
    ofCadre: cadres,
    input: (g: Ground) => ({ ...person(g), version: 0, acceptWarnings: false, person: EMPTY_FORM }),
  },
  verifyMember: { grant: edits, input: (g: Ground) => ({ ...person(g), evidence: ["FORM"] }) },
  revealPerson: { grant: edits, ofCadre: cadres, input: (g: Ground) => ({ ...person(g), reason: "核对名册" }) },
} as const;
