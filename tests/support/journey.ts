// 故事里的人做的事：登录、注册、建组织、发码、导入、扫码。按标签找东西，像人一样。
import { expect, type Locator, type Page } from "@playwright/test";
import jsQR from "jsqr";
import { writeTable } from "#lib/excel/write";
import { FIELD_LABELS } from "#lib/members/labels";
import { formOfDraft, type PersonForm } from "#lib/members/entry/schema";
import { DEMO_PASSWORD } from "#world/demo";
import type { WorldPerson } from "#world/makers";
import { draftOfWorld, PEOPLE } from "#world/people";

export const someone = (key: string): WorldPerson => {
  const found = PEOPLE.find((p) => p.key === key);
  if (!found) throw new Error(`nobody is called ${key}`);
  return found;
};

/** A field by its label, whether or not it must be filled. */
export const fieldOf = (at: Page | Locator, label: string): Locator => at.getByLabel(new RegExp(`^${label}(\\*必填)?$`));

export async function signIn(page: Page, key: string, password = DEMO_PASSWORD): Promise<void> {
  await page.goto("/");
  await page.getByLabel("身份证号").fill(someone(key).idNumber);
  await page.getByRole("textbox", { name: "密码", exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL(/\/(my|manage)/);
}

/** Goes on after a decision, which sends it: until then it can be taken back. */
export async function onward(page: Page): Promise<void> {
  const here = page.url();
  await page.getByRole("button", { name: /^(看下一件|回操作中心)$/ }).click();
  await page.waitForURL((url) => url.href !== here);
}

/** Fills the person form field by field, as each appears. */
export async function fillForm(page: Page, form: PersonForm): Promise<void> {
  for (const [field, value] of Object.entries(form) as [keyof PersonForm, string][]) {
    const input = fieldOf(page, FIELD_LABELS[field]);
    if (value === "" || (await input.count()) === 0 || !(await input.isEnabled())) continue;
    if ((await input.evaluate((element) => element.tagName)) === "SELECT") await input.selectOption(value);
    else await input.fill(value);
  }
}

/** The same with what the world knows of somebody. */
export const fillPerson = (page: Page, key: string, organization: string): Promise<void> =>
  fillForm(page, formOfDraft(draftOfWorld(someone(key), organization)));

/** A workbook as people fill it: the template's headers, one line each. */
export const workbookOf = async (head: readonly string[], rows: readonly (readonly string[])[]): Promise<Buffer> =>
  Buffer.from(await writeTable([{ name: "名单", head, widths: head.map(() => 16), rows }]));

/** Uploads a workbook of the given kind. */
export async function uploadWorkbook(page: Page, kind: string, { name, bytes }: { name: string; bytes: Buffer }): Promise<void> {
  await page.goto(`/manage/imports/new?kind=${kind}`);
  await page.getByLabel("选择工作簿文件").setInputFiles({
    name,
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: bytes,
  });
}

/** Waits until every row was checked. */
export const untilChecked = (page: Page): Promise<void> =>
  expect(page.getByText("现在还没有写入任何数据")).toBeVisible({ timeout: 30_000 });

const PIXELS = 4;

/** What a phone's camera reads from a code on the page. */
export async function scan(code: Locator): Promise<string> {
  const box = (await code.getAttribute("viewBox")) ?? "";
  const path = (await code.locator("path").getAttribute("d")) ?? "";
  const [quiet = 0, , side = 0] = box.split(" ").map(Number);
  const width = side * PIXELS;
  const image = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let i = 0; i < PIXELS * PIXELS; i++) {
      const column = (Number(x) - quiet) * PIXELS + (i % PIXELS);
      const line = (Number(y) - quiet) * PIXELS + Math.floor(i / PIXELS);
      image.fill(0, (line * width + column) * 4, (line * width + column) * 4 + 3);
    }
  }
  return jsQR(image, width, width)?.data ?? "";
}

/** Says 知道了 to what 管理中心 reminds of after signing in, one after the other (NAV-08). */
export async function hearPrompts(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of titles) await page.getByRole("dialog", { name: title }).getByRole("button", { name: "知道了" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}
