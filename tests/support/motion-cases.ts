// 权限矩阵里组织变动、任务、推进阶段的各个操作（规格 2.3 第 6、7、48、53 行）。
import { newId } from "#lib/crypto/ids";
import type { Ground } from "#tests/support/grounds";
import { superiors } from "#tests/support/grants";

const at = (g: Ground) => ({ organizationId: g.organizationId });

/** On an organization that lies somewhere. */
export const MOTION_CASES = {
  requestMove: {
    grant: superiors("S", { BRANCH_ADMIN: "S", PROVINCIAL_ADMIN: "", OPERATOR: "" }),
    input: (g: Ground) => ({ ...at(g), targetId: g.organizationId, reason: "隶属关系调整" }),
  },
  deleteOrganization: { grant: superiors("C", { OPERATOR: "*" }), input: (g: Ground) => ({ ...at(g), seen: "" }) },
} as const;

const FIFTH = { level: 5, startOn: "2018-01-04", infoDue: "2018-01-10", noticeDue: "2018-01-12", endOn: "2018-01-14" };

/** At one's own desk. */
export const MOTION_DESK = {
  restoreOrganization: { grant: ["OPERATOR"], input: { organizationId: newId() } },
  saveStage: { grant: ["OPERATOR", "CENTRAL_ADMIN"], input: FIFTH },
  removeStage: { grant: ["OPERATOR", "CENTRAL_ADMIN"], input: { level: 5 } },
  runJob: { grant: ["OPERATOR"], input: { task: "purge" } },
} as const;
