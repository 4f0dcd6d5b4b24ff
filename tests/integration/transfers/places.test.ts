import { describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { transferInMany } from "#lib/transfers/actions";
import { listPlaces, searchPlaces } from "#lib/transfers/targets/queries";
import { withWorld } from "#tests/support/database";
import { idNumberOf, organizationId, press } from "#tests/support/people";
import { at, BEIJING_BRANCH, BEIJING_STREET, COMPANY, DISTRICT, HOLDING, stateOf, WORKSHOP } from "#tests/support/transfers";

withWorld();

const COLLEGE = "江海海洋大学信息学院团委";
const CLASS_1 = "江海海洋大学信息学院计算机专业2021级1班团支部";
const NOWHERE = { fromBranchId: null, reason: null } as const;

const found = async (typed: string) => (await searchPlaces(typed, NOWHERE)).map((p) => p.fullName);

describe("选转入组织", () => {
  it("简称、全称、全拼、首字母都找得到（A12、beyond 4）", async () => {
    for (const typed of ["机电车间", "海澜船舶有限公司机电车间团支部", "jidianchejian", "jdcj"])
      expect(await found(typed)).toContain(WORKSHOP);
  });

  it("首字母不必从“团”字打起", async () => {
    expect(await found("dyqw")).toContain(DISTRICT);
  });

  it("连上级一起写：先写哪里，再写哪个", async () => {
    expect(await found("东屿 海澜")).toContain(COMPANY);
    expect(await found("临澜市委/机电")).toEqual([WORKSHOP]);
    expect(await found("江海海洋大学 机电")).toEqual([]);
  });

  it("不合适的写明为什么：领导机关、待接转、北京的团委、自己的支部、升学去街道（TRF-17、TRF-23）", async () => {
    const from = await organizationId(CLASS_1);
    const unfit = async (name: string, going: Parameters<typeof searchPlaces>[1] = { fromBranchId: from, reason: null }) =>
      (await searchPlaces(name, going)).find((p) => p.fullName === name)?.unfit ?? null;
    expect(await unfit(DISTRICT)).toContain("领导机关");
    expect(await unfit(HOLDING)).toContain("待接转");
    expect(await unfit(BEIJING_STREET)).toBe("转往北京、广东、福建须选择具体的团支部。");
    expect(await unfit(BEIJING_BRANCH)).toBeNull();
    expect(await unfit(CLASS_1)).toContain("现在所在");
    expect(await unfit("东屿区望潮街道团工委", { fromBranchId: from, reason: "FURTHER_STUDY" })).toContain("升学的毕业学生团员");
    expect(await unfit("东屿区望潮街道团工委")).toBeNull();
  });

  it("一层一层取，省份之间也通；只有名字，没有人", async () => {
    const [root] = await db().organization.findMany({ where: { level: 1 } });
    const provinces = await listPlaces(root?.id ?? "", NOWHERE);
    expect(provinces.map((p) => p.name)).toEqual(expect.arrayContaining(["团江海省委", "团北京市委"]));
    expect(Object.keys(provinces[0] ?? {}).sort()).toEqual(
      ["above", "category", "children", "external", "fullName", "id", "initials", "name", "path", "unfit"].sort(),
    );
    expect(await listPlaces("not an id", NOWHERE)).toEqual([]);
  });

  it("百分号、下划线、引号只是字", async () => {
    for (const typed of ["%", "_", "'", "100% '", '"']) expect(await found(typed)).toEqual([]);
  });
});

describe("成批办理转入（TRF-25）", () => {
  it("O04 交两行：一行有效，一行查不到，各说各的；团的领导机关不行（E-TRF-10c）", async () => {
    const people = [
      { name: "沈一苇", idNumber: idNumberOf("M11") },
      { name: "沈一苇", idNumber: idNumberOf("M10") },
    ];
    const form = { people, reason: "FURTHER_STUDY" as const, reasonNote: "" };
    const answer = await press((await at("M08", COLLEGE)).browser, transferInMany, form);
    expect(answer).toMatchObject({
      ok: true,
      data: [
        { name: "沈一苇", because: null },
        { name: "沈一苇", because: "未查询到该团员，请核对姓名和身份证号码。" },
      ],
    });
    expect(await stateOf("M11")).toBe("PENDING_OUT");
    const leading = await press((await at("K10", DISTRICT)).browser, transferInMany, form);
    expect(leading).toMatchObject({ ok: false, code: "E-TRF-10c" });
  });

  it("查不到的每小时只能试二十次（安全案例 23）", async () => {
    const miss = { name: "查无此人", idNumber: idNumberOf("M10") };
    const form = { people: Array.from({ length: 30 }, () => miss), reason: "FURTHER_STUDY" as const, reasonNote: "" };
    const answer = await press((await at("M18", "江海海洋大学信息学院计算机专业2022级1班团支部")).browser, transferInMany, form);
    const told = answer.ok ? answer.data.map((t) => t.because ?? "") : [];
    expect(told.filter((t) => t.startsWith("未查询到"))).toHaveLength(20);
    expect(told.filter((t) => !t.startsWith("未查询到"))).toHaveLength(10);
  });
});
