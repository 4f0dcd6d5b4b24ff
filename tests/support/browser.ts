// 浏览器测试的词汇：一个人拿着手机或坐在桌前；控制台报错、外来请求、服务端报错都让测试失败。
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { type Server, startServer } from "#tests/support/server";
import { administer, copyTemplate, dropCopy, plant } from "#tests/support/template";

export { expect };

/** The whole world, one of its own for each story that changes it, or the world before the story of 9.6 begins. */
export type World =
  | "whole"
  | "upturned"
  | "canaries"
  | "archive"
  | "cadres"
  | "desks"
  | "people"
  | "arrival"
  | "graduation"
  | "motion"
  | "transfers"
  | "beginning";
const NOT_YET = /^(O0[567]|O15|K05|M0[1-7])$/;

export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  reducedMotion: "reduce",
};
export const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" };

/** Opens a browser of its own: nobody is signed in. */
export type Open = (device: BrowserContextOptions) => Promise<Page>;
/** `tolerated` console errors are expected: a page that is rightly refused complains of its own status. */
type Fixtures = { open: Open; tolerated: RegExp | null };
type WorkerFixtures = { world: World; server: Server };

async function databaseFor(world: World): Promise<{ url: string; name: string }> {
  const { TEST_SERVER: server = "", TEST_TEMPLATE: template = "" } = process.env;
  const name = `zhtj_e2e_${process.pid}`;
  if (world !== "beginning") return { name, url: await copyTemplate(server, template, name) };
  await dropCopy(server, name);
  await administer(server, (c) => c.query(`CREATE DATABASE "${name}"`));
  await plant(`${server}/${name}`, (key) => !NOT_YET.test(key));
  return { name, url: `${server}/${name}` };
}

function watch(page: Page, origin: string, complain: (text: string) => void): void {
  page.on("console", (message) => message.type() === "error" && complain(`console: ${message.text()} (${page.url()})`));
  page.on("pageerror", (error) => complain(`page: ${error.message} (${page.url()})`));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin)) complain(`foreign: ${request.url()}`);
  });
  page.on("response", (response) => response.status() >= 500 && complain(`${response.status()}: ${response.url()}`));
}

const opener =
  (browser: Browser, server: Server, complain: (text: string) => void): Open =>
  async (device) => {
    const context = await browser.newContext({ ...device, baseURL: server.origin });
    context.on("page", (page) => watch(page, server.origin, complain));
    return context.newPage();
  };

export const test = base.extend<Fixtures, WorkerFixtures>({
  world: ["whole", { option: true, scope: "worker" }],
  server: [
    async ({ world }, use) => {
      const { url, name } = await databaseFor(world);
      const server = await startServer(url);
      await use(server);
      server.kill();
      await dropCopy(process.env.TEST_SERVER ?? "", name);
    },
    { scope: "worker", timeout: 180_000 },
  ],
  tolerated: [null, { option: true }],
  open: async ({ browser, server, tolerated }, use) => {
    const complaints: string[] = [];
    await use(opener(browser, server, (text) => complaints.push(text)));
    expect(complaints.filter((text) => !tolerated?.test(text))).toEqual([]);
    expect(
      server
        .logged()
        .split("\n")
        .filter((line) => line.includes('"level":50')),
    ).toEqual([]);
  },
});

/** Fails when the page is not accessible, scrolls sideways, or is empty. */
export async function inspect(page: Page, rules?: readonly string[]): Promise<void> {
  // Pages have no frames: the legacy mode spares a second page for each look.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await (rules ? builder.withRules([...rules]) : builder).analyze();
  const told = violations.map((v) => `${v.id}: ${v.help} — ${v.nodes.map((n) => `${n.target.join(" ")} ${n.failureSummary}`).join(" | ")}`);
  expect.soft(told, `axe at ${page.url()}`).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(sideways, `scrolls sideways: ${page.url()}`).toBeLessThanOrEqual(0);
}

/** Waits until the page listens to what is done on it. */
export const untilAlive = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__reactProps")));

const TOUCH = 44;

/**
 * What on the page a thumb would miss: buttons, links and fields whose own box, label or padding is lower than a finger.
 * A link within a sentence is as high as its line.
 */
const missable = (page: Page): Promise<string[]> =>
  page.evaluate((touch) => {
    const seen = (e: Element) => {
      const { width, height } = e.getBoundingClientRect();
      return width > 1 && height > 1 && e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    };
    const inSentence = (e: Element) =>
      e.tagName === "A" &&
      getComputedStyle(e).display === "inline" &&
      (e.parentElement?.textContent?.trim().length ?? 0) > (e.textContent?.trim().length ?? 0);
    const labels = (e: Element) => [...((e as HTMLInputElement).labels ?? [])];
    const isHit = (e: Element, x: number, y: number) => {
      const found = document.elementFromPoint(x, y);
      return found !== null && [e, ...labels(e)].some((target) => target.contains(found));
    };
    /** Half a pixel is lost to rounding at either end. */
    const reaches = (e: Element) => {
      if ([e, ...labels(e)].some((target) => target.getBoundingClientRect().height >= touch - 0.5)) return true;
      e.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, width, top, height } = e.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      return isHit(e, x, y - touch / 2 + 1) && isHit(e, x, y + touch / 2 - 1);
    };
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=switch]")];
    const found = all.filter((e) => seen(e) && !inSentence(e) && !reaches(e));
    scrollTo(0, 0);
    return found.map((e) => `${Math.round(e.getBoundingClientRect().height)} ${e.outerHTML.slice(0, 160)}`);
  }, TOUCH);

/** Fails when a thumb would miss something, or when the smallest of phones must scroll sideways. */
export async function inspectByThumb(page: Page): Promise<void> {
  expect.soft(await missable(page), `hard to hit: ${page.url()}`).toEqual([]);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(sideways, `scrolls sideways at 320: ${page.url()}`).toBeLessThanOrEqual(0);
  if (size) await page.setViewportSize(size);
}
