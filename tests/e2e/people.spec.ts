import { db } from "#lib/db";
import { DESK, expect, inspect, inspectByThumb, PHONE, test } from "#tests/support/browser";
import { hearPrompts, signIn } from "#tests/support/journey";
import { personId } from "#tests/support/people";
import { takeEnvironment } from "#tests/support/server";

test.use({ world: "people" });

test("手机上打首字母找到人，两下就有重置码（NAV-09、PWD-04）", async ({ open }) => {
  const page = await open(PHONE);
  await signIn(page, "M01");

  await test.step("放大镜打开找人，光标已经在里面", async () => {
    await page.goto("/manage");
    await hearPrompts(page, ["组织内有团员档案尚未上传", "组织内有团员身份尚未认证"]);
    await page.getByRole("link", { name: "找人" }).click();
    await expect(page.getByRole("searchbox", { name: "找人" })).toBeFocused();
  });

  await test.step("打 cty，陈听雨就出来，地址里只有字母", async () => {
    await page.getByRole("searchbox", { name: "找人" }).fill("cty");
    await expect(page.getByRole("row").filter({ hasText: "陈听雨" })).toBeVisible();
    await expect(page).toHaveURL(/\/manage\/search\?q=cty$/);
    await inspect(page);
    await inspectByThumb(page);
  });

  await test.step("第一下出码，第二下复制", async () => {
    await page.getByRole("button", { name: "给陈听雨发重置码" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.locator(".code").first()).toHaveText(/^[0-9A-Za-z]{4}\s*[0-9A-Za-z]{4}$/);
    await dialog.getByRole("button", { name: "复制给对方的话" }).click();
    await expect(dialog.getByText("已复制")).toBeVisible();
    await page.getByRole("button", { name: "关闭" }).click();
  });

  await test.step("证件号写全了按回车，地址里没有号码", async () => {
    const box = page.getByRole("searchbox", { name: "找人" });
    await box.fill("379901200302149024");
    await box.press("Enter");
    await expect(page.getByRole("row").filter({ hasText: "林晓澜" })).toBeVisible();
    expect(page.url()).not.toContain("3799");
  });

  await test.step("没有的人说没有，并说怎么找", async () => {
    await page.getByRole("searchbox", { name: "找人" }).fill("zzz");
    await expect(page.getByText("未找到符合条件的人员。")).toBeVisible();
  });
});

test("粘贴五个名字：三个找到，一个没有，一个有同名的", async ({ open, server }) => {
  takeEnvironment(server);
  const twin = await personId("M06");
  await db().person.update({ where: { id: twin }, data: { name: "陈听雨", namePinyin: "chentingyu", nameInitials: "cty" } });
  const page = await open(DESK);
  await signIn(page, "M01");
  await page.goto("/manage/search");
  await page.getByText("粘贴一张名单来找").click();
  await page.getByLabel(/一行一个，一次最多/).fill("1. 林晓澜\n2. 周望舒\n3. 赵砚秋\n4. 查无此人\n5. 陈听雨");
  await page.getByRole("button", { name: "找这些人" }).click();

  await expect(page.getByRole("region", { name: "找到的" }).getByRole("row")).toHaveCount(4);
  await expect(page.getByRole("region", { name: "没找到的" })).toContainText("查无此人");
  await expect(page.getByRole("region", { name: "有同名的" }).getByRole("row")).toHaveCount(3);
  expect(page.url()).toMatch(/\/manage\/search$/);
  await inspect(page);

  await test.step("从同名的里选定一个，一起导出", async () => {
    await page.getByRole("region", { name: "有同名的" }).getByRole("checkbox").first().click();
    const bar = page.getByRole("toolbar", { name: "已选操作" });
    await expect(bar).toContainText("4 人已选");
    const [saved] = await Promise.all([page.waitForEvent("download"), bar.getByRole("button", { name: "导出" }).click()]);
    expect(saved.suggestedFilename()).toMatch(/^团员列表.*\.xlsx$/);
  });

  await test.step("给已激活的一起发重置码", async () => {
    const bar = page.getByRole("toolbar", { name: "已选操作" });
    await bar.getByRole("button", { name: /^发重置码/ }).click();
    await expect(page.getByRole("dialog").getByRole("listitem").filter({ hasText: "林晓澜" })).toBeVisible();
    await inspect(page);
  });
});
