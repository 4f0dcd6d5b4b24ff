import { describe, expect, it } from "vitest";
import { listContactPhones } from "#lib/cadres/contacts/queries";
import { db } from "#lib/db";
import { getOwnOrganization } from "#lib/members/branch/queries";
import { confirmNames, createOrganization, orderChildren } from "#lib/organizations/actions";
import { getHomeFacts } from "#lib/organizations/home/queries";
import { tasksOf } from "#lib/organizations/home/rules";
import { countsBelow } from "#lib/organizations/completeness/rules";
import { listOffices } from "#lib/organizations/posts/queries";
import {
  findOrganization,
  getChild,
  listChildren,
  listTreeChildren,
  readOrganizationTotals,
  readOwnTotals,
  searchTree,
} from "#lib/organizations/queries";
import { listRoster } from "#lib/members/roster/queries";
import { rosterFilterSchema } from "#lib/members/schema";
import { childFilterSchema } from "#lib/organizations/schema";
import { withWorld } from "#tests/support/database";
import { childForm, CLASS_1, CLASS_2, COLLEGE, GRADE, organizationOf, PROVINCE, STREET, UNIVERSITY } from "#tests/support/organizations";
import { given, organizationId, type Player, press, refusal, scopeFor, selfFor, signedIn } from "#tests/support/people";

withWorld();

const children = async (player: Player, at: string, filter: object = {}) =>
  (await listChildren(await scopeFor(player), await organizationOf(at), childFilterSchema.parse(filter))).rows;
const names = async (player: Player, at: string, filter: object = {}) => (await children(player, at, filter)).map((r) => r.shortName);
const college = () => signedIn("M08", { organization: COLLEGE });

describe("下级列表（ORG-14）", () => {
  const FOUR = ["2021级团总支", "计算机专业2022级1班团支部", "信息学院待接转团支部", "信息学院延迟毕业团组织"];

  it("信息学院团委的直属下级是这四个，每一行该有的都有", async () => {
    const m08 = await college();
    const rows = await children(m08, COLLEGE);
    expect(rows.map((r) => r.shortName)).toEqual(FOUR);
    expect(rows[0]).toMatchObject({
      category: "GENERAL_BRANCH",
      relation: "child",
      administrators: [{ name: "白若溪" }],
      secretary: { name: "白若溪" },
      children: 2,
      signedIn: true,
      totals: { members: 7, organizations: 3, branches: 2 },
    });
    expect(rows[1]).toMatchObject({ graduationMonth: "2026-06", schoolField: true, small: true });
  });

  it("按名字、拼音首字母、类别、没填完的筛", async () => {
    const m08 = await college();
    expect(await names(m08, COLLEGE, { q: "2022级" })).toEqual([FOUR[1]]);
    expect(await names(m08, COLLEGE, { q: "JSJZY" })).toEqual([FOUR[1]]);
    expect(await names(m08, COLLEGE, { category: "DELAYED_GRADUATION_ORG" })).toEqual([FOUR[3]]);
    expect(await names(m08, COLLEGE, { show: "silent" })).toEqual([FOUR[3]]);
    expect(await names(m08, COLLEGE, { show: "incomplete" })).toContain(FOUR[3]);
    expect(await names(m08, COLLEGE, { deep: "1", q: "2021" })).toEqual([
      "2021级团总支",
      "计算机专业2021级1班团支部",
      "计算机专业2021级2班团支部",
    ]);
  });

  it.each(["%", "_", "%%", "\\", "'", "'; DROP TABLE organization; --", "🙂", "*"])("查 %j：什么也没有，也不出错", async (q) => {
    const m08 = await college();
    expect(await names(m08, COLLEGE, { q })).toEqual([]);
    expect(await searchTree(await scopeFor(m08), q)).toEqual([]);
  });

  it("翻到没有的页是空的；乱写的页回第一页", async () => {
    const m08 = await college();
    expect(await names(m08, COLLEGE, { page: "99" })).toEqual([]);
    expect(await names(m08, COLLEGE, { page: "-3" })).toEqual(FOUR);
  });
});

describe("邻居的看不到", () => {
  it("站在团总支：大学、街道、学院的别的下级都查不到、点不开、展不开", async () => {
    const k05 = await signedIn("K05", { organization: GRADE });
    const scope = await scopeFor(k05);
    for (const name of [UNIVERSITY, STREET, COLLEGE, "江海海洋大学信息学院计算机专业2022级1班团支部"]) {
      const { id } = await organizationOf(name);
      expect(await findOrganization(scope, id)).toBeNull();
      expect(await getChild(scope, await organizationOf(name))).toBeNull();
      expect(await listTreeChildren(scope, id)).toEqual([]);
      expect(await names(k05, name, { deep: "1" })).toEqual(name === COLLEGE || name === UNIVERSITY ? expect.arrayContaining([]) : []);
    }
    expect((await searchTree(scope, "团支部")).map((n) => n.name)).toEqual(["计算机专业2021级1班团支部", "计算机专业2021级2班团支部"]);
  });

  it("从上级展开，也只露出自己这一支", async () => {
    const k05 = await signedIn("K05", { organization: GRADE });
    for (const at of [PROVINCE, UNIVERSITY, COLLEGE])
      expect((await names(k05, at, { deep: "1" })).filter((n) => !/2021级/.test(n))).toEqual([]);
  });

  it("不是编号的编号：没有，不出错", async () => {
    const scope = await scopeFor(await college());
    for (const id of ["", "x", "../..", "0001", "' OR 1=1", "00000000-0000-0000-0000-000000000000"]) {
      expect(await findOrganization(scope, id)).toBeNull();
      expect(await listTreeChildren(scope, id)).toEqual([]);
    }
  });
});

describe("调整排序", () => {
  const order = async (player: Player, parent: string, list: string[]) =>
    press(player.browser, orderChildren, { parentId: await organizationId(parent), order: list });

  it("按给的先后排，没提到的排在后面；别处的编号混进来不起作用", async () => {
    const m08 = await college();
    const [first, second, third, fourth] = (await children(m08, COLLEGE)).map((r) => r.id) as [string, string, string, string];
    const foreign = await organizationId(STREET);
    given(await order(m08, COLLEGE, [fourth, foreign, second]));
    expect((await children(m08, COLLEGE)).map((r) => r.id)).toEqual([fourth, second, first, third]);
    expect(await db().organization.findUniqueOrThrow({ where: { id: foreign } })).toMatchObject({
      parentId: await organizationId("共青团东屿区委"),
    });
  });

  it("只有本级能排直属下级：隔级 E-PERM-02，别处没有找到，支部没有这个功能", async () => {
    const m08 = await college();
    expect(refusal(await order(m08, GRADE, []))).toBe("E-PERM-02");
    expect(refusal(await order(m08, STREET, []))).toBe("E-GEN-08");
    expect(refusal(await order(m08, UNIVERSITY, []))).toBe("E-GEN-08");
    expect(refusal(await order(await signedIn("M01", { organization: CLASS_1 }), GRADE, []))).toBe("E-PERM-01");
  });
});

describe("核对名称（ORG-32）", () => {
  it("省委确认，时间记在省委名下；普通团员不行", async () => {
    const k02 = await signedIn("K02", { organization: PROVINCE });
    given(await press(k02.browser, confirmNames, {}));
    expect((await organizationOf(PROVINCE)).namesConfirmedAt).not.toBeNull();
    expect((await organizationOf(UNIVERSITY)).namesConfirmedAt).toBeNull();
    expect(refusal(await press((await signedIn("M03")).browser, confirmNames, {}))).toBe("E-PERM-01");
  });
});

describe("联系人与电话（ORG-36）", () => {
  it("团总支看到班级书记的完整手机；大学看到的是打码的；别处的没有", async () => {
    const class1 = await organizationId(CLASS_1);
    const phones = async (key: string, organization: string) =>
      listContactPhones(await scopeFor(await signedIn(key, { organization })), [class1]);
    expect((await phones("K05", GRADE)).get(class1)).toBe("19900000001");
    expect((await phones("K03", UNIVERSITY)).get(class1)).toBe("199****0001");
    expect((await phones("M08", COLLEGE)).get(class1)).toBe("199****0001");
    expect((await phones("M09", STREET)).size).toBe(0);
    expect((await phones("M07", CLASS_2)).size).toBe(0);
  });

  it("还没有书记的，给出第一位管理员的手机", async () => {
    const grade = await organizationId(GRADE);
    const read = async () => (await listContactPhones(await scopeFor(await college()), [grade])).get(grade);
    const phone = await read();
    await db().cadrePost.updateMany({ where: { organizationId: grade }, data: { post: "DEPUTY_SECRETARY" } });
    expect(phone).toMatch(/^199\d{8}$/);
    expect(await read()).toBe(phone);
    await db().cadrePost.updateMany({ where: { organizationId: grade }, data: { post: "SECRETARY" } });
  });
});

describe("数字与它后面的名单（A5、STAT-11）", () => {
  const offices = async (player: Player, at: string, page = 1) => listOffices(await scopeFor(player), await organizationOf(at), page);

  it("每一行的团员、资料完整、团干部，都数得出后面的名单", async () => {
    const m08 = await college();
    const scope = await scopeFor(m08);
    for (const row of await children(m08, COLLEGE)) {
      const total = async (show: string) => (await listRoster(scope, rosterFilterSchema.parse({ at: row.id, show })))?.total;
      const complete = await listRoster(scope, rosterFilterSchema.parse({ at: row.id, show: "complete" }));
      expect([await total("all"), complete?.rows.length]).toEqual([row.totals.members, complete?.total]);
      expect((await total("incomplete")) ?? 0).toBe(row.totals["members.incomplete"]);
      const { rows } = await offices(m08, row.fullName);
      expect(rows.reduce((sum, o) => sum + o.posts, 0)).toBe(row.totals.posts);
    }
  });

  it("团干部的名单：本级与直属下级列姓名，隔级只列数目（2.3 第 19 行）；别处的没有，第二页是空的", async () => {
    const m08 = await college();
    const { rows, more } = await offices(m08, COLLEGE);
    expect(more).toBe(false);
    expect(rows.find((o) => o.fullName === GRADE)?.holders).toMatchObject([{ name: "白若溪", post: "SECRETARY" }]);
    expect(rows.find((o) => o.fullName === CLASS_1)).toMatchObject({ posts: 2, holders: null });
    expect((await offices(m08, COLLEGE, 2)).rows).toEqual([]);
    expect((await offices(m08, STREET)).rows).toEqual([]);
    const above = (await offices(await signedIn("K05", { organization: GRADE }), UNIVERSITY)).rows.map((o) => o.fullName);
    expect(above.every((name) => [GRADE, CLASS_1, CLASS_2].includes(name))).toBe(true);
  });

  it("下级组织、信息完整、不完整、没登录过：数目与名单一样，不算自己", async () => {
    for (const [key, at] of [
      ["M08", COLLEGE],
      ["K03", UNIVERSITY],
      ["M09", STREET],
    ] as const) {
      const player = await signedIn(key, { organization: at });
      const organization = await organizationOf(at);
      const below = countsBelow(await readOrganizationTotals(organization), organization);
      const listed = async (show: string) => (await names(player, at, { deep: "1", show })).length;
      expect([await listed("complete"), await listed("incomplete"), await listed("silent")]).toEqual([
        below.complete,
        below.incomplete,
        below.silent,
      ]);
    }
  });

  it("不足 3 人的支部，自己的首页也知道（ORG-26）", async () => {
    const small = async (key: string, organization: string) =>
      (await readOwnTotals(await scopeFor(await signedIn(key, { organization }))))["branches.small"];
    expect([await small("M07", CLASS_2), await small("M01", CLASS_1)]).toEqual([1, 0]);
  });
});

describe("我的组织（ORG-30）", () => {
  it("陈听雨看到自己支部：名称、隶属、书记、管理员、人数；电话打码", async () => {
    const m03 = await signedIn("M03");
    const own = await getOwnOrganization(await selfFor(m03), await organizationId(CLASS_1));
    expect(own).toMatchObject({ fullName: CLASS_1, members: 6 });
    expect(own?.above.map((a) => a.shortName)).toEqual(["团江海省委", "江海海洋大学团委", "信息学院团委", "2021级团总支"]);
    expect(own?.contacts.map((c) => [c.name, c.post, c.isAdmin, c.mobile])).toEqual([
      ["林晓澜", "SECRETARY", true, "199****0001"],
      ["周望舒", "DEPUTY_SECRETARY", true, "199****0002"],
    ]);
    expect(JSON.stringify(own)).not.toMatch(/1990000000\d/);
  });
});

describe("组织建设五件事（ORG-34）", () => {
  const tasks = async (key: string, organization: string) =>
    tasksOf(await getHomeFacts(await scopeFor(await signedIn(key, { organization })))).map((t) => `${t.key} ${t.state}`);

  it("支部两件，学院五件；待接转团支部不算没发码的下级", async () => {
    expect(await tasks("M01", CLASS_1)).toEqual(["registered done", "informed done"]);
    expect(await tasks("M08", COLLEGE)).toEqual(["registered done", "informed done", "created done", "handedOut warn", "followed warn"]);
    const facts = await getHomeFacts(await scopeFor(await college()));
    expect(facts).toMatchObject({ children: 3, withoutAdministrator: 1, withoutCode: 1, incomplete: 1 });
    expect(facts.firstIncomplete?.shortName).toBe("信息学院延迟毕业团组织");
  });

  it("新建一个下级，待办里马上多一个", async () => {
    const k05 = await signedIn("K05", { organization: GRADE });
    const before = await getHomeFacts(await scopeFor(k05));
    given(await press(k05.browser, createOrganization, await childForm(GRADE, { shortName: "计算机专业2021级9班团支部" })));
    expect(await getHomeFacts(await scopeFor(k05))).toMatchObject({ children: before.children + 1, withoutCode: before.withoutCode + 1 });
  });
});
