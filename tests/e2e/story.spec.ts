import { DESK, expect, inspect, PHONE, test } from "#tests/support/browser";
import { fieldOf, fillPerson, scan, signIn, someone, untilChecked, uploadWorkbook, workbookOf } from "#tests/support/journey";

test.use({ world: "beginning" });

const PASSWORD = { K05: "shan-hai-you-feng-05", M01: "lan-se-ting-tao-2021", M03: "yu-luo-hai-mian-3" };
const HEAD = [
  ...["姓名", "身份证号码", "民族", "职业", "在读状况/具体职业", "学历", "政治面貌", "入团时间", "发展团员编号", "入党时间", "是否团干部"],
  ...["团内现任职务", "任现职年月", "任现职方式", "团干部性质", "是否同级党（工）委（党支部）委员", "手机号码", "户籍地址"],
  ...["是否递交入党申请书", "递交入党申请书时间", "是否注册志愿者"],
];
const STUDENT = ["汉族", "青年学生", "普通本科在读", "普通高中"];
const PLAIN = ["否", "", "", "", "", ""];
const DEPUTY = ["是", "副书记", "2021-10", "选任（选举）", "兼职", "否"];
type Line = { joined: readonly string[]; office?: readonly string[]; mobile: string; party?: readonly string[] };
const row = (key: string, { joined, office = PLAIN, mobile, party = ["否", "", "否"] }: Line) => {
  const { name, idNumber } = someone(key);
  return [name, idNumber, ...STUDENT, ...joined, ...office, mobile, "江海省临澜市海大路1号", ...party];
};
const ROSTER = [
  row("M02", { joined: ["共青团员", "2018-12-09", "201839004567", ""], office: DEPUTY, mobile: "19900000002" }),
  row("M03", { joined: ["共青团员", "2016-11-30", "", ""], mobile: "19900000003" }),
  row("M04", { joined: ["共青团员", "2021-11-20", "202139700001", ""], mobile: "19900000004" }),
  row("M05", { joined: ["中共预备党员", "2017-04-20", "201739000777", "2024-11-15"], mobile: "19900000005", party: ["", "", "否"] }),
  row("M06", { joined: ["共青团员", "2019-05-04", "201939000888", ""], mobile: "19900000006" }),
];

test("从团中央到一名团员：建树、发码、注册、录入、扫码激活（9.6 第1、2步）", async ({ open }) => {
  test.setTimeout(300_000);
  let invitation = "";
  let code = "";
  let slip = "";

  await test.step("团中央的管理员看见整棵树，用拼音找到信息学院团委", async () => {
    const root = await open(DESK);
    await signIn(root, "K01");
    await root.goto("/manage/organizations");
    await root.getByRole("treeitem", { name: /团江海省委/ }).click();
    await root.waitForURL(/at=/);
    await expect(root.getByRole("link", { name: "江海海洋大学团委" }).first()).toBeVisible();
    await root
      .getByLabel(/找组织|搜索组织|按名称/)
      .first()
      .fill("xxxytw");
    await expect(root.getByRole("link", { name: "江海海洋大学信息学院团委" })).toBeVisible();
    await root.context().close();
  });

  await test.step("信息学院团委建团总支，发注册码", async () => {
    const committee = await open(DESK);
    await signIn(committee, "M08");
    await committee.goto("/manage/organizations/new?way=single");
    await fieldOf(committee, "组织类别").selectOption({ label: "团总支" });
    await fieldOf(committee, "组织简称").fill("2021级团总支");
    await expect(fieldOf(committee, "组织全称")).toHaveValue("江海海洋大学信息学院2021级团总支");
    await committee.getByRole("button", { name: "创建", exact: true }).click();
    await expect(committee.getByText("已创建2021级团总支")).toBeVisible();
    await committee.goto("/manage/organizations");
    await committee.getByRole("button", { name: "2021级团总支的管理员注册码" }).click();
    const dialog = committee.getByRole("dialog");
    code = ((await dialog.locator(".code").first().textContent()) ?? "").replace(/\s/g, "");
    expect(code).toMatch(/^\w{8}$/);
    await committee.context().close();
  });

  await test.step("白若溪在手机上注册为团总支管理员，补齐组织信息，建两个团支部", async () => {
    const phone = await open(PHONE);
    await phone.goto("/register/administrator");
    await phone.getByRole("combobox", { name: /管理哪个组织/ }).fill("2021级团总支");
    await phone.getByRole("option", { name: "江海海洋大学信息学院2021级团总支" }).click();
    await phone.getByLabel("管理员注册码").fill(code);
    await fillPerson(phone, "K05", "O05");
    await phone.getByLabel(/再输一次身份证号码/).fill(someone("K05").idNumber);
    await phone.getByLabel("密码", { exact: true }).fill(PASSWORD.K05);
    await inspect(phone);
    await phone.getByRole("button", { name: "注册", exact: true }).click();
    await phone.waitForURL("**/manage");
    await phone.goto("/manage/organizations/own");
    await inspect(phone);
    await fieldOf(phone, "14-28周岁青年数").fill("62");
    await fieldOf(phone, "年度经推优入党团员数").fill("3");
    await phone.getByRole("button", { name: "保存", exact: true }).click();
    await phone
      .getByRole("dialog")
      .getByRole("button", { name: /确认|保存/ })
      .click();
    await phone.waitForURL("**/manage");
    for (const name of ["计算机专业2021级1班团支部", "计算机专业2021级2班团支部"]) {
      await phone.goto("/manage/organizations/new?way=single");
      await fieldOf(phone, "组织简称").fill(name);
      await phone.getByRole("button", { name: "创建", exact: true }).click();
      await expect(phone.getByText(`已创建${name}`)).toBeVisible();
    }
    await phone.goto("/manage/organizations");
    await inspect(phone);
    await phone.getByRole("button", { name: "计算机专业2021级1班团支部的管理员注册码" }).click();
    const dialog = phone.getByRole("dialog");
    await expect(dialog.getByText("用一次即失效")).toBeVisible();
    await phone.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await dialog.getByRole("button", { name: "复制给对方的话" }).click();
    invitation = /https?:\S+\/r\/[\w.-]+/.exec(await phone.evaluate(() => navigator.clipboard.readText()))?.[0] ?? "";
    expect(invitation).toContain("/r/");
    await phone.context().close();
  });

  await test.step("林晓澜点开链接注册为团支部管理员，导入支部名单", async () => {
    const secretary = await open(DESK);
    await secretary.goto(invitation);
    await fillPerson(secretary, "M01", "O06");
    await secretary.getByLabel(/再输一次身份证号码/).fill(someone("M01").idNumber);
    await secretary.getByLabel("密码", { exact: true }).fill(PASSWORD.M01);
    await secretary.getByRole("button", { name: "注册", exact: true }).click();
    await secretary.waitForURL("**/manage");
    await uploadWorkbook(secretary, "MEMBERS", { name: "1班名单.xlsx", bytes: await workbookOf(HEAD, ROSTER) });
    await fieldOf(secretary, "是否成为注册志愿者").selectOption({ label: "是否注册志愿者" });
    await inspect(secretary);
    await secretary.getByRole("button", { name: "开始检查" }).click();
    await untilChecked(secretary);
    await inspect(secretary);
    await secretary.getByRole("button", { name: /写入 5/ }).click();
    await expect(secretary.getByText("写好了 5 行")).toBeVisible({ timeout: 30_000 });
    await expect(secretary.getByText("有1名新发展团员需上传入团志愿书")).toBeVisible();
    await secretary.getByRole("button", { name: "知道了" }).click();
    await secretary.getByRole("link", { name: "发激活条" }).click();
    await secretary.getByRole("button", { name: "生成激活条" }).click();
    await secretary.waitForURL("**/slips/**");
    await expect(secretary.getByRole("listitem").filter({ hasText: "激活码" })).toHaveCount(5);
    slip = await scan(secretary.getByRole("img", { name: "陈听雨的激活二维码" }));
    expect(slip).toContain("/r/");
    await inspect(secretary);
    await secretary.context().close();
  });

  await test.step("陈听雨用手机扫激活条，设密码，看到我的组织", async () => {
    const phone = await open(PHONE);
    await phone.goto(slip);
    await expect(phone.getByLabel("激活码")).toHaveValue(/^\w{8}$/);
    await phone.getByLabel("身份证号").fill(someone("M03").idNumber);
    await phone.getByLabel("新密码").fill(PASSWORD.M03);
    await inspect(phone);
    await phone.getByRole("button", { name: "设置并登录" }).click();
    await phone.waitForURL("**/my?welcome=1");
    await expect(phone.getByRole("heading", { name: "没有等你的事" })).toBeVisible();
    await phone.getByRole("navigation").getByRole("link", { name: "组织" }).click();
    await phone.waitForURL("**/my/organization");
    await expect(phone.getByText("计算机专业2021级1班团支部").first()).toBeVisible();
    await expect(phone.getByText("林晓澜").first()).toBeVisible();
    await inspect(phone);
    await phone.goto(slip);
    await expect(phone).toHaveURL(/ended=1/);
  });
});
