import { beforeAll, describe, expect, it } from "vitest";
import { now } from "#lib/clock";
import { laterByMinutes } from "#lib/dates";
import { db } from "#lib/db";
import { revealPerson } from "#lib/members/actions";
import { getMemberCard } from "#lib/members/card/queries";
import { listViewers } from "#lib/members/disclosures/queries";
import { getEditable, getMember } from "#lib/members/queries";
import { listRoster, ROSTER_PAGE, type Roster } from "#lib/members/roster/queries";
import { rosterFilterSchema } from "#lib/members/schema";
import { withWorld } from "#tests/support/database";
import { check, confirm } from "#tests/support/imports";
import { leaksIn, leaksInWorkbook } from "#tests/support/leaks";
import {
  actorFor,
  given,
  organizationId,
  personId,
  type Player,
  press,
  refusal,
  scopeFor,
  selfFor,
  signedIn,
  visitor,
} from "#tests/support/people";
import { readBytes } from "#tests/support/reading";
import { call } from "#tests/support/routes";
import { sheetOfTexts, studentOf } from "#tests/support/students";
import { CLASS_1, CLASS_2, COLLEGE, GRADE } from "#tests/support/organizations";

const PROVINCE = "共青团江海省委";
const STREET = "望潮街道听涛社区团支部";

withWorld();
let m01: Player;
let m08: Player;
let k02: Player;
let k13: Player;
beforeAll(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  m08 = await signedIn("M08", { organization: COLLEGE });
  k02 = await signedIn("K02", { organization: PROVINCE });
  k13 = await signedIn("K13", { organization: STREET });
});

const roster = async (player: Player, asked: Record<string, unknown> = {}): Promise<Roster> => {
  const found = await listRoster(await scopeFor(player), rosterFilterSchema.parse(asked));
  if (!found) throw new Error("out of reach");
  return found;
};
const names = async (player: Player, asked: Record<string, unknown> = {}): Promise<string[]> =>
  (await roster(player, asked)).rows.map((r) => r.name);

describe("团员列表（MEM-16）", () => {
  it("1班的列表有六行，书记、副书记在前；证件号和手机都打了码", async () => {
    const { rows, total } = await roster(m01);
    expect(rows.map((r) => r.name)).toEqual(["林晓澜", "周望舒", "陈听雨", "何星野", "孙若川", "赵砚秋"]);
    expect(total).toBe(6);
    expect(rows[0]).toMatchObject({
      idMasked: "379901********9024",
      mobileMasked: "199****0001",
      post: "SECRETARY",
      branchName: "计算机专业2021级1班团支部",
    });
  });

  it("邻居的人不在：支部看不到别的支部，社区看不到大学", async () => {
    expect(await names(m01)).not.toContain("吴清越");
    expect(await names(k13, { q: "林晓澜" })).toEqual([]);
    expect(await names(k13, { q: "379901200302149024" })).toEqual([]);
    const scope = await scopeFor(m01);
    const filter = rosterFilterSchema.parse({ at: await organizationId(CLASS_2) });
    expect(await listRoster(scope, filter)).toBeNull();
    expect(await listRoster(scope, rosterFilterSchema.parse({ at: await organizationId(COLLEGE) }))).toBeNull();
    const other = await personId("M07");
    expect([
      await getMember(scope, other),
      await getMemberCard(await actorFor(m01), scope, other),
      await getEditable(scope, other),
    ]).toEqual([null, null, null]);
  });

  it("上级看得到连同下级的所有人；选了树上的一处就只有那一处", async () => {
    expect((await roster(m08)).total).toBe(9);
    expect((await names(m08)).sort()).toEqual(
      ["何星野", "叶知秋", "吴清越", "周望舒", "孙若川", "林晓澜", "石见山", "赵砚秋", "陈听雨"].sort(),
    );
    expect(await names(m08, { at: await organizationId(CLASS_2) })).toEqual(["吴清越"]);
    expect((await roster(m08, { at: await organizationId(GRADE) })).total).toBe(7);
  });

  it("团支部只看自己的，列表没有删除（MEM-19）：也没有删除的动作", async () => {
    const actions = Object.keys(await import("#lib/members/actions"));
    // The youth of MEM-33 are no members.
    expect(actions.filter((name) => /delete|remove/i.test(name))).toEqual(["removeYouth"]);
  });
});

describe("查找（MEM-16、A9）", () => {
  const found: readonly (readonly [typed: string, names: readonly string[]])[] = [
    ["林", ["林晓澜"]],
    ["林晓澜", ["林晓澜"]],
    ["lxl", ["林晓澜"]],
    ["LinXiao", ["林晓澜"]],
    ["zhouwangshu", ["周望舒"]],
    ["379901200302149024", ["林晓澜"]],
    [" 379901 20030214 9024 ", ["林晓澜"]],
    ["9024", ["林晓澜"]],
    ["201739000123", ["林晓澜"]],
    ["+86 199 0000 0001", ["林晓澜"]],
    ["19900000002", ["周望舒"]],
    ["19900000007", []],
    ["没有这个人", []],
    ["%", []],
    ["_", []],
    ["' OR 1=1 --", []],
    ["\\", []],
  ];
  it.each(found)("“%s”", async (typed, expected) => {
    const { rows, total } = await roster(m01, { q: typed });
    expect(rows.map((r) => r.name)).toEqual([...expected]);
    expect(total).toBe(expected.length);
  });

  it("末位是X的号码用小写也找得到", async () => {
    expect(await names(k02, { q: "37990120071120977x" })).toEqual(["邵明禾"]);
    expect(await names(k02, { q: "977x" })).toEqual(["邵明禾"]);
  });
});

describe("筛选、排序、翻页、准确的总数", () => {
  it("资料不完整的、没有激活的、没有上传志愿书的、团干部、入团的年份", async () => {
    expect(await names(m01, { show: "cadres" })).toEqual(["林晓澜", "周望舒"]);
    expect(await names(m01, { show: "unuploaded" })).toEqual(["赵砚秋"]);
    expect((await names(m01, { from: 2017, to: 2017 })).sort()).toEqual(["何星野", "孙若川", "林晓澜"].sort());
    expect((await roster(m01, { from: 2018 })).total).toBe(2);
    for (const show of ["incomplete", "activated", "unactivated", "unuploaded", "cadres", "all"]) {
      const { rows, total } = await roster(m08, { show });
      expect(`${show} ${total}`).toBe(`${show} ${rows.length}`);
      if (show.endsWith("activated")) expect(rows.map((r) => r.activated)).toEqual(Array(total).fill(show === "activated"));
    }
    for (const years of [
      { from: 2017 },
      { to: 2017 },
      { from: 2016, to: 2018 },
      { from: 2018, to: 2016 },
      { from: 2017, show: "cadres" },
    ]) {
      const { rows, total } = await roster(m08, years);
      expect([years, total]).toEqual([years, rows.length]);
    }
  });

  it("按姓名、按入团时间；胡乱的参数当作没有", async () => {
    const pinyin = ["陈听雨", "何星野", "林晓澜", "孙若川", "赵砚秋", "周望舒"];
    expect(await names(m01, { sort: "name" })).toEqual(pinyin);
    expect((await names(m01, { sort: "joined" }))[0]).toBe("陈听雨");
    expect(await names(m01, { sort: "id_number; DROP TABLE person", show: "x", page: "-1", at: "not-a-uuid", from: "1e9" })).toHaveLength(
      6,
    );
  });

  it("四十几人翻三页：每人恰好一次，总数不变；末页以后是空的", async () => {
    const batch = await check(m08, "MEMBERS_BELOW", sheetOfTexts([])).catch(() => null);
    expect(batch?.state).toBe("FAILED");
    const m07 = await signedIn("M07", { organization: CLASS_2 });
    const more = await check(m07, "MEMBERS", sheetOfTexts(Array.from({ length: 41 }, (_, i) => studentOf(5000 + i))));
    await confirm(m07, more.id);
    for (const sort of ["branch", "name", "joined"]) {
      const pages = await Promise.all([1, 2, 3, 4].map((page) => roster(m07, { page, sort })));
      expect(pages.map((p) => p.rows.length)).toEqual([ROSTER_PAGE, ROSTER_PAGE, 2, 0]);
      expect(new Set(pages.flatMap((p) => p.rows.map((r) => r.personId))).size).toBe(42);
      expect(new Set(pages.map((p) => p.total))).toEqual(new Set([42]));
    }
  });
});

describe("导出所见（NFR-01、NFR-09）", () => {
  const exported = (player: Player, query = "") => call(player.browser, `/api/exports/members${query}`);
  const rowsOf = async (answer: Response) => (await readBytes(new Uint8Array(await answer.arrayBuffer()))).rows.map((r) => r.cells);

  it("与看到的一样：同样的筛选、同样的列，打着码；每个人都看得到自己被导出过", async () => {
    const answer = await exported(m01, "?show=cadres&columns=name,idMasked,mobileMasked,post,nonsense");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toContain("no-store");
    expect(await rowsOf(answer)).toEqual([
      ["姓名", "职务", "身份证号码", "手机号码"],
      ["林晓澜", "书记", "379901********9024", "199****0001"],
      ["周望舒", "副书记", "379901********9118", "199****0002"],
    ]);
    const m02 = await signedIn("M02", { organization: CLASS_1 });
    expect((await listViewers(await selfFor(m02)))[0]).toMatchObject({ viewerName: "林晓澜", reason: "导出名单" });
  });

  it("不在自己范围里的导不出来，没有登录的也导不出来", async () => {
    expect((await exported(m01, `?at=${await organizationId(CLASS_2)}`)).status).toBe(404);
    expect((await call(visitor(), "/api/exports/members")).status).toBe(401);
    const plain = await signedIn("M03");
    expect((await exported(plain)).status).toBe(403);
  });

  it("列表、导出、卡片、表单里没有一个完整的号码（S11）", async () => {
    for (const player of [m01, m08, k02, k13]) {
      const scope = await scopeFor(player);
      const page = await roster(player);
      expect(leaksIn(page)).toEqual([]);
      for (const { personId: id } of page.rows) {
        expect(leaksIn(await getMemberCard(await actorFor(player), scope, id))).toEqual([]);
        expect(leaksIn(await getEditable(scope, id))).toEqual([]);
        expect(leaksIn(await (await call(player.browser, `/api/members/${id}`)).text())).toEqual([]);
      }
      const bytes = new Uint8Array(await (await exported(player)).arrayBuffer());
      expect(leaksInWorkbook(bytes)).toEqual([]);
    }
  });
});

describe("查看完整信息（NFR-01、Q18）", () => {
  it("写明理由才看得到，五分钟，本人收到消息，谁看的留有记录", async () => {
    const id = await personId("M03");
    expect(refusal(await press(m01.browser, revealPerson, { personId: id, reason: " " }))).toBe("E-GEN-09");
    const seen = given(await press(m01.browser, revealPerson, { personId: id, reason: "核对户籍" }));
    expect(seen).toMatchObject({ idNumber: "379901200211309248", mobile: "19900000003" });
    expect(Math.abs(seen.until.getTime() - laterByMinutes(now(), 5).getTime())).toBeLessThan(5000);
    const m03 = await signedIn("M03");
    expect((await listViewers(await selfFor(m03)))[0]).toMatchObject({
      viewerName: "林晓澜",
      reason: "核对户籍",
      fields: ["idNumber", "mobile", "householdAddress"],
    });
    const letter = await db().message.findFirstOrThrow({ where: { personId: id }, orderBy: { createdAt: "desc" } });
    expect([letter.title, leaksIn(letter)]).toEqual(["林晓澜查看了你的完整身份证号", []]);
    const audit = await db().auditEvent.findFirstOrThrow({ where: { action: "member.revealed" } });
    expect(leaksIn(audit.detail)).toEqual([]);
  });

  it("隔一级的上级不行，邻居不行，团员不行", async () => {
    const id = await personId("M03");
    expect(refusal(await press(m08.browser, revealPerson, { personId: id, reason: "看看" }))).toBe("E-PERM-02");
    expect(refusal(await press(k13.browser, revealPerson, { personId: id, reason: "看看" }))).toMatch(/^E-PERM-02|E-GEN-08$/);
    const m04 = await signedIn("M04");
    expect(refusal(await press(m04.browser, revealPerson, { personId: id, reason: "看看" }))).toMatch(/^E-PERM/);
    expect(await db().disclosure.count({ where: { reason: "看看" } })).toBe(0);
  });
});
