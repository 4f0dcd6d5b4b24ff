import type { Page } from "@playwright/test";
import { FIELD_LABELS } from "#lib/members/labels";
import { DESK, expect, inspect, inspectByThumb, type Open, PHONE, test } from "#tests/support/browser";
import { fieldOf, onward, signIn, someone } from "#tests/support/journey";
import { formOfTexts } from "#tests/support/entries";
import { studentOf } from "#tests/support/students";
import { smallPdf } from "#tests/support/pdfs";

test.use({ world: "desks" });

const PROOF = { name: "户口簿.pdf", mimeType: "application/pdf", buffer: smallPdf() };

/** Opens the paper of that title at somebody's desk. */
async function openPaper(page: Page, title: RegExp): Promise<void> {
  await page.goto("/manage/inbox");
  await page.getByRole("link", { name: title }).click();
  await page.waitForURL(/inbox\/[0-9a-f-]{36}/);
}

/** Somebody consents on the phone, in three taps at most. */
async function consent(open: Open, key: string, title: RegExp): Promise<void> {
  const phone = await open(PHONE);
  await signIn(phone, key);
  await openPaper(phone, title);
  await inspect(phone);
  await phone.getByRole("button", { name: "同意", exact: true }).click();
  await expect(phone.getByText("已同意").first()).toBeVisible();
  await onward(phone);
  await phone.context().close();
}

test("写错的名字一级一级到省级，更正了回来（MEM-20）", async ({ open }) => {
  test.setTimeout(240_000);
  const branch = await open(DESK);
  const title = new RegExp(`更正${someone("M03").name}的身份信息`);

  await test.step("林晓澜在团员页提出更正，附上户口簿", async () => {
    await signIn(branch, "M01");
    await branch.goto("/manage/members");
    await branch
      .getByRole("link", { name: someone("M03").name })
      .first()
      .click();
    await branch.getByRole("link", { name: "更正姓名、证件号" }).first().click();
    await branch.waitForURL(/corrections\/identity/);
    await inspect(branch);
    await branch.getByRole("button", { name: "提交，逐级上报到省级" }).click();
    await expect(branch.getByText("请上传一份PDF或JPG格式的材料").or(branch.getByText("请上传证明材料。")).first()).toBeVisible();
    await branch.getByLabel("更正后的姓名").fill("陈听禾");
    await fieldOf(branch, "情况说明").fill("录入时写错一个字");
    await branch.locator("input[type=file]").setInputFiles(PROOF);
    await expect(branch.getByText("户口簿.pdf")).toBeVisible();
    await branch.getByRole("button", { name: "提交，逐级上报到省级" }).click();
    await branch.waitForURL(/tab=mine/);
    await expect(branch.getByRole("link", { name: title })).toBeVisible();
  });

  await test.step("等着的时候，可以复制催办的话，也可以提醒一次", async () => {
    await branch.getByRole("link", { name: title }).click();
    await branch.getByRole("button", { name: "提醒对方" }).click();
    await expect(branch.getByRole("button", { name: "今天提醒过了" })).toBeDisabled();
    await inspect(branch);
  });

  await test.step("团总支、学院、学校、省委在手机上一级一级同意；材料打得开", async () => {
    const phone = await open(PHONE);
    await signIn(phone, "K05");
    await openPaper(phone, title);
    await inspectByThumb(phone);
    const proof = await phone.request.get((await phone.getByRole("link", { name: "打开材料" }).getAttribute("href")) ?? "");
    expect(proof.headers()["content-disposition"]).toContain("attachment");
    expect((await proof.body()).equals(PROOF.buffer)).toBe(true);
    await phone.context().close();
    for (const key of ["K05", "M08", "K03", "K02"]) await consent(open, key, title);
  });

  await test.step("回到1班：反馈已同意，名册上是对的名字，本人的申请走完", async () => {
    await branch.goto("/manage/inbox?tab=mine");
    await expect(branch.getByText("已同意").first()).toBeVisible();
    await branch.goto("/manage/members");
    await expect(branch.getByText("陈听禾").first()).toBeVisible();
    const member = await open(PHONE);
    await signIn(member, "M03");
    await member.goto("/my/applications");
    await expect(member.getByText("身份信息更正")).toBeVisible();
    await inspect(member);
    await inspectByThumb(member);
  });
});

test("换一位管理员，上级点头才算（ADM-03、ADM-04）", async ({ open }) => {
  test.setTimeout(180_000);
  const college = await open(DESK);
  await signIn(college, "M08");

  await test.step("信息学院团委申请添加白若溪", async () => {
    await college.goto("/manage/administrators");
    await inspect(college);
    await college.getByRole("button", { name: "添加管理员" }).click();
    const dialog = college.getByRole("dialog");
    await fieldOf(dialog, "新管理员").selectOption({ label: `${someone("K05").name}，副书记` });
    await inspect(college);
    await dialog.getByRole("button", { name: "提交给上级" }).click();
    await expect(college.getByText("等上级审批", { exact: true })).toBeVisible();
  });

  await test.step("学校团委在手机上同意，白若溪马上多了一张办公桌", async () => {
    await consent(open, "K03", /添加白若溪为管理员/);
    await college.reload();
    await expect(college.getByText(/本级有\s2\s位管理员/)).toBeVisible();
    const phone = await open(PHONE);
    await signIn(phone, "K05");
    await phone.goto("/my/messages");
    await expect(phone.getByText("你已成为信息学院团委的管理员")).toBeVisible();
    await phone.context().close();
  });

  await test.step("学院撤销她：开着的页面从下一次点击起就不行了", async () => {
    const other = await open(PHONE);
    await signIn(other, "K05");
    await other.goto("/manage/administrators");
    await inspectByThumb(other);
    await college.getByRole("button", { name: `撤销${someone("K05").name}的管理员` }).click();
    await college.getByRole("dialog").getByRole("button", { name: "撤销", exact: true }).click();
    await expect(college.getByText(/本级有\s1\s位管理员/)).toBeVisible();
    await other.context().close();
  });
});

test("自己注册：没通过的改一个字再交（REG-07、REG-08）", async ({ open }) => {
  test.setTimeout(240_000);
  const { person } = formOfTexts(studentOf(12), "");
  const phone = await open(PHONE);
  const name = person.name;

  await test.step("在手机上填表，交给1班，拿到自己的链接", async () => {
    await phone.goto("/register/member");
    await phone.getByRole("combobox", { name: /加入哪个团支部/ }).fill("2021级1班");
    await phone.getByRole("option", { name: /2021级1班团支部/ }).click();
    for (const [field, label] of Object.entries(FIELD_LABELS)) {
      const input = fieldOf(phone, label);
      const value = person[field as keyof typeof person];
      if (!value || (await input.count()) === 0) continue;
      if ((await input.evaluate((e) => e.tagName)) === "SELECT") await input.selectOption(value);
      else await input.fill(value);
    }
    await phone.getByLabel(/再输一次身份证号码/).fill(person.idNumber);
    await inspect(phone);
    await inspectByThumb(phone);
    await phone.getByRole("button", { name: "提交给支部" }).click();
    await expect(phone.getByRole("heading", { name: "交给支部了" })).toBeVisible();
    await inspect(phone);
    await phone.getByRole("button", { name: "看申请走到哪里" }).click();
    await expect(phone.getByText("等支部审批")).toBeVisible();
  });

  await test.step("林晓澜看完核对的结果，写明理由退回", async () => {
    const desk = await open(DESK);
    await signIn(desk, "M01");
    await openPaper(desk, new RegExp(`${name}申请加入`));
    await expect(desk.getByText("没有发现")).toBeVisible();
    await inspect(desk);
    await desk.getByRole("button", { name: "不同意" }).click();
    await desk.getByRole("dialog").getByText("身份证号码或姓名填写有误").click();
    await desk.getByRole("button", { name: "不同意，退回" }).click();
    await expect(desk.getByText("已退回，对方会看到理由")).toBeVisible();
    await onward(desk);
    await desk.context().close();
  });

  await test.step("报出证件号，填过的都在，只改姓名，再交；林晓澜同意", async () => {
    await phone.goto("/register/member");
    await expect(phone.getByText(/身份证号码或姓名填写有误/)).toBeVisible();
    await phone.getByLabel("申请里填的身份证号码").fill(person.idNumber);
    await phone.getByRole("button", { name: "打开我填的资料" }).click();
    await fieldOf(phone, "姓名").fill(`${name}儿`);
    await inspect(phone);
    await phone.getByRole("button", { name: "改好了，重新提交" }).click();
    await expect(phone.getByRole("heading", { name: "交给支部了" })).toBeVisible();
    await consent(open, "M01", new RegExp(`${name}儿申请加入`));
    await phone.goto("/register/member");
    await expect(phone.getByText("已通过")).toBeVisible();
  });
});
