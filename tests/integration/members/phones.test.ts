import { beforeEach, describe, expect, it } from "vitest";
import { enterMember } from "#lib/archives/actions";
import { migrate } from "#lib/cli/database";
import { setClock } from "#lib/clock";
import { db, disconnect } from "#lib/db";
import { readEnvironment } from "#lib/env";
import { editImportRow } from "#lib/imports/actions";
import { editMember, editOwnRecord } from "#lib/members/actions";
import { indexMobiles } from "#lib/members/jobs";
import { getEditable, getOwnRecord } from "#lib/members/queries";
import { type Finding, formOfDraft, type PersonForm } from "#lib/members/entry/schema";
import { withFreshWorld } from "#tests/support/database";
import { formOfTexts } from "#tests/support/entries";
import { violations } from "#tests/support/facts";
import { check, rowsOf } from "#tests/support/imports";
import { CLASS_1, CLASS_2 } from "#tests/support/organizations";
import { asOwner } from "#tests/support/owner";
import { given, organizationId, personId, type Player, press, scopeFor, selfFor, signedIn } from "#tests/support/people";
import { sheetOfTexts, studentOf, worldTexts } from "#tests/support/students";
import { BASE_DATE } from "#world/plant";

/** M01's phone. */
const KNOWN = "19900000001";
const MIGRATION = "20261120150000_phones";
const ELSEWHERE = "其他组织的人登记的也是这个手机号码，请核对是否填错；确实共用的可以照填。";

withFreshWorld();
let m07: Player;
let branchId: string;
beforeEach(async () => {
  m07 = await signedIn("M07", { organization: CLASS_2 });
  branchId = await organizationId(CLASS_2);
});

const form = (n: number, mobile: string) => formOfTexts({ ...studentOf(n), mobile }, branchId);
const enter = (n: number, mobile: string, acceptWarnings = false) =>
  press(m07.browser, enterMember, { ...form(n, mobile), acceptWarnings });
const notes = (answer: { kind: string; warnings?: Finding[] }): string[] =>
  (answer.warnings ?? []).filter((w) => w.field === "mobile").map((w) => w.because);
const asked = async (n: number, mobile: string): Promise<string[]> => notes(given(await enter(n, mobile)));
const unindexed = () => db().person.count({ where: { mobileIndex: null } });
const all = () => db().person.count();

describe("同一个手机号码，全国都提醒，不拒绝（MEM-15）", () => {
  it("别的组织的人有：只说有，不说是谁、在哪里；照填就存；同支部的说有几名", async () => {
    expect(await asked(1, KNOWN)).toEqual([ELSEWHERE]);
    expect(given(await enter(1, KNOWN, true))).toMatchObject({ kind: "entered" });
    expect(await asked(2, KNOWN)).toEqual([`本支部的1名团员和${ELSEWHERE}`]);
    expect(await asked(3, "19977777777")).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it("修改时改成别人的号码也提醒；改别的项不提；本人自己改，不告诉他别人的号码", async () => {
    const m01 = await signedIn("M01", { organization: CLASS_1 });
    const id = await personId("M05");
    const change = async (person: Partial<PersonForm>) => {
      const { version, draft } = (await getEditable(await scopeFor(m01), id)) ?? expect.fail("out of reach");
      return press(m01.browser, editMember, { personId: id, version, acceptWarnings: false, person: { ...formOfDraft(draft), ...person } });
    };
    expect(notes(given(await change({ mobile: "19900000007" })))).toEqual([ELSEWHERE]);
    expect(given(await change({ qq: "123456" }))).toMatchObject({ kind: "saved" });
    const { version, draft } = (await getOwnRecord(await selfFor(m07))) ?? expect.fail("no record");
    const mine = { personId: m07.personId, version, acceptWarnings: false, person: { ...formOfDraft(draft), mobile: KNOWN } };
    expect(given(await press(m07.browser, editOwnRecord, mine))).toMatchObject({ kind: "saved" });
    expect(await asked(4, KNOWN)).toEqual([`本支部的1名团员和${ELSEWHERE}`]);
  });

  it("拿来一个一个地试：一小时说20次，以后不再说，录入照常", async () => {
    setClock(BASE_DATE);
    for (let n = 0; n < 20; n++) expect(await asked(n, KNOWN)).toEqual([ELSEWHERE]);
    expect(given(await enter(20, KNOWN))).toMatchObject({ kind: "entered" });
    expect(await asked(21, KNOWN)).toEqual(["本支部的1名团员登记的也是这个手机号码，请核对是否填错；确实共用的可以照填。"]);
  });
});

describe("旧库升级：已有的人补上手机的盲索引", () => {
  it("没有这一列的旧库，迁移之后由后台补齐，与新写的一样；再来一次什么也不做", async () => {
    await disconnect();
    await asOwner([
      `ALTER TABLE person DROP COLUMN mobile_index`,
      `ALTER TABLE import_row DROP COLUMN mobile_key`,
      `DROP INDEX membership_activated_idx, organization_short_name_idx`,
      `DELETE FROM _prisma_migrations WHERE migration_name = '${MIGRATION}'`,
    ]);
    await migrate(readEnvironment().DATABASE_URL ?? "");
    expect(await unindexed()).toBe(await all());
    expect(await asked(1, KNOWN)).toEqual([]);
    expect(given(await enter(2, "19955555555", true))).toMatchObject({ kind: "entered" });
    await indexMobiles();
    expect(await violations()).toEqual([]);
    expect(await asked(3, KNOWN)).toContain(`本支部的1名团员和${ELSEWHERE}`);
    await indexMobiles();
    expect(await unindexed()).toBe(0);
  });

  it("一页补不完的、中途断过的、两个进程一起补的、正好有人在改的，都补齐；解不开的一行不拖住别人", async () => {
    const id = await personId("M10");
    await asOwner([
      `INSERT INTO person SELECT (jsonb_populate_record(p, jsonb_build_object('id', '00000000-0000-7000-8000-' || lpad(n::text, 12, '0'),
         'id_index', '\\x' || md5(n::text), 'development_no', NULL, 'status', 'CLOSED'))).* FROM person p, generate_series(1, 600) n WHERE p.id = '${id}'`,
      `UPDATE person SET mobile_index = NULL WHERE id NOT IN (SELECT id FROM person ORDER BY id LIMIT 50)`,
    ]);
    // Rows that were copied lie under ids that do not open them.
    const copied = await db().person.count({ where: { status: "CLOSED" } });
    await Promise.all([indexMobiles(), indexMobiles(), enter(5, KNOWN, true)]);
    expect(await unindexed()).toBe(copied - 50);
    await asOwner(["DELETE FROM person WHERE status = 'CLOSED'"]);
    expect(await violations()).toEqual([]);
    await asOwner([`UPDATE person SET mobile_index = '\\x' WHERE id = '${id}'`]);
    expect((await violations()).join()).toContain(id);
  });
});

describe("导入的名单（MEM-15）", () => {
  it("与库里的、与上面的行相同都提醒，照样写入；本人没有改的不提；改好一格就不提了", async () => {
    const rows = [
      { ...studentOf(10), mobile: KNOWN },
      { ...studentOf(11), mobile: "19966666666" },
      { ...studentOf(12), mobile: "19966666666" },
      worldTexts("M07"),
      { ...studentOf(13), mobile: "1996666666" },
    ];
    const batch = await check(m07, "MEMBERS", sheetOfTexts(rows));
    const seen = await rowsOf(batch.id);
    expect(seen.map((r) => [r.verdict, r.codes.join(" ")])).toEqual([
      ["NEW", "W-MEM-15"],
      ["NEW", ""],
      ["NEW", "W-IMP-15"],
      ["SAME", ""],
      ["SKIP", "E-MEM-15"],
    ]);
    expect(seen[0]?.findings.map((f) => f.because)).toEqual([ELSEWHERE]);
    expect(seen[2]?.findings.map((f) => f.because)).toEqual(["与第3行的手机号码相同，请核对是否填错；确实共用的可以照填。"]);
    given(await press(m07.browser, editImportRow, { batchId: batch.id, rowNo: 3, set: { mobile: "19966666667" } }));
    expect((await rowsOf(batch.id)).map((r) => r.codes.join(" "))).toEqual(["W-MEM-15", "", "", "", "E-MEM-15"]);
  });
});
