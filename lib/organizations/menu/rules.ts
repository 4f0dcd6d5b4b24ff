// 管理中心的菜单：各类组织看得到哪些功能（规格 1.5、2.4）。尚未开放的如实标明。
import type { OrgCategory } from "#generated/enums";
import { isBranchLike, isCountedBranch, isStaffed } from "#lib/organizations/rules";

/** What decides a menu. */
export type MenuFacts = {
  category: OrgCategory;
  level: number;
  schoolField: boolean;
  hasDirectBranches: boolean;
  ownsNumberSegment: boolean;
};

export type MenuIcon =
  | "home"
  | "organizations"
  | "members"
  | "cadres"
  | "papers"
  | "rating"
  | "rectification"
  | "meetings"
  | "systems"
  | "classes"
  | "activities"
  | "notices"
  | "analytics";

type Test = (facts: MenuFacts) => boolean;
/** `href` is absent while the function is not open yet. */
type Item = { label: string; href?: string; when?: Test };
type Group = { label: string; icon: MenuIcon; href?: string; items: readonly Item[] };

const branchLike: Test = (f) => isBranchLike(f.category);
const above: Test = (f) => !branchLike(f);
const committee: Test = (f) => above(f) && f.category !== "LEADING_BODY";
const upper: Test = (f) => above(f) && f.category !== "GENERAL_BRANCH";
const receiving: Test = (f) => branchLike(f) && isStaffed(f.category);
const general: Test = (f) => f.category === "GENERAL_BRANCH";
const withBranches: Test = (f) => general(f) || (above(f) && f.hasDirectBranches);
const provincial: Test = (f) => f.category === "LEADING_BODY" && f.level <= 2;
const movable: Test = (f) => !(f.category === "LEADING_BODY" && f.level <= 2);
const ratable: Test = (f) => general(f) || ["BRANCH", "GRADUATE_ORG"].includes(f.category);
/** Schools, and those above who look at theirs. */
const schooling: Test = (f) => f.category === "LEADING_BODY" || (f.schoolField && f.category !== "PENDING_TRANSFER_BRANCH");
const selfChecking: Test = (f) => isCountedBranch(f.category) && f.category !== "GRADUATE_ORG";

export const MENU: readonly Group[] = [
  { label: "首页", icon: "home", href: "/manage", items: [] },
  {
    label: "组织管理",
    icon: "organizations",
    items: [
      { label: "组织信息", href: "/manage/organizations/own" },
      { label: "管理下级组织", href: "/manage/organizations", when: above },
      { label: "创建下级组织", href: "/manage/organizations/new", when: above },
      { label: "申请组织迁移", href: "/manage/organizations/move", when: movable },
      { label: "组织录入进度", when: above },
    ],
  },
  {
    label: "团员管理",
    icon: "members",
    items: [
      { label: "录入团员团干部", href: "/manage/members/new", when: branchLike },
      { label: "录入下级团员", href: "/manage/members/new", when: withBranches },
      { label: "团员列表", href: "/manage/members" },
      { label: "账号激活", href: "/manage/activation" },
      { label: "导入记录", href: "/manage/imports" },
      { label: "电子数据库", href: "/manage/archives" },
      { label: "录入例外", href: "/manage/waivers", when: provincial },
      { label: "毕业季", href: "/manage/graduation", when: schooling },
      { label: "团员录入进度" },
    ],
  },
  {
    label: "团干部管理",
    icon: "cadres",
    items: [
      { label: "录入本级团干部", href: "/manage/cadres/new", when: above },
      { label: "录入团干部", href: "/manage/cadres/new", when: branchLike },
      { label: "团干部列表", href: "/manage/cadres" },
      { label: "团干部职务变更", href: "/manage/cadres/changes" },
      { label: "团干部培训", href: "/manage/cadres/training" },
      { label: "本级团干部电子数据库", href: "/manage/archives/cadres", when: above },
      { label: "团干部录入进度", when: above },
    ],
  },
  {
    label: "业务办理",
    icon: "papers",
    items: [
      { label: "管理员变更", href: "/manage/administrators" },
      { label: "办理转入", href: "/manage/transfers/in", when: (f) => committee(f) || branchLike(f) },
      { label: "办理转出", href: "/manage/transfers/out", when: (f) => committee(f) || branchLike(f) },
      { label: "批量接转", href: "/manage/transfers/bulk", when: committee },
      { label: "组织关系转接审批", href: "/manage/transfers" },
      { label: "接收与报到", href: "/manage/transfers/arrival", when: receiving },
      { label: "团员团干部注册审批", href: "/manage/inbox?type=SELF_REGISTRATION", when: (f) => branchLike(f) || withBranches(f) },
      { label: "年度团籍注册审批", when: branchLike },
      { label: "下级团员电子档案审批", href: "/manage/archives/review", when: upper },
      { label: "编号占用释放审批", when: (f) => f.ownsNumberSegment },
    ],
  },
  {
    label: "对标定级",
    icon: "rating",
    items: [
      { label: "团（总）支部自评", when: ratable },
      { label: "上级复核", when: upper },
    ],
  },
  {
    label: "组织整顿",
    icon: "rectification",
    items: [
      { label: "团支部自检", when: selfChecking },
      { label: "评估下级团支部", when: withBranches },
      { label: "整理整顿团支部", when: withBranches },
      { label: "下级团支部整顿进度", when: above },
    ],
  },
  { label: "三会", icon: "meetings", items: [{ label: "支部团员大会" }, { label: "支部委员会" }, { label: "团小组会" }] },
  { label: "两制", icon: "systems", items: [{ label: "团员教育评议" }, { label: "年度团籍注册" }] },
  { label: "团课", icon: "classes", items: [{ label: "团课上传" }, { label: "公开团课" }] },
  { label: "团日活动", icon: "activities", items: [{ label: "活动发布" }] },
  { label: "工作通知", icon: "notices", items: [{ label: "通知列表" }] },
  {
    label: "团内大数据",
    icon: "analytics",
    items: [{ label: "团员年龄分布" }, { label: "团员民族分布" }, { label: "团员学历层次" }],
  },
];

export type VisibleItem = { label: string; href: string | null };
export type VisibleGroup = { label: string; icon: MenuIcon; href: string | null; items: VisibleItem[] };

/** The menu of an organization; groups without an item are left out. */
export const menuOf = (facts: MenuFacts): VisibleGroup[] =>
  MENU.map((group) => ({
    label: group.label,
    icon: group.icon,
    href: group.href ?? null,
    items: group.items.filter((item) => item.when?.(facts) ?? true).map(({ label, href }) => ({ label, href: href ?? null })),
  })).filter((group) => group.href !== null || group.items.length > 0);
