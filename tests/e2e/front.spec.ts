import type { Page } from "@playwright/test";
import { db, disconnect } from "#lib/db";
import { DESK, expect, type Open, PHONE, test } from "#tests/support/browser";
import { signIn } from "#tests/support/journey";
import { takeEnvironment } from "#tests/support/server";
import { smallPdf } from "#tests/support/pdfs";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
const WECHAT = `${IPHONE} MicroMessenger/8.0.50`;
const SIXTY_DAYS = 60 * 24 * 3600;

const hintOn = (page: Page) => page.getByRole("complementary", { name: "放到桌面" });

/** Comes a second time: signed in, then with a tab of its own. */
async function comeBack(open: Open, device: Parameters<Open>[0], key: string): Promise<Page> {
  const first = await open(device);
  await signIn(first, key);
  await first.goto("/my", { waitUntil: "networkidle" });
  await expect(hintOn(first)).toHaveCount(0);
  const second = await first.context().newPage();
  await second.goto("/my", { waitUntil: "networkidle" });
  return second;
}

test("门口：五个入口都在，指南打开就是那两篇；注册分两种，忘记密码写明找谁（NAV-02、REG-01、PWD-06）", async ({ open }) => {
  const page = await open(PHONE);
  await page.goto("/");
  await expect(page.getByLabel("身份证号")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "密码", exact: true })).toBeVisible();
  for (const name of ["注册", "忘记密码", "操作指南", "常见问题解答", "宣传片"])
    await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  await page.getByRole("link", { name: "操作指南" }).click();
  await expect(page.getByRole("link", { name: /^我要录入团员和团干部/ })).toBeVisible();
  await page.getByRole("link", { name: /^我要把组织树建起来/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: "用注册码注册为管理员" })).toBeVisible();
  await page.goto("/register");
  await expect(page.getByRole("link", { name: /^团员团干部注册/ })).toBeVisible();
  await page.getByRole("link", { name: /^管理员注册/ }).click();
  await page.waitForURL("**/register/administrator");
  await page.goto("/forgot-password");
  for (const words of ["找本级或直属上级组织管理员", "找上级团组织管理员", "请询问团籍所在单位团委或团支部书记"])
    await expect(page.getByText(words).first()).toBeVisible();
});

test.describe("更换操作指南", () => {
  // What is no PDF is refused as it arrives, and the browser notes the status.
  test.use({ tolerated: /status of 400/ });

  test("系统后台换一篇指南：不是 PDF 的说清楚，换上以后门口下载到的就是它，恢复以后又是自带的（NAV-02）", async ({ open }) => {
    const desk = await open(DESK);
    await desk.goto("/demo");
    await desk.getByRole("button", { name: "登录成 云在青" }).click();
    await desk.waitForURL(/\/(my|manage)/);
    await desk.goto("/manage/rules");
    await desk.getByRole("link", { name: "更换操作指南" }).click();
    const row = desk.getByRole("listitem").filter({ hasText: "我要激活账号" });
    const choose = (name: string, buffer: Buffer) =>
      row.getByLabel("选择PDF：我要激活账号").setInputFiles({ name, mimeType: "application/pdf", buffer });
    await choose("指南.doc", Buffer.from("不是"));
    await expect(row.getByRole("alert")).toContainText("请上传1份PDF格式文件。");
    await choose("激活指南.pdf", smallPdf());
    await expect(row.getByText("激活指南.pdf")).toBeVisible();
    await expect(row.getByRole("alert")).toHaveCount(0);
    const door = await open(PHONE);
    await door.goto("/guides/activation");
    const arriving = door.waitForEvent("download");
    await door.getByRole("link", { name: "下载这一篇" }).click();
    expect((await arriving).suggestedFilename()).toBe("激活指南.pdf");
    await row.getByRole("button", { name: "恢复自带" }).click();
    await desk.getByRole("dialog").getByRole("button", { name: "恢复自带" }).click();
    await expect(row.getByText("自带", { exact: true })).toBeVisible();
    await door.reload();
    await expect(door.getByRole("heading", { level: 2, name: "拿到激活条" })).toBeVisible();
  });
});

test("组织信息没填完，进管理中心就提示一次，点过去是要填的那一页（NAV-08）", async ({ open, server }) => {
  takeEnvironment(server);
  const set = (infoMissing: string[]) =>
    db().organization.updateMany({ where: { shortName: "计算机专业2021级2班团支部" }, data: { infoMissing } });
  await set(["secretaryMobile", "phone"]);
  const page = await open(PHONE);
  await signIn(page, "M07");
  await page.goto("/manage");
  const dialog = page.getByRole("dialog", { name: "请完善组织信息" });
  await expect(dialog.getByRole("listitem")).toHaveText([/书记手机号码/, /联系电话/]);
  await dialog.getByRole("button", { name: "稍后再填" }).click();
  await page.goto("/manage/members", { waitUntil: "networkidle" });
  await expect(dialog).toHaveCount(0);
  const again = await open(PHONE);
  await signIn(again, "M07");
  await again.goto("/manage");
  await again.getByRole("dialog").getByRole("link", { name: "现在去填" }).click();
  await again.waitForURL("**/manage/organizations/own");
  await set([]);
  await disconnect();
  const done = await open(PHONE);
  await signIn(done, "M07");
  await done.goto("/manage", { waitUntil: "networkidle" });
  await expect(done.getByRole("dialog")).toHaveCount(0);
});

test("放到桌面：办完一件事才提，关掉记六十天；第二次来在管理中心也提，绝不弹窗", async ({ open }) => {
  const page = await open({ ...PHONE, userAgent: IPHONE });
  await signIn(page, "M03");
  await page.goto("/my/profile/edit", { waitUntil: "networkidle" });
  await expect(hintOn(page)).toHaveCount(0);
  await page.getByRole("button", { name: "保存" }).click();
  await page.waitForURL("**/my/profile");
  await expect(hintOn(page).getByText("选添加到主屏幕")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await hintOn(page).getByRole("button", { name: "不再提示" }).click();
  await page.goto("/my", { waitUntil: "networkidle" });
  await expect(hintOn(page)).toHaveCount(0);
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === "install-hint");
  const seconds = (cookie?.expires ?? 0) - (await page.evaluate(() => Date.now() / 1000));
  expect(Math.abs(seconds - SIXTY_DAYS)).toBeLessThan(600);

  const second = await comeBack(open, DESK, "M07");
  await second.goto("/manage", { waitUntil: "networkidle" });
  await expect(hintOn(second)).toHaveCount(0);
  const asked = second.evaluate(
    () =>
      new Promise((done) => {
        const offer = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt: async () => done("asked") });
        dispatchEvent(offer);
      }),
  );
  await hintOn(second).getByRole("button", { name: "放到桌面" }).click();
  expect(await asked).toBe("asked");
  await expect(hintOn(second)).toHaveCount(0);
});

test("放到桌面：微信里教人换到浏览器，已经装上的不提", async ({ open }) => {
  const inside = await comeBack(open, { ...PHONE, userAgent: WECHAT }, "M03");
  await expect(hintOn(inside).getByText("选在浏览器打开")).toBeVisible();
  await expect(hintOn(inside).getByRole("button", { name: "复制链接" })).toBeVisible();
  await inside.addInitScript(() => Object.defineProperty(navigator, "standalone", { value: true }));
  await inside.reload({ waitUntil: "networkidle" });
  await expect(hintOn(inside)).toHaveCount(0);
});
