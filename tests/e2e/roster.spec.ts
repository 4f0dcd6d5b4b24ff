import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { DESK, expect, inspect, test } from "#tests/support/browser";
import { signIn, untilChecked, uploadWorkbook } from "#tests/support/journey";
import { readBytes } from "#tests/support/reading";
import { rosterOf } from "#tests/support/workbooks";

const roster = rosterOf(220);
const lineOf = (story: string) => {
  const line = roster.lines.find((l) => l.story === story);
  if (!line) throw new Error(`no line tells of ${story}`);
  return line;
};
/** The large figure of a tab above the rows. */
const figure = async (page: Page, label: string): Promise<number> => {
  const tab = page.getByRole("navigation", { name: "按结论看" }).getByRole("link", { name: label });
  return Number(((await tab.locator("b").textContent()) ?? "").replace(",", ""));
};

async function saved(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return readFileSync(await download.path());
}

/** Rows of a handed back workbook, without its header. */
const returnedRows = async (bytes: Buffer): Promise<number> => (await readBytes(bytes)).rows.length - 1;

/** The body of the table that belongs to a line of the workbook. */
const rowOf = (page: Page, rowNo: number) =>
  page.locator("tbody").filter({ has: page.getByRole("rowheader", { name: String(rowNo), exact: true }) });

test("220行的花名册：检查、就地改正、还给填表的人、写入、撤销一次", async ({ open }) => {
  const page = await open(DESK);
  let returned: Buffer = Buffer.alloc(0);
  const { NEW, SKIP, UPDATE } = roster.counts;

  await test.step("检查的结论与花名册里的错一个不差", async () => {
    await signIn(page, "M01");
    await uploadWorkbook(page, "MEMBERS", { name: "花名册.xlsx", bytes: roster.bytes });
    await untilChecked(page);
    expect(await Promise.all(["新增", "更新", "要您看一下", "全部"].map((label) => figure(page, label)))).toEqual([NEW, UPDATE, SKIP, 220]);
    await inspect(page);
  });

  await test.step("可以写入而有提醒的，点开就看得到、按原因分开", async () => {
    await page.getByRole("link", { name: /行有提醒$/ }).click();
    await expect(page.getByText("这些行可以照样写入")).toBeVisible();
    await page.getByRole("link", { name: /^入团年龄/ }).click();
    await expect(page.getByText("入团年龄应满14周岁，请核对。").first()).toBeVisible();
    await inspect(page);
    await page.getByRole("navigation", { name: "按结论看" }).getByRole("link", { name: "要您看一下" }).click();
  });

  await test.step("一按改正末位；一格改好，同样的都改", async () => {
    await page
      .getByRole("button", { name: `末位改为 ${lineOf("号码末位打错").idNumber.at(-1)}` })
      .first()
      .click();
    await expect.poll(() => figure(page, "要您看一下")).toBe(SKIP - 1);
    const row = rowOf(page, lineOf("民族不认得").rowNo);
    await row.getByRole("button", { name: /^民族：汉人族/ }).click();
    await row.getByRole("combobox", { name: "民族" }).selectOption("汉族");
    await row.getByRole("button", { name: "同样的都改" }).click();
    await expect(page.getByText("改了 1 行，已经重查")).toBeVisible();
    await expect.poll(() => figure(page, "要您看一下")).toBe(SKIP - 2);
  });

  await test.step("还给填表的人的原表里，只有没改好的行，原因在最后一列", async () => {
    returned = await saved(page, () => page.getByRole("link", { name: "下载带批注的原表" }).click());
    expect(await returnedRows(returned)).toBe(SKIP - 2);
  });

  await test.step("写入，名单里就有了；刷新还在", async () => {
    await page.getByRole("button", { name: `写入 ${NEW + 2 + UPDATE} 行` }).click();
    await expect(page.getByText(`写好了 ${NEW + 2 + UPDATE} 行`)).toBeVisible({ timeout: 60_000 });
    await page.getByRole("button", { name: "知道了" }).click();
    await inspect(page);
    const batch = page.url();
    await page.goto("/manage/members");
    await expect(page.getByText(`${NEW + 2 + 6}`).first()).toBeVisible();
    await page.goto(batch);
  });

  await test.step("整批撤销，名单回到从前", async () => {
    await page.getByRole("button", { name: "知道了" }).click();
    await page.getByRole("button", { name: "撤销本次导入" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "整批撤销" }).click();
    await expect(page.getByText("这一批已经撤销")).toBeVisible();
    await page.goto("/manage/members");
    await expect(page.getByRole("link", { name: "周望舒" }).or(page.getByText("周望舒")).first()).toBeVisible();
    await expect(page.getByText(lineOf("一切照规矩").name)).toHaveCount(0);
  });

  await test.step("还回来的原表可以原样再交，错还是那些错", async () => {
    await uploadWorkbook(page, "MEMBERS", { name: "花名册-退回.xlsx", bytes: returned });
    await untilChecked(page);
    expect(await figure(page, "全部")).toBe(SKIP - 2);
  });
});
