import type { Locator, Page } from "@playwright/test";
import { DESK, expect, inspect, inspectByThumb, PHONE, test } from "#tests/support/browser";
import { fieldOf, signIn } from "#tests/support/journey";

test.use({ world: "transfers" });

const CLASS_1 = "计算机专业2021级1班团支部";

/** Finds a place in the tree's dialog by what people type, and chooses it. */
async function choose(page: Page, opener: Locator, { typed, name }: { typed: string; name: string | RegExp }): Promise<void> {
  await opener.tap();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("searchbox", { name: "找组织" }).fill(typed);
  await dialog.getByRole("button", { name }).tap();
}

/** Opens what waits at the desk about somebody, as its notice leads there. */
async function openPaper(page: Page, title: RegExp): Promise<void> {
  await page.goto("/manage/inbox");
  await page.getByRole("link", { name: title }).tap();
  await page.waitForURL(/\/manage\/inbox\/[0-9a-f-]{36}$/);
}

/** Does not wait for the ten seconds in which a decision can be taken back. */
async function sendNow(page: Page): Promise<void> {
  const before = page.url();
  await page.getByRole("button", { name: /^(看下一件|回操作中心)$/ }).tap();
  await page.waitForURL((url) => url.href !== before);
}

test("陈听雨在手机上申请转到公司团委：支部同意、公司同意、分配到车间，三部手机（TRF-06、TRF-07、TRF-08、TRF-09）", async ({ open }) => {
  const member = await open(PHONE);
  await signIn(member, "M03");

  await test.step("从“我的”进去，找到公司团委；领导机关点不动，写着为什么", async () => {
    await member.goto("/my/me");
    await member.getByRole("link", { name: /组织关系转接/ }).tap();
    await member.getByRole("link", { name: "申请转接" }).tap();
    await member.getByRole("button", { name: "选择转入组织" }).tap();
    const dialog = member.getByRole("dialog");
    await dialog.getByRole("searchbox", { name: "找组织" }).fill("dyqw");
    await expect(dialog.getByRole("button", { name: /团东屿区委.*领导机关不接收/ })).toBeDisabled();
    await dialog.getByRole("searchbox", { name: "找组织" }).fill("东屿 海澜");
    await dialog.getByRole("button", { name: /^东屿区海澜船舶有限公司团委/ }).tap();
    await expect(member.getByRole("heading", { name: "转到这里，对吗？" })).toBeVisible();
    await expect(member.getByText("团员身份已认证")).toBeVisible();
  });

  await test.step("填三项，提交，看到现在等谁、还剩几天", async () => {
    await fieldOf(member, "转接原因").selectOption({ label: "已落实工作单位（工作单位有团组织）" });
    await fieldOf(member, "工作单位名称").fill("海澜船舶有限公司");
    await fieldOf(member, "详细地址").fill("东屿区船坞路2号");
    await inspect(member);
    await inspectByThumb(member);
    await member.getByRole("button", { name: "提交申请" }).tap();
    await member.waitForURL(/\/my\/transfers\/[0-9a-f-]{36}$/);
    await expect(member.getByRole("heading", { level: 1 })).toContainText(`现在等${CLASS_1}处理`);
    await expect(member.getByRole("img", { name: /10.天期限，今天是第 1.天/ })).toBeVisible();
    await inspect(member);
    await inspectByThumb(member);
    await member.getByRole("button", { name: "催办" }).tap();
    await expect(member.getByRole("button", { name: "今天催过了" })).toBeDisabled();
  });

  await test.step("原支部在手机上同意：打开、同意，两下", async () => {
    const branch = await open(PHONE);
    await signIn(branch, "M01");
    await openPaper(branch, /陈听雨转往/);
    await inspect(branch);
    await inspectByThumb(branch);
    await branch.getByRole("button", { name: "同意", exact: true }).tap();
    await sendNow(branch);
  });

  await test.step("公司团委同意之后就在原处分配团支部", async () => {
    const company = await open(PHONE);
    await signIn(company, "K21");
    await openPaper(company, /陈听雨转往/);
    await company.getByRole("button", { name: "同意", exact: true }).tap();
    await company.getByRole("button", { name: "接着分配团支部" }).tap();
    await expect(company.getByText("分到哪个团支部")).toBeVisible();
    await choose(company, company.getByRole("button", { name: "选择团支部" }), { typed: "jdcj", name: /机电车间团支部/ });
    await inspect(company);
    await company.getByRole("button", { name: "分到机电车间团支部" }).tap();
    await company.waitForURL(/\/manage\/inbox$/);
  });

  await test.step("本人看到已经转完，经过写得清清楚楚", async () => {
    await member.reload();
    await expect(member.getByRole("heading", { level: 1 })).toContainText("你已经是");
    await expect(member.getByRole("list", { name: "经过" })).toContainText("林晓澜同意转出");
    await expect(member.getByRole("list", { name: "经过" })).toContainText("海若谷分配了团支部");
    await inspect(member);
    await member.goto("/my/organization");
    await expect(member.getByRole("heading", { name: "机电车间团支部" })).toBeVisible();
  });
});

test("办理转出被退回，改一项，从退回的那张桌继续（TRF-02、TRF-12、A11）", async ({ open }) => {
  const branch = await open(PHONE);
  await signIn(branch, "M01");
  await branch.goto("/manage/transfers/out");
  await branch.getByRole("checkbox", { name: "孙若川" }).check();
  await expect(branch.getByText("尚未认证")).toBeVisible();
  await fieldOf(branch, "转接原因").selectOption({ label: "户籍或居住地变更" });
  await choose(branch, branch.getByRole("button", { name: "选择转入组织" }), { typed: "听涛", name: /听涛社区团支部/ });
  await inspect(branch);
  await inspectByThumb(branch);
  await branch.getByRole("button", { name: "提交" }).tap();
  await expect(branch.getByText(/1.人的转出已发出/)).toBeVisible();
  await branch.getByRole("link", { name: "看走到哪一步" }).tap();
  await branch.waitForURL(/\/manage\/transfers\/[0-9a-f-]{36}$/);

  const community = await open(PHONE);
  await signIn(community, "K13");
  await test.step("接收的支部退回：不许用的理由写在上面，没有写清楚不行", async () => {
    await openPaper(community, /孙若川转往/);
    await community.getByRole("button", { name: "不同意" }).tap();
    const dialog = community.getByRole("dialog", { name: "退回" });
    await expect(dialog.getByText("不得以非本单位正式编制职工")).toBeVisible();
    await dialog.getByRole("button", { name: "信息有误" }).tap();
    await expect(dialog.getByRole("button", { name: "退回", exact: true })).toBeDisabled();
    await fieldOf(dialog, "写清楚怎样改").fill("请写明现在住在哪个小区");
    await inspect(community);
    await dialog.getByRole("button", { name: "退回", exact: true }).tap();
    await sendNow(community);
  });

  await test.step("发起的支部改一项，还是到这张桌", async () => {
    await branch.reload();
    await expect(branch.getByText("被退回了")).toBeVisible();
    await expect(branch.getByText("请写明现在住在哪个小区").first()).toBeVisible();
    await inspect(branch);
    await branch.getByRole("link", { name: "更正，继续办" }).tap();
    await fieldOf(branch, "给对方留一句话").fill("住在听涛小区3号楼");
    await inspect(branch);
    await branch.getByRole("button", { name: "改好了，继续" }).tap();
    await expect(branch.getByText("听涛社区团支部处理")).toBeVisible();
  });

  await test.step("这回同意，孙若川就到了", async () => {
    await openPaper(community, /孙若川转往/);
    await expect(community.getByText("住在听涛小区3号楼")).toBeVisible();
    await community.getByRole("button", { name: "同意", exact: true }).tap();
    await sendNow(community);
    await branch.goto("/manage/transfers?tab=mine");
    await expect(branch.getByRole("row").filter({ hasText: "孙若川" })).toContainText("已完成");
    await inspect(branch);
    await inspectByThumb(branch);
  });
});

test("桌面上批量接转：挡住的人写明原因，当场生效（TRF-10、TRF-28）", async ({ open }) => {
  const page = await open(DESK);
  await signIn(page, "K05");
  await page.goto("/manage/transfers/bulk");
  await page.getByRole("treeitem", { name: new RegExp(CLASS_1) }).click();
  await page.getByRole("checkbox", { name: "周望舒" }).check();
  await page.getByRole("checkbox", { name: "何星野" }).check();
  await page.getByRole("button", { name: "选择团支部" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("searchbox", { name: "找组织" }).fill("2班");
  await dialog.getByRole("button", { name: /2021级2班/ }).click();
  await fieldOf(page, "转出原因").selectOption({ label: "组织调整" });
  await expect(page.getByText("周望舒：该团员在原支部担任职务，转出后职务自动终止。")).toBeVisible();
  await inspect(page);
  await page.getByRole("button", { name: "转 2 人" }).click();
  await expect(page.getByText(/2.人已转到计算机专业2021级2班团支部/)).toBeVisible();
  await page.getByRole("link", { name: "看这一批" }).click();
  await expect(page.getByRole("row").filter({ hasText: "何星野" })).toContainText("已完成");
  await inspect(page);
});
