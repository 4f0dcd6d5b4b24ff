import { DESK, expect, PHONE, test } from "#tests/support/browser";
import { signIn } from "#tests/support/journey";

test("手机：在哪一页，底部就亮哪一格", async ({ open }) => {
  const page = await open(PHONE);
  await signIn(page, "M03");
  const tabs = page.getByRole("navigation", { name: "主导航" });
  for (const [address, tab] of [
    ["/my", "首页"],
    ["/my/organization", "组织"],
    ["/my/messages", "消息"],
    ["/my/security", "我的"],
  ] as const) {
    await page.goto(address);
    await expect(tabs.getByRole("link", { name: tab })).toHaveAttribute("aria-current", "page");
    await expect(tabs.locator("[aria-current=page]")).toHaveCount(1);
  }
});

test("手机：走得慢时先见骨架，后见页面", async ({ open }) => {
  const page = await open(PHONE);
  await signIn(page, "M03");
  await page.goto("/my");
  let arrive = () => {};
  const held = new Promise<void>((done) => {
    arrive = done;
  });
  await page.route(/\/my\/messages/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("link", { name: "消息" }).first().click();
  await expect(page.getByRole("status", { name: "正在读取" })).toBeVisible();
  arrive();
  await expect(page.getByRole("heading", { level: 1, name: "消息" })).toBeVisible();
  await expect(page.getByRole("status", { name: "正在读取" })).toHaveCount(0);
});

test("装不上离线线程的浏览器，页面照常", async ({ open }) => {
  const page = await open(PHONE);
  await page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.resolve(undefined as never);
  });
  await page.goto("/", { waitUntil: "networkidle" });
  await expect(page.getByRole("button", { name: "登录" })).toBeVisible();
});

test("桌面：团员列表按一行就打开，J 换人，Esc 关上；重置码的话不被截断", async ({ open }) => {
  const page = await open(DESK);
  await signIn(page, "M01");
  await page.goto("/manage/members");
  const rows = page.locator("tbody tr");
  await rows.nth(1).getByText("199****0002").click();
  await expect(page.getByRole("dialog", { name: "周望舒" })).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("dialog", { name: "陈听雨" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "给周望舒发重置码" }).click();
  const words = page.getByText(/^给周望舒重设密码用/);
  await expect(words).toBeVisible();
  expect(await words.evaluate((p) => p.scrollWidth - p.clientWidth)).toBeLessThanOrEqual(0);
});

test("桌面：没填的表被退回，光标落在最上面缺的一格", async ({ open }) => {
  const page = await open(DESK);
  await signIn(page, "M01");
  await page.goto("/manage/members/new");
  await page.getByRole("button", { name: "提交" }).click();
  await expect(page.getByLabel("姓名")).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
});

test("组织树不用鼠标：右键展开，首字母跳过去，回车打开", async ({ open }) => {
  const page = await open(DESK);
  await signIn(page, "M08");
  await page.goto("/manage/organizations");
  const tree = page.getByRole("tree", { name: "组织树" });
  await expect(tree.getByRole("treeitem", { name: "2021级团总支" })).toBeVisible();
  await tree.getByRole("treeitem", { name: "信息学院团委" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const branch = tree.getByRole("treeitem", { name: "计算机专业2021级2班团支部" });
  await expect(branch).toBeVisible();
  await page.keyboard.type("jsjzy2021j2");
  await expect(branch).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForURL(/\?at=/);
});

test("桌面：菜单按第一下就打开，也可以用键盘；Esc 关上，焦点回到按钮", async ({ open }) => {
  const page = await open(DESK);
  await signIn(page, "M07");
  await page.goto("/manage");
  const button = page.getByRole("button", { name: "吴清越" });
  const item = page.getByRole("menuitem", { name: "我的资料" });
  await button.focus();
  await page.keyboard.press("ArrowDown");
  await expect(item).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(item).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.reload();
  await button.click();
  await item.click();
  await page.waitForURL("**/my/profile");
});

test("首页的“账号已激活”点开，名单与数目一样多（A5）", async ({ open }) => {
  const page = await open(DESK);
  await signIn(page, "M08");
  await page.goto("/manage");
  const figure = page
    .locator("div")
    .filter({ has: page.getByText("账号已激活", { exact: true }) })
    .last();
  const told = Number(await figure.getByRole("link").first().textContent());
  expect(told).toBeGreaterThan(0);
  await figure.getByRole("link").first().click();
  await page.waitForURL(/show=activated/);
  await expect(page.getByText(`${told} 人符合条件`)).toBeVisible();
  await expect(page.locator("tbody tr")).toHaveCount(told);
});
