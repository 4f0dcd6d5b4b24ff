import { DESK, expect, inspect, inspectByThumb, PHONE, test } from "#tests/support/browser";
import { hearPrompts, signIn, someone } from "#tests/support/journey";
import { printed } from "#tests/support/posters";
import { DEMO_PASSWORD } from "#world/demo";

test.use({ world: "arrival" });

test("接收码：打印的海报扫出来就是那个支部，登录、确认、送出，打五格以内；到了用照片扫报到码（A12、BEY-21）", async ({ open }) => {
  test.setTimeout(180_000);
  const desk = await open(DESK);
  const phone = await open(PHONE);
  let typed = 0;
  let address = "";

  await test.step("舟自横生成接收码，打印海报：一页，扫得出", async () => {
    await signIn(desk, "K22");
    await desk.goto("/manage/transfers/arrival");
    await hearPrompts(desk, []);
    await desk.getByRole("button", { name: "生成接收码" }).click();
    await desk.getByRole("link", { name: "海报" }).click();
    await expect(desk.getByRole("img", { name: /接收码/ })).toBeVisible();
    await inspect(desk);
    const poster = await printed(desk);
    expect(poster.pages).toBe(1);
    address = poster.says ?? "";
    expect(new URL(address).pathname).toMatch(/^\/r\/[\w-]{32}$/);
    expect(address).not.toMatch(/机电|舟自横|199/);
  });

  await test.step("陈听雨用微信扫：登录之后就在申请页，支部、类型、原因都填好了", async () => {
    await phone.goto(address);
    await phone.getByLabel("身份证号").fill(someone("M03").idNumber);
    await phone.getByRole("textbox", { name: "密码", exact: true }).fill(DEMO_PASSWORD);
    typed += 2;
    await phone.getByRole("button", { name: "登录", exact: true }).click();
    await phone.waitForURL(/\/my\/transfers\/new\?to=/);
    await expect(phone.getByText("机电车间团支部").first()).toBeVisible();
    await inspectByThumb(phone);
  });

  await test.step("填单位和地址，送出", async () => {
    for (const label of [/单位名称/, /地址/]) {
      await phone.getByLabel(label).first().fill("海澜船舶有限公司");
      typed += 1;
    }
    await phone
      .getByRole("button", { name: /提交|发起|送出|申请/ })
      .last()
      .click();
    await phone.waitForURL(/\/my\/transfers\/[0-9a-f-]{36}/);
    expect(typed).toBeLessThanOrEqual(5);
  });

  await test.step("支部看得到谁在路上，手机打着码；写了理由才看全", async () => {
    await desk.goto("/manage/transfers/arrival");
    const coming = desk.getByRole("region", { name: "在路上" });
    await expect(coming.getByText("陈听雨")).toBeVisible();
    await expect(coming.getByText(/199\*{4}\d{4}/)).toBeVisible();
    await coming.getByRole("button", { name: "查看陈听雨的手机号码" }).click();
    await desk.getByRole("dialog").getByRole("button", { name: "查看" }).click();
    await expect(desk.getByRole("dialog").getByText(/^199\d{8}$/)).toBeVisible();
    await desk.getByRole("button", { name: "关闭" }).click();
    await inspect(desk);
  });

  await test.step("到了：在页内用一张照片扫报到码，按一下就报到；支部那边跟着变", async () => {
    await desk.getByRole("button", { name: "生成报到码" }).click();
    const picture = await desk.getByRole("img", { name: "本支部的报到码" }).screenshot({ scale: "device" });
    await phone.goto("/my/scan");
    await inspect(phone);
    await phone.getByLabel("用照片认").setInputFiles({ name: "海报.png", mimeType: "image/png", buffer: picture });
    await phone.waitForURL(/\/my\/arrival\?code=/);
    await inspect(phone);
    await phone.getByRole("button", { name: "我到了，报到" }).click();
    await expect(phone.getByText("已报到").first()).toBeVisible();
    await desk.reload();
    await expect(desk.getByRole("region", { name: "已报到" }).getByText("陈听雨")).toBeVisible();
  });

  await test.step("停用之后，扫的人得到一句话，六位数字也不行", async () => {
    const card = desk.getByRole("region", { name: "接收码" });
    await card.getByRole("button", { name: "换一张" }).click();
    await desk.getByRole("dialog").getByRole("button", { name: "只停用" }).click();
    await expect(card.getByRole("button", { name: "生成接收码" })).toBeVisible();
    await phone.goto(address);
    await expect(phone.getByText("这张码已经停用或过期")).toBeVisible();
    await phone.getByLabel("或者输入六位数字").fill("000 000");
    await phone.getByRole("button", { name: "下一步" }).click();
    await expect(phone.getByText(/没有这个码/)).toBeVisible();
    await inspectByThumb(phone);
  });
});
