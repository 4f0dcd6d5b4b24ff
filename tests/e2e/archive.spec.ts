import type { Page } from "@playwright/test";
import { DESK, expect, inspect, PHONE, test } from "#tests/support/browser";
import { fillForm, onward, signIn } from "#tests/support/journey";
import { pdfOf } from "#tests/support/pdfs";
import { type Texts, studentOf } from "#tests/support/students";
import { formOfTexts } from "#tests/support/entries";

test.use({ world: "archive", tolerated: /net::ERR_FAILED/ });

const NEWCOMER: Texts = {
  ...studentOf(0),
  name: "唐予安",
  idNumber: "379901200408159685",
  joinLeagueDate: "2023-11-18",
  developmentNo: "202339700008",
  mobile: "19900000016",
};

/** Photographs of written pages, as a phone's camera makes them. */
async function photographs(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  await page.goto("/guides/application-pdf");
  const shots: Buffer[] = [];
  for (const y of [0, 300]) {
    await page.evaluate((to) => window.scrollTo(0, to), y);
    shots.push(await page.screenshot({ type: "jpeg" }));
  }
  return shots.map((buffer, i) => ({ name: `IMG_${i}.jpg`, mimeType: "image/jpeg", buffer }));
}

const tickAll = async (page: Page) => {
  for (const box of await page.getByRole("group", { name: "传之前自己看一遍" }).getByRole("checkbox").all()) await box.check();
};

test("志愿书：手机上拍、退回、替换、认证，上面的数跟着变", async ({ open }) => {
  test.setTimeout(300_000);
  const secretary = await open(PHONE);
  const committee = await open(PHONE);

  await test.step("叶知秋在手机上录入新发展的唐予安，当场拍下志愿书", async () => {
    const photos = await photographs(secretary);
    await signIn(secretary, "M18");
    await secretary.goto("/manage/members/new");
    await fillForm(secretary, formOfTexts(NEWCOMER, "").person);
    await secretary.getByLabel(/再输一次身份证号码/).fill(NEWCOMER.idNumber ?? "");
    await secretary.getByRole("button", { name: "用手机拍" }).click();
    const dialog = secretary.getByRole("dialog");
    await dialog.getByLabel("拍第一页").setInputFiles(photos);
    await expect(dialog.getByRole("listitem")).toHaveCount(2, { timeout: 30_000 });
    await dialog.getByRole("button", { name: "第2页往前" }).click();
    await dialog.getByRole("button", { name: "裁切第1页" }).click();
    await dialog.getByRole("button", { name: /左上角/ }).press("ArrowRight");
    await inspect(secretary);
    await dialog.getByRole("button", { name: "就裁这里" }).click();
    await dialog.getByRole("button", { name: /拼成一个PDF，共 2 页/ }).click();
    await expect(secretary.getByText("唐予安入团志愿书.pdf")).toBeVisible({ timeout: 30_000 });
    await tickAll(secretary);
    await inspect(secretary);
    await secretary.getByRole("button", { name: "上传", exact: true }).click();
    await expect(secretary.getByText("已上传，提交表单时一起交给上级团委审核")).toBeVisible({ timeout: 30_000 });
    await secretary.getByRole("button", { name: "提交", exact: true }).click();
    await expect(secretary.getByText("唐予安已录入")).toBeVisible();
  });

  await test.step("郑云帆在手机上看文件，写明理由退回", async () => {
    await signIn(committee, "M08");
    await committee.goto("/manage");
    await expect(committee.getByRole("dialog", { name: "组织内有团员身份尚未认证" })).toBeVisible();
    await committee.getByRole("button", { name: "知道了" }).click();
    await committee.goto("/manage/inbox");
    await committee.getByRole("link", { name: /唐予安的入团志愿书/ }).click();
    await expect(committee.getByText("第 1 页，共 2 页")).toBeVisible({ timeout: 30_000 });
    await expect(committee.getByText("时年19岁")).toBeVisible();
    await expect(committee.getByText("高校号段，未占用")).toBeVisible();
    await expect
      .poll(() =>
        committee
          .locator("canvas")
          .first()
          .evaluate((c) => (c as HTMLCanvasElement).width),
      )
      .toBeGreaterThan(300);
    await inspect(committee);
    await committee.getByRole("button", { name: "不同意", exact: true }).click();
    await committee.getByRole("button", { name: "缺页" }).click();
    await committee.getByRole("button", { name: "不同意，退回" }).click();
    await expect(committee.getByText("已退回，对方会看到理由")).toBeVisible();
    await onward(committee);
  });

  await test.step("叶知秋看到理由，换一份；网络断了一下，自己接着传完", async () => {
    await secretary.goto("/manage/archives");
    await secretary.getByRole("link", { name: /唐予安/ }).click();
    await expect(secretary.getByText("缺页").first()).toBeVisible();
    await inspect(secretary);
    let broken = false;
    await secretary.route("**/api/ingest/**", async (route) => {
      if (broken || route.request().method() !== "PUT") return route.continue();
      broken = true;
      return route.abort();
    });
    const buffer = Buffer.from(await pdfOf(3));
    await secretary.getByLabel("选择PDF文件").setInputFiles({ name: "志愿书.pdf", mimeType: "application/pdf", buffer });
    await secretary.getByRole("button", { name: "上传", exact: true }).click();
    await secretary.getByRole("button", { name: "已经看过，上传" }).click();
    await expect(secretary.getByText("已上传，等上级团委审批")).toBeVisible({ timeout: 30_000 });
    expect(broken).toBe(true);
    await expect(secretary.getByText("第 1 页，共 3 页")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("不是PDF的当场说清楚，不上传", async () => {
    await secretary.goto("/manage/members/new");
    await fillForm(secretary, { ...formOfTexts({ ...NEWCOMER, name: "冯北辰" }, "").person, idNumber: "" });
    await secretary.getByLabel("选择PDF文件").setInputFiles({ name: "照片.pdf", mimeType: "application/pdf", buffer: Buffer.from("JFIF") });
    await expect(secretary.getByText("请上传1份PDF格式文件。")).toBeVisible();
  });

  await test.step("同意；学院和大学的数五秒之内就变", async () => {
    const university = await open(DESK);
    await signIn(university, "K03");
    await university.goto("/manage/archives");
    const figure = university.locator("li").filter({ hasText: "信息学院团委" });
    await expect(figure).toContainText(/已录入2已上传1已认证0/);
    await committee.goto("/manage/archives/review");
    await committee.getByRole("link", { name: /唐予安/ }).click();
    await committee.getByRole("button", { name: "同意", exact: true }).click();
    await expect(committee.getByText("已同意")).toBeVisible();
    await committee.getByRole("button", { name: "撤销" }).click();
    await committee.getByRole("button", { name: "同意", exact: true }).click();
    await onward(committee);
    await university.reload();
    await expect(figure).toContainText(/已录入2已上传1已认证1/, { timeout: 5000 });
    await inspect(university);
    await committee.goto("/manage/archives");
    await inspect(committee);
  });
});
