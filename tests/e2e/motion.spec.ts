import { DESK, expect, inspect, inspectByThumb, type Open, PHONE, test } from "#tests/support/browser";
import { fieldOf, onward, signIn } from "#tests/support/journey";

test.use({ world: "motion" });

const CLASS_2022 = "计算机专业2022级1班团支部";

/** Somebody agrees to the move on the phone: from the list to the decision. */
async function agree(open: Open, key: string): Promise<void> {
  const phone = await open(PHONE);
  await signIn(phone, key);
  await phone.goto("/manage/inbox");
  await phone.getByRole("link", { name: /海澜船舶有限公司团委迁到/ }).click();
  await phone.waitForURL(/inbox\/[0-9a-f-]{36}/);
  await expect(phone.getByText("2个组织、1名团员")).toBeVisible();
  await inspect(phone);
  await phone.getByRole("button", { name: "同意", exact: true }).click();
  await onward(phone);
  await phone.context().close();
}

test("企业团委换上级：选好、看过、提交，两级在手机上同意，层级和人数都过去（ORG-24）", async ({ open }) => {
  test.setTimeout(180_000);
  const page = await open(DESK);
  await signIn(page, "K21");
  await page.goto("/manage/organizations/move");
  await inspect(page);
  await page.getByRole("combobox").fill("临澜市委");
  await page.getByRole("option", { name: /临澜市委/ }).click();
  await expect(page.getByText("4 至 5 级")).toBeVisible();
  await inspect(page);
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByText("请填写必填项：迁移原因")).toBeVisible();
  await fieldOf(page, "迁移原因").fill("总部迁到市区");
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByText("已有一份申请在等审批")).toBeVisible();
  await expect(page.getByText("等原上级同意迁出")).toBeVisible();
  await agree(open, "K10");
  await agree(open, "K09");
  await page.goto("/manage/organizations/move");
  await expect(page.getByText("已迁移", { exact: true })).toBeVisible();
  await inspect(page);
  const phone = await open(PHONE);
  await signIn(phone, "K09");
  await phone.goto("/manage/organizations");
  await expect(phone.getByRole("link", { name: "海澜船舶有限公司团委" }).first()).toBeVisible();
});

test("删除团支部：有下级的说先删谁，能删的看过后果、按两下，人到了待接转；系统后台恢复，任务看得见（ORG-18 至 ORG-22）", async ({
  open,
}) => {
  test.setTimeout(180_000);
  const phone = await open(PHONE);
  await signIn(phone, "M08");
  await phone.goto("/manage/organizations");
  await phone.getByRole("link", { name: "删除2021级团总支" }).click();
  await phone.waitForURL(/delete/);
  await expect(phone.getByText("该组织含有下级组织，请先由该组织删除其下级组织。")).toBeVisible();
  await expect(phone.getByRole("link", { name: "一、撤销管理员" })).toBeVisible();
  await inspect(phone);
  await inspectByThumb(phone);
  await phone.goto("/manage/organizations");
  await phone.getByRole("link", { name: `删除${CLASS_2022}` }).click();
  await expect(phone.getByText("2 名团员", { exact: true })).toBeVisible();
  await inspect(phone);
  await phone.getByRole("button", { name: `删除${CLASS_2022}` }).click();
  await expect(phone.getByRole("dialog")).toContainText("只有系统后台能恢复");
  await inspect(phone);
  await phone.getByRole("button", { name: "删除", exact: true }).click();
  await phone.waitForURL("**/manage/organizations");
  await expect(phone.getByRole("link", { name: CLASS_2022, exact: true })).toHaveCount(0);
  await phone.goto("/manage/members");
  await expect(phone.getByText("信息学院待接转团支部").first()).toBeVisible();

  const page = await open(DESK);
  await signIn(page, "K90");
  await page.goto("/manage/organizations/deleted");
  await inspect(page);
  await page.getByRole("button", { name: `恢复${CLASS_2022}` }).click();
  await expect(page.getByText("没有删除过组织")).toBeVisible();
  await page.goto("/manage/jobs");
  await inspect(page);
  await page.getByRole("button", { name: "现在就做：清理" }).click();
  await expect(page.getByText("已排上：清理，几秒内开始")).toBeVisible();
  await page.goto("/manage/organizations/stages");
  await inspect(page);
});
