import { expect, inspect, inspectByThumb, PHONE, test } from "#tests/support/browser";
import { fieldOf, signIn } from "#tests/support/journey";

test.use({ world: "graduation" });

test("毕业季在手机上：本人申报去向，团总支看进展、催办、成批办理、整批撤销（BEY-25、A10、TRF-31）", async ({ open }) => {
  const member = await open(PHONE);
  await signIn(member, "M03");
  await member.goto("/my");
  await expect(member.getByText("申报毕业去向", { exact: true })).toBeVisible();
  await member.getByRole("link", { name: "去申报" }).tap();
  await member.getByRole("radio", { name: /就业，单位有团组织/ }).check();
  await member.getByRole("button", { name: "申报" }).tap();
  await expect(member.getByText("请填写必填项：学校或单位名称", { exact: true })).toBeVisible();
  await fieldOf(member, "学校或单位名称").fill("海澜船舶有限公司");
  await fieldOf(member, "详细地址").fill("东屿区海澜路1号");
  await fieldOf(member, "申请转入组织").fill("海澜船舶");
  await member.getByRole("button", { name: /东屿区海澜船舶有限公司团委/ }).tap();
  await inspect(member);
  await inspectByThumb(member);
  await member.getByRole("button", { name: "申报" }).tap();
  await expect(member.getByText("已申报，办理之前都可以改")).toBeVisible();
  await expect(member.getByText("由团支部办理转出")).toBeVisible();

  const page = await open(PHONE);
  await signIn(page, "K05");
  await page.goto("/manage/graduation");
  await expect(page.getByText(/2025.届毕业生/)).toContainText("7");
  await inspect(page);
  await inspectByThumb(page);
  await page.getByRole("link", { name: "催没有申报的" }).tap();
  await expect(page.getByText("孙若川")).toBeVisible();
  await expect(page.getByText("陈听雨")).toHaveCount(0);
  await page.getByRole("button", { name: "催办" }).tap();
  const said = page.getByRole("dialog", { name: "发到群里的话" });
  await expect(said.getByText(/以下6位同学还没有申报毕业去向/)).toBeVisible();
  await said.getByRole("button", { name: "关闭" }).tap();
  await inspect(page);

  await page.goto("/manage/graduation");
  await page.getByRole("link", { name: "成批办理" }).tap();
  await expect(page.getByText(/有 1.人在手机上申报了去向/)).toBeVisible();
  await inspect(page);
  await page.getByRole("button", { name: "由申报定好" }).tap();
  await page.getByRole("button", { name: "办理 1 人" }).tap({ timeout: 30_000 });
  await expect(page.getByText(/已发起 1 人/)).toBeVisible({ timeout: 30_000 });
  await inspect(page);
  await inspectByThumb(page);
  await member.reload();
  await expect(member.getByText("待转入审批")).toBeVisible();
  await page.getByRole("button", { name: "整批撤销" }).tap();
  await page.getByRole("dialog").getByRole("button", { name: "整批撤销" }).tap();
  await expect(page.getByText("整批已经撤销")).toBeVisible({ timeout: 30_000 });
  await member.reload();
  await expect(member.getByRole("button", { name: "改好了，重新申报" })).toBeVisible();
});
