import { describe, expect, it } from "vitest";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { createOrganization } from "#lib/organizations/actions";
import { listChildren, listTreePath, searchTree } from "#lib/organizations/queries";
import { childFilterSchema, type NewOrganizationForm } from "#lib/organizations/schema";
import { db } from "#lib/db";
import { withWorld } from "#tests/support/database";
import { COLLEGE, STREET, childForm } from "#tests/support/organizations";
import { given, organizationId, press, refusal, scopeFor, signedIn } from "#tests/support/people";

withWorld();

const form = (shortName: string, more: Partial<NewOrganizationForm> = {}): Promise<NewOrganizationForm> =>
  childForm(COLLEGE, { shortName, ...more });

describe("单个创建（ORG-04）", () => {
  it("信息学院团委建一个团支部，全称自动生成", async () => {
    const m08 = await signedIn("M08", { organization: COLLEGE });
    const { id } = given(await press(m08.browser, createOrganization, await form("计算机专业2023级1班团支部")));
    const made = await db().organization.findUniqueOrThrow({ where: { id } });
    expect(made).toMatchObject({
      fullName: "江海海洋大学信息学院计算机专业2023级1班团支部",
      level: 5,
      status: "CREATED",
      industryCategory: "03PTGDYX",
    });
  });

  it("同级同名不行（ORG-09），青年数过万不行，领导机关不行（ORG-02）", async () => {
    const m08 = await signedIn("M08", { organization: COLLEGE });
    expect(refusal(await press(m08.browser, createOrganization, await form("计算机专业2022级1班团支部")))).toBe("E-ORG-03");
    const crowded = await press(m08.browser, createOrganization, await form("软件工程专业2024级1班团支部", { youthCount: "10001" }));
    expect(crowded.ok ? "" : crowded.because).toBe("14-28周岁青年数不能超过10000。");
    expect(refusal(await press(m08.browser, createOrganization, await form("团某某区委", { category: "LEADING_BODY" })))).toBe("E-ORG-02");
  });
});

describe("全称（ORG-04、ORG-08）", () => {
  it("改得太短、太长、带了不能用的字：落在全称那一格", async () => {
    const m08 = await signedIn("M08", { organization: COLLEGE });
    const fits = async (fullName: string) => press(m08.browser, createOrganization, await form("深海团支部", { fullName }));
    expect(await fits("深海支")).toMatchObject({ code: "E-GEN-03", fields: { fullName: "组织全称应为4至100个字，格式不正确。" } });
    expect(await fits("深海<团支部>")).toMatchObject({ code: "E-GEN-03", fields: { fullName: expect.any(String) } });
  });

  it("规则定为正式写法，系统生成的就是正式写法；别处不变", async () => {
    const value = { key: "org.fullNameStyle", value: "OFFICIAL", source: "测试", effectiveFrom: now(), setAt: now() };
    const set = await db().settingValue.create({ data: { id: newId(), organizationId: await organizationId(COLLEGE), ...value } });
    const m08 = await signedIn("M08", { organization: COLLEGE });
    const { id } = given(await press(m08.browser, createOrganization, await form("远洋团支部")));
    const m09 = await signedIn("M09", { organization: STREET });
    const other = given(await press(m09.browser, createOrganization, await childForm(STREET, { shortName: "远洋团支部" })));
    const made = await db().organization.findMany({ where: { id: { in: [id, other.id] } }, orderBy: { path: "asc" } });
    expect(made.map((o) => o.fullName).sort()).toEqual(["中国共产主义青年团江海海洋大学信息学院远洋支部委员会", "望潮街道远洋团支部"]);
    await db().settingValue.delete({ where: { id: set.id } });
  });

  it("青年数、推优数超过上限：各有各的代码（E-ORG-05、E-ORG-06），空着必填项是 E-GEN-01", async () => {
    const m08 = await signedIn("M08", { organization: COLLEGE });
    const code = async (more: Partial<NewOrganizationForm>) =>
      refusal(await press(m08.browser, createOrganization, await form("深海团支部", more)));
    expect(await code({ youthCount: "10001" })).toBe("E-ORG-05");
    expect(await code({ recommendedPartyCount: "1001" })).toBe("E-ORG-06");
    expect(await code({ shortName: " " })).toBe("E-GEN-01");
    expect(await code({ email: "x" })).toBe("E-GEN-09");
  });
});

describe("下级列表（ORG-14）与树", () => {
  it("信息学院团委的直属下级是四个；数字是连同下级的", async () => {
    const m08 = await signedIn("M08", { organization: COLLEGE });
    const scope = await scopeFor(m08);
    const at = await db().organization.findFirstOrThrow({ where: { fullName: COLLEGE } });
    const { rows } = await listChildren(scope, at, childFilterSchema.parse({ q: "2021" }));
    expect(rows.map((r) => [r.shortName, r.totals.members])).toEqual([["2021级团总支", 7]]);
  });

  it("按拼音首字母找得到；别处的找不到", async () => {
    const m08 = await signedIn("M08", { organization: COLLEGE });
    const scope = await scopeFor(m08);
    expect((await searchTree(scope, "jsjzy")).map((n) => n.name)).toContain("计算机专业2021级1班团支部");
    expect(await searchTree(scope, "机电车间")).toEqual([]);
    expect(await listTreePath(scope, "0001")).toEqual([]);
  });
});
