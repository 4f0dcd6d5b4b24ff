import type { Page } from "@playwright/test";
import { BRANCH, COMMITTEE, DOOR, firstOf, MINE } from "#tests/support/addresses";
import { DESK, inspect, inspectByThumb, PHONE, test, untilAlive } from "#tests/support/browser";
import { signedIn } from "#tests/support/people";
import { takeEnvironment } from "#tests/support/server";

test.describe.configure({ mode: "parallel" });

const VIEWS = [
  { name: "手机", device: PHONE },
  { name: "桌面", device: DESK },
] as const;

/** What is said once after signing in, looked at by now, goes away. */
async function answerPrompts(page: Page): Promise<void> {
  while ((await page.getByRole("dialog").count()) > 0) await page.keyboard.press("Escape");
}

/** Looks at an address by day and by night, on a phone with a thumb as well. */
async function look(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await untilAlive(page);
  await page.emulateMedia({ colorScheme: "light" });
  await inspect(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await inspect(page, ["color-contrast"]);
  await answerPrompts(page);
  if (page.viewportSize()?.width === PHONE.viewport?.width) await inspectByThumb(page);
}

async function enterAs(page: Page, name: string): Promise<void> {
  await page.goto("/demo");
  await page.getByRole("button", { name: `登录成 ${name}` }).click();
  await page.waitForURL(/\/(my|manage)/);
}

for (const { name, device } of VIEWS) {
  test(`${name}：门外的每一页`, async ({ open }) => {
    const page = await open(device);
    for (const address of DOOR) await look(page, address);
  });

  test(`${name}：团员的每一页`, async ({ open }) => {
    const page = await open(device);
    await enterAs(page, "陈听雨");
    for (const address of MINE) await look(page, address);
  });

  test(`${name}：支部管理员的每一页`, async ({ open }) => {
    const page = await open(device);
    await enterAs(page, "林晓澜");
    for (const address of BRANCH) await look(page, address);
    const member = await firstOf(page, "/manage/members");
    const archive = await firstOf(page, "/manage/archives");
    for (const address of [member, `${member}/edit`, archive, "/confirm"]) await look(page, address);
  });

  test(`${name}：只能设密码的会话`, async ({ open, server }) => {
    takeEnvironment(server);
    const page = await open(device);
    const { browser } = await signedIn("M04", { restricted: true });
    await page.context().addCookies([{ name: "session", value: browser.jar.get("session") ?? "", url: server.origin }]);
    await look(page, "/activate/password");
  });

  test(`${name}：系统后台的几页`, async ({ open }) => {
    const page = await open(device);
    await enterAs(page, "云在青");
    for (const address of [
      "/manage",
      "/manage/organizations",
      "/manage/members",
      "/manage/rules",
      "/manage/real-name",
      "/manage/guides",
      "/manage/audit",
    ])
      await look(page, address);
  });

  test(`${name}：团委管理员的每一页`, async ({ open }) => {
    const page = await open(device);
    await enterAs(page, "郑云帆");
    for (const address of COMMITTEE) await look(page, address);
    const child = await firstOf(page, "/manage/organizations");
    for (const address of [child, `${child}/edit`]) await look(page, address);
  });
}
