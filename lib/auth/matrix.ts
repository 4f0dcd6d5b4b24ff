// 权限矩阵（规格 2.3）：功能 × 角色 × 范围。策略由它得出，npm run permissions 打印它，测试逐格展开它。
// V 查看 C 新建 E 修改 X 删除 A 审批；S 本人 O 本级 D 直属下级 T 本级及全部下级 * 全部。
import type { Relation } from "#lib/auth/reach";

export const ROLES = [
  "MEMBER",
  "CADRE",
  "BRANCH_ADMIN",
  "GENERAL_ADMIN",
  "COMMITTEE_ADMIN",
  "LEADING_ADMIN",
  "PROVINCIAL_ADMIN",
  "OPERATOR",
  "CENTRAL_ADMIN",
] as const;
export type Role = (typeof ROLES)[number];

export type Verb = "V" | "C" | "E" | "X" | "A";
export type Reach = "S" | "O" | "D" | "T" | "*";
type Cell = Partial<Record<Verb, readonly Reach[]>>;
export type Row = { no: number; label: string; cells: Record<Role, Cell> };

/** `VE:O C:D` → { V: [O], E: [O], C: [D] } */
function cell(text: string): Cell {
  const found: Partial<Record<Verb, Reach[]>> = {};
  for (const part of text.split(" ").filter((p) => p !== "" && p !== "-")) {
    const [verbs = "", reaches = ""] = part.split(":");
    for (const verb of verbs as Iterable<Verb>) found[verb] = [...(found[verb] ?? []), ...(reaches as Iterable<Reach>)];
  }
  return found;
}

/** Cells in the order of the specification's columns; 团中央 has the leading bodies' cell unless given its own. */
function row(no: number, label: string, columns: string): Row {
  const texts = columns.split("|").map((t) => t.trim());
  const cells = ROLES.map((role, i) => [role, cell(texts[i] ?? texts[5] ?? "")] as const);
  return { no, label, cells: Object.fromEntries(cells) as Row["cells"] };
}

//                                     团员    团干部  支部管理员 团总支    团委      领导机关  省级      系统后台
export const MATRIX = {
  ownRecord: row(1, "个人资料", "VE:S | VE:S | VE:S | VE:S | VE:S | VE:S | VE:S | VE:S"),
  organization: row(2, "组织信息", "V:O | V:O | VE:O | VE:O | VE:O | VE:O | VE:O | VE:*"),
  createChild: row(3, "创建下级组织", "- | - | - | C:D | C:D | C:D | C:D | C:*"),
  children: row(4, "管理下级组织", "- | - | - | V:T E:D | V:T E:D | V:T E:D | V:T E:D | VE:*"),
  lockedFields: row(5, "更正锁定项、代填下级信息", "- | - | - | E:D | E:D | E:D | E:D | E:*"),
  deleteChild: row(6, "删除下级组织", "- | - | - | X:D | X:D | X:D | X:D | X:*"),
  move: row(7, "申请组织迁移", "- | - | C:O | C:O A:D | C:O A:D | C:O A:D | A:D | -"),
  registrationCode: row(8, "管理员注册码", "- | - | - | CV:D | CV:D | CV:D | CV:D | CV:*"),
  administrators: row(9, "管理员变更", "- | - | C:O V:O | C:OD A:D V:OD | C:OD A:D V:OD | C:OD A:D V:OD | C:OD A:D V:OD | EV:*"),
  revokeAdministrator: row(10, "撤销管理员", "- | - | X:O | X:OD | X:OD | X:OD | X:OD | X:*"),
  enterMember: row(11, "录入团员", "- | - | C:O | C:D | C:D | C:D | C:D | C:*"),
  members: row(12, "团员列表", "V:S | V:O | V:O | V:T | V:T | V:T | V:T | V:*"),
  editMember: row(13, "修改团员资料", "E:S | E:S | E:O | E:D | E:D | E:D | E:D | E:*"),
  correctIdentity: row(14, "更正姓名性别证件号", "- | - | C:O | C:O A:D | C:O A:D | C:O A:D | E:T | E:*"),
  deleteMember: row(15, "删除团员", "- | - | C:O | A:D | A:D | A:D | A:T | X:*"),
  resetCode: row(16, "重置密码验证码与激活码", "- | - | C:O | C:OD | C:OD | C:OD | C:OD | C:*"),
  selfRegistration: row(17, "团员团干部注册审批", "- | - | A:O | A:D | A:D | A:D | A:D | -"),
  enterCadre: row(18, "录入本级团干部", "- | - | C:O | C:O | C:O | C:O | C:O | -"),
  cadres: row(19, "团干部列表", "V:S | V:S | VE:O | VEX:OD | VEX:OD | VEX:OD | VEX:OD | VE:*"),
  postChange: row(20, "团干部职务变更", "- | - | E:O | E:OD | E:OD | E:OD | E:OD | E:*"),
  training: row(21, "团干部培训", "V:S | V:O | VCE:O | VCE:O | VCE:O | VCE:O | VCE:O | -"),
  uploadArchive: row(22, "上传档案", "- | - | C:O | C:OD | C:OD | C:OD | C:OD | -"),
  approveArchive: row(23, "下级团员电子档案审批", "- | - | - | - | A:T | A:T | A:T | -"),
  replaceArchive: row(24, "替换已认证档案", "- | - | - | - | C:T | AC:T | AC:T | -"),
  archive: row(25, "查看档案", "V:S | - | V:O | V:T | V:T | V:T | V:T | V:*"),
  releaseNumber: row(26, "编号占用释放审批", "- | - | A:O | A:O | A:O | A:O | A:O | A:*"),
  transferOut: row(27, "办理转出", "C:S | C:S | C:O | C:T | C:T | - | - | -"),
  transferIn: row(28, "办理转入", "- | - | C:O | C:O | C:O | - | - | -"),
  transferBulk: row(29, "批量接转", "- | - | - | C:T | C:T | - | - | -"),
  approveTransfer: row(30, "组织关系转接审批", "- | - | A:O | A:OD | A:OD | A:D | A:D | -"),
  assignBranch: row(31, "分配团支部", "- | - | - | A:O | A:O | - | A:D | -"),
  withdraw: row(32, "撤回申请", "X:S | X:S | X:O | X:O | X:O | - | X:O | -"),
  graduationMark: row(33, "标记团支部毕业时间", "- | - | - | C:T | C:T | - | A:T | E:*"),
  graduateMark: row(34, "标记延迟毕业、教师", "- | - | - | CX:T | CX:T | - | - | E:*"),
  selfRating: row(35, "团（总）支部自评", "- | - | C:O | C:O | - | - | - | -"),
  reviewRating: row(36, "上级复核", "- | - | - | - | A:T | A:D | A:D | -"),
  selfCheck: row(37, "团支部自检", "- | V:O | CE:O | - | - | - | - | X:*"),
  evaluateBranch: row(38, "评估下级团支部", "- | - | - | AC:D | AC:D | AC:D | AC:D | -"),
  rectification: row(39, "下级团支部整顿进度", "- | - | V:O | V:T | V:T | V:T | V:T | V:*"),
  organizationLife: row(40, "三会、团课、团日活动", "V:S | V:O | CE:O | V:T CE:O | V:T C:O | V:T | V:T | -"),
  appraisal: row(41, "团员教育评议", "V:S | V:O | CE:O | A:D | A:D | V:T A:D | V:T A:D | -"),
  annualRegistration: row(42, "年度团籍注册", "CV:S | V:O | A:O | V:D | V:D | V:T | V:T | -"),
  notices: row(43, "工作通知", "- | V:O | V:O | V:O | V:O C:T | V:O C:T | V:O C:T | C:*"),
  inbox: row(44, "操作中心", "V:S | V:S | V:O | V:O | V:O | V:O | V:O | V:*"),
  entryProgress: row(45, "录入进度", "- | - | V:O | V:T | V:T | V:T | V:T | V:*"),
  analytics: row(46, "团内大数据", "- | V:O | V:O | V:T | V:T | V:T | V:T | V:*"),
  specialReport: row(47, "特殊单位上报名单", "- | - | - | - | C:O | C:O | AV:T | V:*"),
  settings: row(48, "设置、号段、类别转换", "- | - | V:O | V:O | V:O | V:O | V:O | VE:*"),
  activationMode: row(49, "首次登录方式", "- | - | V:O | V:O | V:O | VE:O | VE:O | VE:*"),
  audit: row(50, "审计记录", "- | - | - | V:D | V:D | V:D | V:D | V:*"),
  entryWaiver: row(51, "录入例外", "- | - | V:O | V:D | V:D | V:D | VC:T | VA:* | VA:T"),
  youth: row(52, "青年列表", "- | - | VCEX:O | V:T | V:T | V:T | V:T | V:*"),
  rollout: row(53, "推进阶段", "- | - | V:O | V:O | V:O | V:O | V:O | VE:* | VE:O"),
} as const satisfies Record<string, Row>;

export type Right = keyof typeof MATRIX;
export const RIGHTS = Object.keys(MATRIX) as Right[];
/** A function and what is done with it: `members:V`. */
export type Deed = `${Right}:${Verb}`;
export const deedOf = (deed: Deed): [Right, Verb] => deed.split(":") as [Right, Verb];

const COVERED: Record<Relation, readonly Reach[]> = {
  own: ["O", "T", "*"],
  child: ["D", "T", "*"],
  deeper: ["T", "*"],
  above: ["*"],
  foreign: ["*"],
};

/** Reaches that a role has for a function and verb; empty when it has none. */
export const reachesOf = (role: Role, deed: Deed): readonly Reach[] => {
  const [right, verb] = deedOf(deed);
  return MATRIX[right].cells[role][verb] ?? [];
};

/** Whether any of these reaches covers an object that lies so. */
export const covers = (reaches: readonly Reach[], at: Relation): boolean => reaches.some((reach) => COVERED[at].includes(reach));
