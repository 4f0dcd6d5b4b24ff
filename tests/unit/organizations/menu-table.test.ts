import { describe, expect, it } from "vitest";
import type { OrgCategory } from "#generated/enums";
import { type MenuFacts, menuOf } from "#lib/organizations/menu/rules";
import { CATEGORIES } from "#lib/organizations/rules";

const facts = (category: OrgCategory, more: Partial<MenuFacts> = {}): MenuFacts => ({
  category,
  level: 4,
  schoolField: false,
  hasDirectBranches: false,
  ownsNumberSegment: false,
  ...more,
});
const itemsOf = (given: MenuFacts) => menuOf(given).flatMap((group) => group.items.map((item) => item.label));
const shows = (label: string, given: MenuFacts) => itemsOf(given).includes(label);

/** Table 2.4: 领导机关 | 团委、团工委 | 团总支 | 团支部. `if` = with direct branches; 段 = owner of a number segment. */
const AGREED = `
组织信息 | yes | yes | yes | yes
创建下级组织 | yes | yes | yes | –
管理下级组织 | yes | yes | yes | –
申请组织迁移 | yes | yes | yes | yes
录入团员团干部 | – | – | – | yes
录入下级团员 | if | if | yes | –
录入本级团干部 | yes | yes | yes | –
录入团干部 | – | – | – | yes
团干部列表 | yes | yes | yes | yes
团干部职务变更 | yes | yes | yes | yes
团干部培训 | yes | yes | yes | yes
团员列表 | yes | yes | yes | yes
电子数据库 | yes | yes | yes | yes
办理转入 | – | yes | yes | yes
办理转出 | – | yes | yes | yes
批量接转 | – | yes | yes | –
组织关系转接审批 | yes | yes | yes | yes
管理员变更 | yes | yes | yes | yes
团员团干部注册审批 | if | if | yes | yes
年度团籍注册审批 | – | – | – | yes
编号占用释放审批 | own | own | own | own
下级团员电子档案审批 | yes | yes | – | –
团（总）支部自评 | – | – | yes | yes
上级复核 | yes | yes | – | –
团支部自检 | – | – | – | yes
整理整顿团支部 | if | if | yes | –
评估下级团支部 | if | if | yes | –
支部团员大会 | yes | yes | yes | yes
团员教育评议 | yes | yes | yes | yes
通知列表 | yes | yes | yes | yes
团员年龄分布 | yes | yes | yes | yes
团课上传 | yes | yes | yes | yes
活动发布 | yes | yes | yes | yes
组织录入进度 | yes | yes | yes | –
团干部录入进度 | yes | yes | yes | –
团员录入进度 | yes | yes | yes | yes
`
  .trim()
  .split("\n")
  .map((line) => line.split("|").map((t) => t.trim()) as [string, string, string, string, string]);

const COLUMNS: readonly (readonly OrgCategory[])[] = [["LEADING_BODY"], ["COMMITTEE", "WORK_COMMITTEE"], ["GENERAL_BRANCH"], ["BRANCH"]];

describe("各类组织的菜单（2.4，NAV-06）", () => {
  it.each(AGREED)("%s", (label, ...cells) => {
    for (const [i, cell] of cells.entries())
      for (const category of COLUMNS[i] ?? []) {
        const told = `${category}`;
        expect(shows(label, facts(category)), told).toBe(cell === "yes");
        expect(shows(label, facts(category, { hasDirectBranches: true })), told).toBe(["yes", "if"].includes(cell));
        expect(shows(label, facts(category, { ownsNumberSegment: true })), told).toBe(["yes", "own"].includes(cell));
      }
  });

  it("规格的例子：支部看不到创建下级组织、批量接转、上级复核；学院团委三样都有（NAV-06）", () => {
    const three = ["创建下级组织", "批量接转", "上级复核"];
    expect(three.filter((label) => shows(label, facts("BRANCH")))).toEqual([]);
    expect(three.filter((label) => shows(label, facts("COMMITTEE", { schoolField: true })))).toEqual(three);
  });

  it("第一、二级领导机关不能申请迁移", () => {
    expect([1, 2, 3].map((level) => shows("申请组织迁移", facts("LEADING_BODY", { level })))).toEqual([false, false, true]);
  });

  it("自评只给团支部与毕业生团组织；自检不给毕业生、待接转、专属库", () => {
    const with_ = (label: string) => CATEGORIES.filter((c) => shows(label, facts(c)));
    expect(with_("团（总）支部自评")).toEqual(["GENERAL_BRANCH", "BRANCH", "GRADUATE_ORG"]);
    expect(with_("团支部自检")).toEqual([
      "BRANCH",
      "FLOATING_BRANCH",
      "SOCIETY_LINK_TEMP_BRANCH",
      "DELAYED_GRADUATION_ORG",
      "OVERSEAS_STUDY_BRANCH",
      "TEMP_BRANCH",
    ]);
  });

  it("团干部电子数据库只给非支部的组织（1.5）", () => {
    expect(["COMMITTEE", "BRANCH"].map((c) => shows("本级团干部电子数据库", facts(c as OrgCategory)))).toEqual([true, false]);
  });

  it("没有空的组；还没开放的没有地址，开放了的都在管理中心里", () => {
    for (const category of CATEGORIES)
      for (const group of menuOf(facts(category))) {
        expect(group.href !== null || group.items.length > 0).toBe(true);
        expect(group.items.every((i) => i.href === null || i.href.startsWith("/manage/"))).toBe(true);
        expect(new Set(group.items.map((i) => i.label)).size).toBe(group.items.length);
      }
  });
});
