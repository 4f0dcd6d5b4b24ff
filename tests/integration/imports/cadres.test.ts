import { describe, expect, it } from "vitest";
import { db } from "#lib/db";
import { writeTemplate } from "#lib/excel/write";
import { undoImport } from "#lib/imports/actions";
import { countsOf } from "#lib/imports/batches/queries";
import { importTemplate } from "#lib/imports/queries";
import { MEMBER_BELOW_TEMPLATE, MEMBER_TEMPLATE } from "#lib/members/columns/sheet";
import { move, postsIn, remove } from "#tests/support/cadres";
import { withFreshWorld } from "#tests/support/database";
import { batchOf, check, confirm, failureOf, rowsOf } from "#tests/support/imports";
import { CLASS_1, COLLEGE, GRADE, PROVINCE } from "#tests/support/organizations";
import { actorFor, given, personId, type Player, press, refusal, signedIn } from "#tests/support/people";
import { readBytes } from "#tests/support/reading";
import { violations } from "#tests/support/soundness";
import { studentOf, type Texts, worldTexts } from "#tests/support/students";
import { xlsx } from "#tests/support/xlsx";

withFreshWorld();

const at = (key: string, organization: string): Promise<Player> => signedIn(key, { organization });
const OFFICE: Texts = {
  ...{ post: "委员", postSince: "2025-01", postMode: "委任（任命）", cadreNature: "兼职" },
  ...{ isPeerPartyCommitteeMember: "否", dutyStatus: "在岗" },
};
const newCadre = (n: number, more: Texts = {}): Texts => ({ ...studentOf(n), ...OFFICE, ...more });

/** What does not hold; the files of one test lie beside the rows of the next, so that they do not count here. */
const facts = async () => (await violations()).filter((line) => !line.startsWith("I16"));

/** The template of this desk, filled in. */
async function sheetOf(player: Player, rows: readonly Texts[]): Promise<Buffer> {
  const { columns } = importTemplate(await actorFor(player), "CADRES");
  return xlsx({ rows: [columns.map((c) => c.header), ...rows.map((row) => columns.map((c) => row[c.key] ?? null))] });
}

const written = async (player: Player, rows: readonly Texts[]) =>
  confirm(player, (await check(player, "CADRES", await sheetOf(player, rows))).id);

describe("本级团干部的导入（CAD-02、4.9.3）", () => {
  it("模板没有户籍地址、是否团干部，多在岗状态，任职各列必填；职务按本级的来", async () => {
    const [k05, k02] = [await at("K05", GRADE), await at("K02", PROVINCE)];
    const { rows } = await readBytes(await writeTemplate(importTemplate(await actorFor(k05), "CADRES")));
    const heads = (rows[0]?.cells ?? []).join("|");
    expect(heads).toContain("团内现任职务★|任现职年月★|任现职方式★|团干部性质★");
    expect(heads).toContain("在岗状态★");
    expect(heads).not.toMatch(/户籍地址|是否团干部\b★/);
    const postsOf = async (player: Player) =>
      importTemplate(await actorFor(player), "CADRES").columns.find((c) => c.key === "post")?.options;
    expect(await postsOf(k05)).toEqual(["书记", "副书记", "委员"]);
    expect(await postsOf(k02)).toContain("常委");
  });

  it("不认识的连同资料，认识的只登记职务，都没有团员关系；计数与事实都成立", async () => {
    const k05 = await at("K05", GRADE);
    const before = await db().person.count();
    const batch = await check(
      k05,
      "CADRES",
      await sheetOf(k05, [newCadre(8001), { ...worldTexts("M03"), ...OFFICE, mobile: "19912345678" }]),
    );
    expect((await rowsOf(batch.id)).map((r) => [r.verdict, r.codes])).toEqual([
      ["NEW", []],
      ["NEW", ["W-CAD-17"]],
    ]);
    await confirm(k05, batch.id);
    expect(await db().person.count()).toBe(before + 1);
    expect(await postsIn(GRADE)).toHaveLength(3);
    const name = studentOf(8001).name ?? "";
    expect(await db().person.findFirst({ where: { name, memberships: { none: {} } } })).toMatchObject({ profile: "CADRE", complete: true });
    expect(await db().changeRecord.count({ where: { personId: await personId("M03"), kind: "EDITED" } })).toBe(0);
    expect(await facts()).toEqual([]);
  });

  it("已在本级任职的没有变化；第二位书记 E-CAD-12（Q6）；旧职务归为委员并提醒（Q7）；缺项、重复、没有的职务逐行说", async () => {
    const k05 = await at("K05", GRADE);
    const rows = [
      { ...worldTexts("K05"), ...OFFICE, post: "委员" },
      newCadre(8011, { post: "书记" }),
      newCadre(8012, { post: "组织委员" }),
      newCadre(8013, { dutyStatus: "", postMode: "" }),
      newCadre(8012),
      newCadre(8014, { post: "常委" }),
      { ...worldTexts("M03"), ...OFFICE, name: "陈听雪" },
    ];
    const batch = await check(k05, "CADRES", await sheetOf(k05, rows));
    const codes = (await rowsOf(batch.id)).map((r) => [r.verdict, r.codes]);
    expect(codes[0]).toEqual(["SAME", ["W-CAD-16"]]);
    expect(codes[1]).toEqual(["SKIP", ["E-CAD-12"]]);
    expect(codes[2]).toEqual(["NEW", ["W-CAD-15"]]);
    expect(codes[3]).toEqual(["SKIP", ["E-MEM-01", "E-MEM-01"]]);
    expect(codes[4]?.[1]).toContain("E-IMP-04");
    expect(codes[5]).toEqual(["SKIP", ["E-MEM-41"]]);
    expect(codes[6]?.[1]).toContain("E-ORG-13");
    expect(countsOf(batch)).toEqual({ NEW: 1, UPDATE: 0, SAME: 1, SKIP: 5 });
  });

  it("模板不可混用（E-IMP-05），两个方向都一样；支部没有这项导入", async () => {
    const [k05, m01] = [await at("K05", GRADE), await at("M01", CLASS_1)];
    for (const template of [MEMBER_TEMPLATE, MEMBER_BELOW_TEMPLATE]) {
      const sheet = xlsx({ rows: [template.columns.map((c) => c.header), template.columns.map((c) => c.example)] });
      expect(failureOf(await check(k05, "CADRES", sheet))?.code).toBe("E-IMP-05");
    }
    const sheet = await sheetOf(k05, [newCadre(8021)]);
    expect(failureOf(await check(k05, "MEMBERS_BELOW", sheet))?.code).toBe("E-IMP-05");
    expect(failureOf(await check(m01, "MEMBERS", sheet))?.code).toBe("E-IMP-05");
    expect(await postsIn(GRADE)).toEqual(["白若溪 SECRETARY"]);
  });

  it("检查之后才有了书记：那一行没有写入，别的照写", async () => {
    const [m08, k05] = [await at("M08", COLLEGE), await at("K05", GRADE)];
    given(await move(m08, GRADE, { key: "K05", post: "COMMITTEE_MEMBER" }));
    const batch = await check(k05, "CADRES", await sheetOf(k05, [newCadre(8031, { post: "书记" }), newCadre(8032)]));
    given(await move(m08, GRADE, { key: "K05", post: "SECRETARY" }));
    const done = await confirm(k05, batch.id);
    expect(countsOf(done)).toMatchObject({ NEW: 1, SKIP: 1 });
    expect((await rowsOf(batch.id))[0]?.codes).toEqual(["E-IMP-19"]);
    expect(await facts()).toEqual([]);
  });

  it("整批撤销：不认识的移出，认识的没了这个职务、别的都在；之后有别的变动就不行（E-IMP-13）", async () => {
    const k05 = await at("K05", GRADE);
    const people = await db().person.count();
    const batch = await written(k05, [newCadre(8041), { ...worldTexts("M03"), ...OFFICE }]);
    given(await press(k05.browser, undoImport, { batchId: batch.id }));
    expect(await postsIn(GRADE)).toEqual(["白若溪 SECRETARY"]);
    expect(await db().person.count()).toBe(people);
    expect(await db().membership.count({ where: { personId: await personId("M03"), status: "ACTIVE" } })).toBe(1);
    expect((await batchOf(batch.id)).state).toBe("UNDONE");
    expect(await facts()).toEqual([]);
    const again = await written(k05, [{ ...worldTexts("M03"), ...OFFICE }]);
    given(await remove(k05, GRADE, "M03"));
    expect(refusal(await press(k05.browser, undoImport, { batchId: again.id }))).toBe("E-IMP-13");
    expect(await facts()).toEqual([]);
  });
});
