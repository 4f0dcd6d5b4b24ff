import { describe, expect, it } from "vitest";
import type { OrgCategory } from "#generated/enums";
import { type MenuFacts, menuOf } from "#lib/organizations/menu/rules";

const facts = (category: OrgCategory, more: Partial<MenuFacts> = {}): MenuFacts => ({
  category,
  level: 3,
  schoolField: false,
  hasDirectBranches: true,
  ownsNumberSegment: false,
  ...more,
});
const itemsOf = (given: MenuFacts): string[] => menuOf(given).flatMap((group) => group.items.map((item) => item.label));

const COLUMNS: readonly MenuFacts[] = [
  facts("LEADING_BODY"),
  facts("LEADING_BODY", { hasDirectBranches: false }),
  facts("COMMITTEE"),
  facts("WORK_COMMITTEE", { hasDirectBranches: false }),
  facts("GENERAL_BRANCH"),
  facts("BRANCH", { hasDirectBranches: false }),
  facts("GRADUATE_ORG", { hasDirectBranches: false }),
];

/** Table 2.4: for each item, whether the columns above see it. */
const TABLE: Record<string, string> = {
  管理下级组织: "✓✓✓✓✓––",
  创建下级组织: "✓✓✓✓✓––",
  申请组织迁移: "✓✓✓✓✓✓✓",
  录入团员团干部: "–––––✓✓",
  录入下级团员: "✓–✓–✓––",
  录入本级团干部: "✓✓✓✓✓––",
  录入团干部: "–––––✓✓",
  团干部列表: "✓✓✓✓✓✓✓",
  团员列表: "✓✓✓✓✓✓✓",
  电子数据库: "✓✓✓✓✓✓✓",
  办理转入: "––✓✓✓✓✓",
  办理转出: "––✓✓✓✓✓",
  批量接转: "––✓✓✓––",
  组织关系转接审批: "✓✓✓✓✓✓✓",
  管理员变更: "✓✓✓✓✓✓✓",
  团员团干部注册审批: "✓–✓–✓✓✓",
  年度团籍注册审批: "–––––✓✓",
  下级团员电子档案审批: "✓✓✓✓–––",
  "团（总）支部自评": "––––✓✓✓",
  上级复核: "✓✓✓✓–––",
  团支部自检: "–––––✓–",
  评估下级团支部: "✓–✓–✓––",
  整理整顿团支部: "✓–✓–✓––",
  组织录入进度: "✓✓✓✓✓––",
  团干部录入进度: "✓✓✓✓✓––",
  团员录入进度: "✓✓✓✓✓✓✓",
};

describe("菜单按组织类别（NAV-06、规格 2.4）", () => {
  const seen = COLUMNS.map(itemsOf);
  for (const [label, row] of Object.entries(TABLE))
    it(`${label} ${row}`, () => {
      expect(seen.map((items) => (items.includes(label) ? "✓" : "–")).join("")).toBe(row);
    });

  it("前两级领导机关不迁移；有号段的才审批编号占用释放", () => {
    expect(itemsOf(facts("LEADING_BODY", { level: 2 }))).not.toContain("申请组织迁移");
    expect(itemsOf(facts("COMMITTEE"))).not.toContain("编号占用释放审批");
    expect(itemsOf(facts("COMMITTEE", { ownsNumberSegment: true }))).toContain("编号占用释放审批");
  });
});
