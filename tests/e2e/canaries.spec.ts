import type { Page } from "@playwright/test";
import { BRANCH, COMMITTEE, DOOR, firstOf, MINE } from "#tests/support/addresses";
import { DESK, expect, test } from "#tests/support/browser";
import { CANARY, heard, listen, plantCanaries, SONG } from "#tests/support/canaries";
import { untilChecked, uploadWorkbook } from "#tests/support/journey";
import { organizationId, type Player, signedIn } from "#tests/support/people";
import { type Server, takeEnvironment } from "#tests/support/server";
import { COLUMNS } from "#tests/support/students";
import { xlsx } from "#tests/support/xlsx";
import { OPERATOR } from "#world/people";

const CLASS_1 = "江海海洋大学信息学院计算机专业2021级1班团支部";
const COLLEGE = "江海海洋大学信息学院团委";

test.use({ world: "canaries" });

/** Lets the page go on as somebody who is signed in. */
const become = (page: Page, { origin }: Server, { browser }: Player): Promise<void> =>
  page.context().addCookies([{ name: "session", value: browser.jar.get("session") ?? "", url: origin }]);

test("人填得进去的每一处都有金丝雀：没有一页让它变成脚本，都还是文字（S10、安全案例17）", async ({ open, server }) => {
  takeEnvironment(server);
  const [member, branch, committee, operator] = [
    await signedIn("M03"),
    await signedIn("M01", { organization: CLASS_1 }),
    await signedIn("M08", { organization: COLLEGE }),
    await signedIn(OPERATOR.key),
  ];
  const page = await open(DESK);
  await listen(page);
  const legible: string[] = [];
  const look = async (told: string) => {
    const { sung, hatched, legible: seen } = await heard(page);
    expect.soft([...sung, ...hatched], told).toEqual([]);
    if (seen) legible.push(told);
  };
  const walk = async (who: string, addresses: readonly string[]) => {
    for (const address of addresses) {
      await page.goto(address, { waitUntil: "load" });
      await look(`${who} ${address.replace(/[0-9a-f-]{36}/, "…")}`);
    }
  };

  await test.step("导入的文件名、列名、格子", async () => {
    await become(page, server, branch);
    const rows = [COLUMNS.map(([, header]) => header), COLUMNS.map(() => CANARY)];
    await uploadWorkbook(page, "MEMBERS", { name: `${SONG}.xlsx`, bytes: xlsx({ rows }) });
    await untilChecked(page);
    await look("支部 导入的预览");
  });

  await plantCanaries(member.personId, await organizationId(CLASS_1));

  await test.step("门外", async () => {
    await page.context().clearCookies();
    await walk("门外", DOOR);
  });

  await test.step("团员；点开一条带着地址的消息", async () => {
    await become(page, server, member);
    await walk("团员", MINE);
    await page.goto("/my/messages", { waitUntil: "networkidle" });
    await page.getByRole("button").filter({ hasText: SONG }).first().click();
    await page.waitForURL((url) => url.pathname === "/my");
    await look("团员 消息打开之后");
  });

  await test.step("支部管理员", async () => {
    await become(page, server, branch);
    const person = await firstOf(page, "/manage/members");
    await walk("支部", [...BRANCH, person, `${person}/edit`, await firstOf(page, "/manage/imports")]);
  });

  await test.step("团委管理员、系统后台", async () => {
    await become(page, server, committee);
    const child = await firstOf(page, "/manage/organizations");
    await walk("团委", [...COMMITTEE, child, `${child}/edit`]);
    await become(page, server, operator);
    await walk("后台", ["/manage", "/manage/organizations", "/manage/members", "/manage/audit"]);
  });

  expect(legible).toEqual(
    expect.arrayContaining([
      "支部 导入的预览",
      ...["/my", "/my/organization", "/my/messages", "/my/profile", "/my/security", "/my/viewers"].map((address) => `团员 ${address}`),
      ...["/manage", "/manage/members", "/manage/members/…/edit", "/manage/imports/…", "/manage/rules"].map((address) => `支部 ${address}`),
      ...["/manage/organizations", "/manage/organizations/…/edit", "/manage/audit"].map((address) => `团委 ${address}`),
      "后台 /manage/audit",
    ]),
  );
});

test.describe("放出来的金丝雀", () => {
  test.use({ tolerated: /Content Security Policy|404/ });

  test("听得见：变成了标签、想跑而被拦下的，都报出来", async ({ open }) => {
    const page = await open(DESK);
    await listen(page);
    await page.goto("/faq");
    await page.evaluate((canary) => document.body.insertAdjacentHTML("beforeend", `<p title="${canary}"></p>`), CANARY);
    await expect.poll(async () => (await heard(page)).sung.join()).toContain("held back: script-src");
    expect((await heard(page)).hatched.join()).toContain("onerror");
  });
});
