import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { beginImport } from "#lib/imports/actions";
import { countsOf } from "#lib/imports/batches/queries";
import { createOrganization } from "#lib/organizations/actions";
import type { EntryNode } from "#lib/members/entry/queries";
import { setRule } from "#tests/support/accounts";
import { withWorld } from "#tests/support/database";
import { violations } from "#tests/support/facts";
import { check, confirm, rowsOf, store } from "#tests/support/imports";
import { asOwner } from "#tests/support/owner";
import { given, organizationId, type Player, press, refusal, signedIn } from "#tests/support/people";
import { call } from "#tests/support/routes";
import { COLUMNS, idOf, sheetOfTexts, studentOf, worldTexts } from "#tests/support/students";
import { xlsx } from "#tests/support/xlsx";
import { CLASS_1, CLASS_2, CLASS_2022, COLLEGE, GRADE, UNIVERSITY, childForm } from "#tests/support/organizations";

withWorld();
let m01: Player;
let k05: Player;
beforeAll(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  k05 = await signedIn("K05", { organization: GRADE });
});

const sheetBelow = (rows: Record<string, string>[]) =>
  xlsx({
    rows: [
      ["所在团支部", ...COLUMNS.map(([, h]) => h)],
      ...rows.map((r) => [r.branch ?? "", ...COLUMNS.map(([k]) => (k ? (r[k] ?? null) : null))]),
    ],
  });

describe("上级录入下级（MEM-03）", () => {
  const inBranch = (branch: string, n: number) => ({ branch, ...studentOf(n) });
  it("团总支录入直属支部：全称、简称都认得；不是直属的、拼错的、空的，说清楚", async () => {
    const rows = [
      inBranch(CLASS_1, 7300),
      inBranch("计算机专业2021级2班团支部", 7301),
      inBranch("望潮街道听涛社区团支部", 7302),
      inBranch("计算机1班", 7303),
      inBranch("", 7304),
    ];
    const batch = await check(k05, "MEMBERS_BELOW", sheetBelow(rows));
    expect((await rowsOf(batch.id)).map((r) => [r.verdict, r.codes.join()])).toEqual([
      ["NEW", ""],
      ["NEW", ""],
      ["SKIP", "E-IMP-17"],
      ["SKIP", "E-IMP-17"],
      ["SKIP", "E-IMP-17"],
    ]);
    await confirm(k05, batch.id);
    expect(await db().membership.count({ where: { status: "ACTIVE", person: { name: studentOf(7300).name ?? "" } } })).toBe(1);
  });

  it("隔一级的信息学院团委不行（E-PERM-02），待接转团支部谁也不能录", async () => {
    const m08 = await signedIn("M08", { organization: COLLEGE });
    const batch = await check(
      m08,
      "MEMBERS_BELOW",
      sheetBelow([inBranch(CLASS_1, 7310), inBranch("江海海洋大学信息学院待接转团支部", 7311)]),
    );
    expect((await rowsOf(batch.id)).map((r) => r.verdict)).toEqual(["SKIP", "SKIP"]);
  });

  it("设置放开到各级下级：信息学院团委也能录入隔一级的支部，表单里找得到（C-23）", async () => {
    const listed = async (player: Player, q: string) =>
      ((await (await call(player.browser, `/api/members/branches?q=${encodeURIComponent(q)}`)).json()) as { fullName: string }[]).map(
        (b) => b.fullName,
      );
    const m08 = await signedIn("M08", { organization: COLLEGE });
    expect([await listed(m08, "2021级1班"), await listed(k05, "2021级1班"), await listed(k05, "2022级")]).toEqual([[], [CLASS_1], []]);
    const below = async (player: Player, parent: string) =>
      ((await (await call(player.browser, `/api/members/branches?parent=${await organizationId(parent)}`)).json()) as EntryNode[]).map(
        ({ name, branch }) => (branch ? name : `（${name}）`),
      );
    const [first, second] = [CLASS_1, CLASS_2].map((name) => name.slice(name.indexOf("计算机")));
    expect([await below(k05, GRADE), await below(k05, COLLEGE), await below(k05, UNIVERSITY)]).toEqual([[first, second], [], []]);
    const own = ["计算机专业2022级1班团支部", "信息学院延迟毕业团组织"];
    expect([await below(m08, COLLEGE), await below(m08, GRADE)]).toEqual([own, []]);
    await setRule("member.superiorEntryScope", "SUBTREE", COLLEGE);
    expect(await below(m08, COLLEGE)).toEqual(["（2021级团总支）", ...own]);
    expect([await below(m08, GRADE), await below(m08, UNIVERSITY)]).toEqual([[first, second], []]);
    expect(await listed(m08, "2021级1班")).toEqual([CLASS_1]);
    expect(await listed(m08, "jsjzy2021j1b")).toEqual([CLASS_1]);
    // Two branches of the reach that both call themselves so: nobody knows which is meant.
    await asOwner([`UPDATE organization SET short_name = '同名团支部' WHERE full_name IN ('${CLASS_2}', '${CLASS_2022}')`]);
    const rows = [
      inBranch(CLASS_1, 7350),
      inBranch("望潮街道听涛社区团支部", 7351),
      inBranch("江海海洋大学信息学院待接转团支部", 7352),
      inBranch("同名 团支部", 7353),
      inBranch(CLASS_2, 7354),
    ];
    const batch = await check(m08, "MEMBERS_BELOW", sheetBelow(rows));
    expect((await rowsOf(batch.id)).map((r) => [r.verdict, r.codes.join()])).toEqual([
      ["NEW", ""],
      ["SKIP", "E-IMP-17"],
      ["SKIP", "E-IMP-17"],
      ["SKIP", "E-IMP-17"],
      ["NEW", ""],
    ]);
    expect(countsOf(await confirm(m08, batch.id)).NEW).toBe(2);
    await db().settingValue.deleteMany({ where: { key: "member.superiorEntryScope" } });
  });

  it("团支部不能导入下级，团委不能导入本支部", async () => {
    const fileId = await store(m01, sheetBelow([]));
    expect(refusal(await press(m01.browser, beginImport, { kind: "MEMBERS_BELOW", fileId }))).toBe("E-PERM-01");
    expect(refusal(await press(m01.browser, beginImport, { kind: "ORGANIZATIONS", fileId }))).toBe("E-PERM-01");
    const own = await store(k05, sheetBelow([]));
    expect(refusal(await press(k05.browser, beginImport, { kind: "MEMBERS", fileId: own }))).toBe("E-ORG-27");
  });

  it("一份表里两个书记，第二个不行（Q6）；支部已有书记的也不行", async () => {
    const office = {
      isCadre: "是",
      post: "书记",
      postSince: "2023-09",
      postMode: "选任（选举）",
      cadreNature: "兼职",
      isPeerPartyCommitteeMember: "否",
    };
    const m18 = "江海海洋大学信息学院计算机专业2022级1班团支部";
    const m08 = await signedIn("M08", { organization: COLLEGE });
    const batch = await check(m08, "MEMBERS_BELOW", sheetBelow([{ ...inBranch(m18, 7320), ...office }]));
    expect((await rowsOf(batch.id)).map((r) => r.codes.join())).toEqual(["E-CAD-12"]);
  });
});

describe("检查之后有了变化（E-IMP-19）", () => {
  it("要更新的编号先被别人用了：只有那一行不写", async () => {
    const number = "201739055555";
    const rows = [
      { ...worldTexts("M01"), developmentNo: number },
      { ...worldTexts("M06"), wechat: "ruochuan" },
    ];
    const batch = await check(m01, "MEMBERS", sheetOfTexts(rows));
    expect(countsOf(batch).UPDATE).toBe(2);
    const taker = { ...studentOf(7350), idNumber: idOf("2003-01-05", 350), joinLeagueDate: "2017-05-04", developmentNo: number };
    await confirm(m01, (await check(m01, "MEMBERS", sheetOfTexts([taker]))).id);
    const done = await confirm(m01, batch.id);
    expect([done.state, countsOf(done)]).toEqual(["APPLIED", { NEW: 0, UPDATE: 1, SAME: 0, SKIP: 1 }]);
    expect((await rowsOf(batch.id)).map((r) => r.codes.join())).toEqual(["E-IMP-19", ""]);
    expect(await violations()).toEqual([]);
  });

  it("支部先有了书记：只有那一行不写，别的照写", async () => {
    const m08 = await signedIn("M08", { organization: COLLEGE });
    const branch = await childForm(COLLEGE, { shortName: "网络工程专业2024级1班团支部" });
    given(await press(m08.browser, createOrganization, branch));
    const office = {
      isCadre: "是",
      post: "书记",
      postSince: "2023-09",
      postMode: "选任（选举）",
      cadreNature: "兼职",
      isPeerPartyCommitteeMember: "否",
    };
    const rows = (n: number) =>
      sheetBelow([
        { branch: branch.shortName, ...studentOf(n), ...office },
        { branch: branch.shortName, ...studentOf(n + 1) },
      ]);
    const first = await check(m08, "MEMBERS_BELOW", rows(7330));
    const second = await check(m08, "MEMBERS_BELOW", rows(7340));
    expect([countsOf(first).NEW, countsOf(second).NEW]).toEqual([2, 2]);
    await confirm(m08, first.id);
    const late = await confirm(m08, second.id);
    expect([late.state, countsOf(late)]).toEqual(["APPLIED", { NEW: 1, UPDATE: 0, SAME: 0, SKIP: 1 }]);
    expect((await rowsOf(second.id)).map((r) => r.codes.join())).toEqual(["E-IMP-19", ""]);
    expect(await violations()).toEqual([]);
  });
});
