import { DESK, expect, inspect, PHONE, test } from "#tests/support/browser";
import { fieldOf, fillPerson, signIn } from "#tests/support/journey";
import { studentOf } from "#tests/support/students";

const CLASS_1 = "计算机专业2021级1班团支部";
const CLASS_2 = "计算机专业2021级2班团支部";

test("上级在左侧的树里选支部录入：键盘、搜索；编号被占用，写明理由看到是谁（MEM-03、MEM-09）", async ({ open }) => {
  const page = await open(DESK);
  await signIn(page, "K05");
  await page.goto("/manage/members/new");
  const tree = page.getByRole("tree", { name: "组织树" });
  await expect(tree.getByRole("treeitem")).toHaveText(["2021级团总支", CLASS_1, CLASS_2]);
  await fieldOf(page, "姓名").fill("某某");
  await tree.getByRole("treeitem", { name: "2021级团总支" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByText("录入到 江海")).toContainText(`信息学院${CLASS_1}`);
  await page.getByRole("searchbox", { name: "找组织" }).fill("jsjzy2021j2");
  await page.getByRole("button", { name: CLASS_2 }).click();
  await expect(page.getByText("录入到 江海")).toContainText(`信息学院${CLASS_2}`);
  await expect(tree.getByRole("treeitem", { name: CLASS_2 })).toHaveAttribute("aria-current", "true");
  await expect(fieldOf(page, "姓名")).toHaveValue("某某");
  await inspect(page);
  const { name = "", idNumber = "" } = studentOf(1);
  await fillPerson(page, "M06", CLASS_2);
  await fieldOf(page, "姓名").fill(name);
  await fieldOf(page, "身份证号码").fill(idNumber);
  await fieldOf(page, "入团时间").fill("2021-11-20");
  await fieldOf(page, "发展团员编号").fill("202139700001");
  await fieldOf(page, "再输一次身份证号码").fill(idNumber);
  await page.getByRole("button", { name: "提交" }).click();
  await expect(page.getByText(/已被占用：.*1班团支部 赵\*\*/).first()).toBeVisible();
  await page.getByRole("button", { name: "查看占用人" }).click();
  const asked = page.getByRole("dialog", { name: /占用人/ });
  await asked.getByRole("button", { name: "查看姓名" }).click();
  await expect(asked.getByText("请写明查看的理由。")).toBeVisible();
  await fieldOf(asked, "理由").fill("核对是否填错");
  await asked.getByRole("button", { name: "查看姓名" }).click();
  await expect(asked.getByText("赵砚秋")).toBeVisible();
  await inspect(page);
});

test("手机上树从下方升起，按一下选定，填好的还在（MEM-03）", async ({ open }) => {
  const page = await open(PHONE);
  await signIn(page, "K05");
  await page.goto("/manage/members/new");
  await fieldOf(page, "姓名").fill("某某");
  await page.getByRole("button", { name: "选择团支部" }).tap();
  const sheet = page.getByRole("dialog", { name: "选择团支部" });
  await expect(sheet.getByRole("treeitem", { name: CLASS_2 })).toBeVisible();
  await inspect(page);
  await sheet.getByRole("treeitem", { name: CLASS_2 }).tap();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole("button", { name: CLASS_2 })).toBeVisible();
  await expect(page.getByText("录入到 江海")).toContainText(CLASS_2);
  await expect(fieldOf(page, "姓名")).toHaveValue("某某");
  await inspect(page);
});
