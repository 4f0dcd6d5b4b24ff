import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, PHONE, test } from "#tests/support/browser";
import { forwardTo } from "#tests/support/forwarder";
import { signIn, someone } from "#tests/support/journey";

/** Complaints of a page that has no network are no fault of ours. */
test.use({ tolerated: /ERR_INTERNET_DISCONNECTED|Failed to fetch|net::ERR/ });

/** Everything that the browser keeps of this site: caches with their bodies, storages, databases, readable cookies. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const told: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) told.push(request.url, (await (await cache.match(request))?.text()) ?? "");
    }
    told.push(JSON.stringify(await indexedDB.databases()));
    return told.join("\n");
  });

const cached = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
    }
    return found;
  });

const SECRETS = ["陈听雨", "周望舒", "林晓澜", "计算机专业2021级1班", someone("M03").idNumber, "0003"];
const seen = (text: string): string[] => SECRETS.slice(0, 5).filter((secret) => text.includes(secret));

test("共用的手机：看过的人退出以后，断网、后退、换一个人，都看不到前一个人（安全案例21）", async ({ open }) => {
  const page = await open(PHONE);
  const context = page.context();

  await test.step("离线线程只存静态文件", async () => {
    await signIn(page, "M03");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto("/my/organization");
    await page.goto("/my/profile");
    await expect(page.getByText("陈听雨").first()).toBeVisible();
    await expect.poll(async () => (await cached(page)).length).toBeGreaterThan(5);
    expect((await cached(page)).filter((path) => !/^\/(_next\/static|icons)\/|^\/offline\.html$/.test(path))).toEqual([]);
    expect(seen(await kept(page))).toEqual([]);
  });

  await test.step("断网时有一页可看，页面里没有任何人", async () => {
    await context.setOffline(true);
    await page.goto("/my/profile").catch(() => undefined);
    await expect(page.getByText(/没有网络|连不上网|网络/).first()).toBeVisible();
    expect(seen(await page.content())).toEqual([]);
    await context.setOffline(false);
  });

  await test.step("退出：会话作废，本机什么都不剩，后退也看不到", async () => {
    await page.goto("/my/me");
    await page.getByRole("button", { name: "退出登录" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    expect(seen(await kept(page))).toEqual([]);
    await page.goBack().catch(() => undefined);
    await expect(page.getByRole("button", { name: "登录", exact: true })).toBeVisible();
    expect(seen(await page.content())).toEqual([]);
    await context.setOffline(true);
    for (const address of ["/my", "/my/profile", "/my/organization"]) {
      await page.goto(address).catch(() => undefined);
      expect(seen(await page.content().catch(() => "")), address).toEqual([]);
    }
    await context.setOffline(false);
  });

  await test.step("换一个人登录，只有这个人", async () => {
    await signIn(page, "M18");
    await page.goto("/my/profile");
    await expect(page.getByText(someone("M18").name).first()).toBeVisible();
    expect(seen(await page.content())).toEqual([]);
    expect(seen(await kept(page))).toEqual([]);
  });
});

test("每个答复都带着该带的头（S14）", async ({ server }) => {
  const script = /"(\/_next\/static\/[^"]+\.js)"/.exec(await (await fetch(server.origin)).text())?.[1] ?? "";
  const addresses = [
    "/",
    "/my",
    "/manage",
    "/nowhere",
    "/sw.js",
    "/icons/icon.svg",
    "/offline.html",
    "/api/health",
    "/api/exports/members",
    "/r/x",
    "/screenshots/phone.png",
    "/manifest.webmanifest",
    "/guides/activation/file",
    "/api/uploads",
    "/api/uploadthing",
    "/api/ingest/x",
    "/pdfjs/pdf.worker.min.mjs",
    "/api/uploads/guides",
    script,
  ];
  for (const address of addresses) {
    const { headers } = await fetch(server.origin + address, { redirect: "manual", headers: { "x-forwarded-proto": "https" } });
    expect(headers.get("strict-transport-security"), address).toMatch(/^max-age=63072000/);
    expect(headers.get("x-content-type-options"), address).toBe("nosniff");
    expect(headers.get("referrer-policy"), address).toBe("same-origin");
    expect(headers.get("x-frame-options"), address).toBe("DENY");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy, address).toContain("frame-ancestors 'none'");
    expect(policy.match(/script-src[^;]*/)?.[0] ?? "", address).not.toContain("unsafe-inline");
    if (/^\/(my|manage|api\/exports|r)/.test(address) && headers.get("location") === null)
      expect(headers.get("cache-control"), address).toBe("no-store");
  }
  expect((await fetch(server.origin + script)).headers.get("strict-transport-security")).toBeNull();
  const upload = await fetch(`${server.origin}/api/uploads`, { method: "POST" });
  expect([upload.headers.get("x-content-type-options"), upload.headers.get("cache-control")]).toEqual(["nosniff", "no-store"]);
});

test("可以安装：清单、图标、离线线程都在", async ({ server, open }) => {
  const manifest = (await (await fetch(`${server.origin}/manifest.webmanifest`)).json()) as {
    icons: { src: string; purpose?: string }[];
    screenshots: { src: string; form_factor: string }[];
    shortcuts: { name: string; url: string }[];
    display: string;
  };
  expect(manifest.display).toBe("standalone");
  expect(manifest.icons.some((icon) => icon.purpose === "maskable")).toBe(true);
  for (const { src } of [...manifest.icons, ...manifest.screenshots]) {
    const picture = await fetch(server.origin + src);
    expect([picture.status, (await picture.arrayBuffer()).byteLength < 150_000], src).toEqual([200, true]);
  }
  expect(manifest.screenshots.map((shot) => shot.form_factor)).toEqual(["narrow", "wide"]);
  expect(manifest.shortcuts.map(({ name }) => name)).toEqual(expect.arrayContaining(["待办", "我的组织"]));
  const page = await open(PHONE);
  await page.goto("/");
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL)).toContain("/sw.js");
  expect(readFileSync("public/sw.js", "utf8")).not.toMatch(/StaleWhileRevalidate|CacheFirst/);
});

test("有新版本：出一条更新条，填着的不打断；按“立即更新”就是新的", async ({ browser, server }) => {
  const way = await forwardTo(server.origin);
  const context = await browser.newContext({ ...PHONE, baseURL: way.origin });
  const page = await context.newPage();
  const waiting = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state);
  const bar = page.getByRole("status").filter({ hasText: "有新版本" });
  const number = page.getByLabel("身份证号");

  await page.goto("/forgot-password");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload({ waitUntil: "networkidle" });
  await expect(bar).toHaveCount(0);

  way.release();
  await page.reload();
  await number.fill("3799");
  await expect(bar).toBeVisible();
  await bar.getByRole("button", { name: "稍后" }).click();
  await expect(bar).toHaveCount(0);
  await expect(number).toHaveValue(/3799/);
  expect(await waiting()).toBe("installed");

  await page.reload();
  await number.fill("3799");
  await bar.getByRole("button", { name: "立即更新" }).click();
  await expect(number).toHaveValue("");
  expect(await waiting()).toBeUndefined();
  await expect(bar).toHaveCount(0);
  await context.close();
  way.close();
});
