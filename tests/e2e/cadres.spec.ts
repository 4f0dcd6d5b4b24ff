import { DESK, expect, inspect, inspectByThumb, PHONE, test } from "#tests/support/browser";
import { fieldOf, signIn, someone } from "#tests/support/journey";

test.use({ world: "cadres" });

const CLASS_1 = "计算机专业2021级1班团支部";

test("两处任职的郑云帆在手机上切换：三下就到，身份、菜单、数据一起换，再切回来（NAV-05）", async ({ open }) => {
  const page = await open(PHONE);
  await signIn(page, "M08");
  await page.goto("/manage");
  const switcher = page.getByRole("button", { name: /信息学院团委.*切换其他组织/ });
  await switcher.tap();
  const sheet = page.getByRole("dialog", { name: "切换其他组织" });
  await expect(sheet.getByRole("button", { name: /信息学院团委.*书记、管理员/ })).toContainText("现在");
  await inspect(page);
  await sheet.getByRole("button", { name: /^江海海洋大学团委\s*委员/ }).tap();
  await page.waitForURL("**/my/organization");
  await expect(
    page.getByRole("heading", { name: "江海海洋大学团委" }).or(page.getByText("江海海洋大学团委").first()).first(),
  ).toBeVisible();
  await expect(page.getByText("管理下级组织")).toHaveCount(0);
  await page
    .getByRole("button", { name: /切换其他组织/ })
    .first()
    .tap();
  await page
    .getByRole("dialog", { name: "切换其他组织" })
    .getByRole("button", { name: /信息学院团委/ })
    .tap();
  await page.waitForURL("**/manage");
  await expect(page.getByRole("button", { name: /信息学院团委.*切换其他组织/ })).toBeVisible();
});

test("上级换支部书记：先说清原书记改任委员，确认后两边都看得到；支部自己换不了（CAD-09、CAD-10、CAD-12）", async ({ open }) => {
  const branch = await open(PHONE);
  await signIn(branch, "M01");
  await branch.goto("/manage/cadres/changes");
  await expect(branch.getByText("由直属上级变更")).toBeVisible();
  await inspect(branch);
  const page = await open(DESK);
  await signIn(page, "K05");
  await page.goto("/manage/cadres");
  await page.getByRole("link", { name: new RegExp(CLASS_1) }).click();
  await page.getByRole("button", { name: "周望舒的职务" }).click();
  await page.getByRole("menuitem", { name: "职务变更" }).click();
  const dialog = page.getByRole("dialog", { name: "变更周望舒的职务" });
  await fieldOf(dialog, "预变更职务").selectOption({ label: "书记" });
  await expect(dialog.getByText("林晓澜将改任委员")).toBeVisible();
  await inspect(page);
  await dialog.getByRole("button", { name: "确认，换书记" }).click();
  await expect(page.getByText("周望舒现任书记")).toBeVisible();
  const rows = page.locator("table.cadres tbody tr");
  await expect(rows.first()).toContainText("周望舒书记");
  await expect(rows.nth(1)).toContainText("委员");
  await branch.goto("/manage/cadres/changes");
  await expect(branch.getByText("白若溪").first()).toBeVisible();
  await inspect(branch);
  await inspectByThumb(branch);
});

test("录入本级团干部：系统认识的只填职务；删除时说清去留（CAD-01、CAD-06、CAD-08）", async ({ open }) => {
  const page = await open(DESK);
  await signIn(page, "M08");
  await page.goto("/manage/cadres/new");
  const { name, idNumber } = someone("M07");
  await fieldOf(page, "姓名").fill(name);
  await fieldOf(page, "身份证号码").fill(idNumber);
  await fieldOf(page, "再输一次身份证号码").fill(idNumber.replace("1", "2"));
  await page.getByRole("button", { name: "下一步" }).click();
  await expect(page.getByText("两次输入的身份证号码不一致。")).toBeVisible();
  await fieldOf(page, "再输一次身份证号码").fill(idNumber);
  await page.getByRole("button", { name: "下一步" }).click();
  await expect(page.getByText(`${name}已在系统里登记`)).toBeVisible();
  await fieldOf(page, "团内现任职务").selectOption({ label: "委员" });
  await fieldOf(page, "任现职年月").fill("2025-03");
  await fieldOf(page, "任现职方式").selectOption({ label: "委任（任命）" });
  await fieldOf(page, "团干部性质").selectOption({ label: "兼职" });
  await page.getByLabel(/是否同级党/).selectOption({ label: "否" });
  await inspect(page);
  await page.getByRole("button", { name: "提交" }).click();
  await expect(page.getByText(`${name}已是团干部`)).toBeVisible();
  await page.getByRole("link", { name: "看团干部列表" }).click();
  await page.getByRole("button", { name: `${name}的职务` }).click();
  await page.getByRole("menuitem", { name: "删除" }).click();
  await expect(page.getByText("在别处的职务和团籍不变")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "删除" }).click();
  await expect(page.getByText(`${name}不再任职`)).toBeVisible();
  await expect(page.getByRole("heading", { name: /本级有 2/ })).toBeVisible();
});

test("支书在手机上录一次培训，参训的周望舒在自己的资料里看得到（CAD-14）；核对本人信息（MEM-36）", async ({ open }) => {
  const page = await open(PHONE);
  await signIn(page, "M01");
  await page.goto("/manage/cadres/training/new");
  await fieldOf(page, "培训名称").fill("团支部书记培训班");
  await fieldOf(page, "主办单位").fill("江海海洋大学团委");
  await fieldOf(page, "开始日期").fill("2025-02-20");
  await fieldOf(page, "结束日期").fill("2025-02-19");
  await page.getByRole("checkbox", { name: "全选" }).check({ force: true });
  await page.getByRole("button", { name: "保存" }).tap();
  await expect(page.getByText("结束日期不能早于开始日期。")).toBeVisible();
  await fieldOf(page, "结束日期").fill("2025-02-22");
  await inspect(page);
  await page.getByRole("button", { name: "保存" }).tap();
  await expect(page.getByText("参训：林晓澜、周望舒")).toBeVisible();
  await inspect(page);
  const other = await open(PHONE);
  await signIn(other, "M02");
  await other.goto("/my/profile");
  await expect(other.getByText("团支部书记培训班").first()).toBeVisible();
  await other.goto("/my");
  await expect(other.getByText("请核对本人信息")).toBeVisible();
  await other.getByRole("link", { name: "去核对" }).tap();
  await inspect(other);
  await other.getByRole("button", { name: "核对过了，没有问题" }).tap();
  await expect(other.getByText("2025年已核对")).toBeVisible();
  await other.goto("/my");
  await expect(other.getByText("请核对本人信息")).toHaveCount(0);
});
