import { describe, expect, it } from "vitest";
import { childFilterSchema, informationSchema, newOrganizationSchema, orderSchema } from "#lib/organizations/schema";

const CHILD = {
  parentId: crypto.randomUUID(),
  category: "BRANCH",
  shortName: "听涛社区团支部",
  fullName: "",
  industryCategory: "",
  phone: "",
  email: "",
  youthCount: "",
  recommendedPartyCount: "",
  purpose: "",
  validUntil: "",
};
const problem = (more: object) => newOrganizationSchema.safeParse({ ...CHILD, ...more }).error?.issues[0]?.message;

describe("建下级的表单（ORG-04，4.4）", () => {
  it("空着的是没有，不是零；填了的是数", () => {
    expect(newOrganizationSchema.parse(CHILD)).toMatchObject({ youthCount: null, phone: null, industryCategory: null });
    expect(newOrganizationSchema.parse({ ...CHILD, youthCount: "0", recommendedPartyCount: "1000" })).toMatchObject({
      youthCount: 0,
      recommendedPartyCount: 1000,
    });
  });

  it.each([
    ["youthCount", "10001", "14-28周岁青年数不能超过10000。"],
    ["youthCount", "-1", "14-28周岁青年数不能超过10000。"],
    ["youthCount", "1.5", "14-28周岁青年数不能超过10000。"],
    ["youthCount", "一百", "14-28周岁青年数不能超过10000。"],
    ["recommendedPartyCount", "1001", "年度经推优入党团员数不能超过1000。"],
    ["shortName", "  ", "请填写必填项：组织简称"],
    ["shortName", "社".repeat(41), "组织简称不能超过40个字。"],
    ["email", "a@b", "电子邮箱格式不正确。"],
    ["industryCategory", "99", "请从列表中选择单位所属行业类别。"],
    ["category", "团小组", "请选择组织类别。"],
    ["validUntil", "2025-02-30", "截止日期应写成 2021-09-01 这样的年月日。"],
    ["purpose", "用".repeat(201), "用途不能超过200个字。"],
  ])("%s = %j：%s", (field, value, because) => {
    expect(problem({ [field]: value })).toBe(because);
  });

  it("边上的数都可以", () => {
    expect([problem({ youthCount: "10000" }), problem({ youthCount: "0" }), problem({ recommendedPartyCount: "1000" })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("联系电话的几种写法（4.4）", () => {
    const fine = ["88880000", "0531-88880000", "(0531)88880000", "19900000000", ""];
    expect(fine.map((phone) => problem({ phone }))).toEqual(fine.map(() => undefined));
    const wrong = ["123", "电话", "0531 88880000", "+8653188880000", "0531-8888-0000", "<script>"];
    expect(wrong.map((phone) => problem({ phone }))).toEqual(wrong.map(() => "联系电话格式不正确，例如 0531-88880000 或 19900000000。"));
  });

  it("多塞的格子不收：级别、路径、状态、父组织的父组织（滥用案例 5）", () => {
    for (const extra of [{ level: 1 }, { path: "0001" }, { status: "ACTIVE" }, { isTownship: true }, { id: "x" }])
      expect(newOrganizationSchema.safeParse({ ...CHILD, ...extra }).success).toBe(false);
    expect(newOrganizationSchema.safeParse({ ...CHILD, parentId: "1 OR 1=1" }).success).toBe(false);
  });
});

describe("组织信息表单", () => {
  const form = {
    organizationId: crypto.randomUUID(),
    version: 1,
    ...{ shortName: "甲团委", fullName: "甲团委", industryCategory: "", phone: "", email: "" },
    ...{ adminQuota: "0", adminQuotaActual: "0", institutionQuota: "0", institutionQuotaActual: "" },
    ...{ youthCount: "", recommendedPartyCount: "", schoolCode: "", foundedAt: "", lastElectionAt: "", purpose: "", validUntil: "" },
    ...{ isTownship: false, isYouthHome: false },
    secretary: { name: "", idNumber: "", mobile: "" },
  };

  it("编制数 0 至 9999，空着留给必填检查去说（E-ORG-11）", () => {
    const read = informationSchema.parse(form);
    expect([read.adminQuota, read.institutionQuotaActual]).toEqual([0, null]);
    expect(informationSchema.safeParse({ ...form, adminQuota: "10000" }).error?.issues[0]?.message).toBe("行政编制数应为0至9999的整数。");
    expect(informationSchema.safeParse({ ...form, category: "LEADING_BODY" }).success).toBe(false);
  });
});

describe("列表的地址怎么写都打得开", () => {
  it("乱写的回到默认", () => {
    const wild = { at: "x", q: "林".repeat(41), category: "KING", show: "none", deep: "yes", page: "0" };
    expect(childFilterSchema.parse(wild)).toEqual({
      at: undefined,
      q: "林".repeat(40),
      category: undefined,
      show: "all",
      deep: true,
      page: 1,
    });
    expect(childFilterSchema.parse({ page: "1e9", q: ["a"] })).toMatchObject({ page: 1, q: "" });
  });

  it("排序一次至多两千个，都得是编号", () => {
    const order = Array.from({ length: 2001 }, () => crypto.randomUUID());
    expect(orderSchema.safeParse({ parentId: CHILD.parentId, order }).success).toBe(false);
    expect(orderSchema.safeParse({ parentId: CHILD.parentId, order: ["x"] }).success).toBe(false);
  });
});
