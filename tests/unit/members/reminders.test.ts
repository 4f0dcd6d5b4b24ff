import { describe, expect, it } from "vitest";
import { reminderText } from "#lib/members/reminders/rules";

const laggards = [
  { name: "陈听雨", note: "还缺户籍地址" },
  { name: "欧阳听雨眠", note: "还没有激活账号" },
];
const text = (naming: "full" | "masked" | "none") => reminderText({ opening: "还差 {n} 人：", laggards, unit: "人", naming });

describe("催办的话", () => {
  it("全名、只露姓、只说几个人，由发的人选", () => {
    expect(text("full")).toBe("还差 2 人：\n陈听雨：还缺户籍地址\n欧阳听雨眠：还没有激活账号");
    expect(text("masked")).toBe("还差 2 人：\n陈**：还缺户籍地址\n欧****：还没有激活账号");
    expect(text("none")).not.toMatch(/陈|欧阳|户籍/);
    expect(text("none")).toContain("共 2 人");
  });

  it("一段话写不下的，总数照实说，其余说个数", () => {
    const long = reminderText({ opening: "还差 {n} 人：", laggards, more: 7, unit: "人", naming: "masked" });
    expect([long.split("\n")[0], long.split("\n").at(-1)]).toEqual(["还差 9 人：", "另有 7 人，请到下一级的名单里看。"]);
    expect(reminderText({ opening: "还差 {n} 人：", laggards, more: 7, unit: "人", naming: "none" })).toContain("共 9 人");
  });

  it("组织的名字不打码；没有说明的排成一行", () => {
    const organizations = [{ name: "1班团支部" }, { name: "2班团支部" }];
    expect(reminderText({ opening: "请登录：", laggards: organizations, unit: "个组织", naming: "masked" })).toBe(
      "请登录：\n1班团支部、2班团支部",
    );
  });
});
