import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db";
import {
  applyImport,
  beginImport,
  discardImport,
  editImportRow,
  mapImportColumns,
  replaceImportValue,
  undoImport,
} from "#lib/imports/actions";
import { countsOf } from "#lib/imports/batches/queries";
import { getImportPage } from "#lib/imports/queries";
import { previewFilterSchema } from "#lib/imports/schema";
import { withWorld } from "#tests/support/database";
import { batchOf, begin, check, confirm, failureOf, rowsOf, store } from "#tests/support/imports";
import { work } from "#tests/support/jobs";
import { actorFor, given, personId, type Player, press, refusal, scopeFor, signedIn, visitor } from "#tests/support/people";
import { call } from "#tests/support/routes";
import { sheetOfTexts, studentOf, worldTexts } from "#tests/support/students";
import { CLASS_1, CLASS_2, GRADE } from "#tests/support/organizations";

withWorld();
let m01: Player;
let m07: Player;
let k05: Player;
beforeAll(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  m07 = await signedIn("M07", { organization: CLASS_2 });
  k05 = await signedIn("K05", { organization: GRADE });
});

describe("十行里有三个新发展团员（MEM-02、MEM-31）", () => {
  const page = async (batchId: string) =>
    getImportPage({ actor: await actorFor(m01), scope: await scopeFor(m01) }, batchId, previewFilterSchema.parse({}));

  it("写入以后提示三名需上传入团志愿书；一个也没有时不提示", async () => {
    const fresh = (n: number) => ({ ...studentOf(n), joinLeagueDate: "2021-11-20", developmentNo: `2021397${String(n).padStart(5, "0")}` });
    const rows = Array.from({ length: 10 }, (_, i) => (i % 4 === 0 ? fresh(7100 + i) : studentOf(7100 + i)));
    const mixed = await check(m01, "MEMBERS", sheetOfTexts(rows));
    await confirm(m01, mixed.id);
    expect((await page(mixed.id))?.newDevelopment).toBe(3);
    const plain = await check(m01, "MEMBERS", sheetOfTexts(Array.from({ length: 10 }, (_, i) => studentOf(7120 + i))));
    await confirm(m01, plain.id);
    expect((await page(plain.id))?.newDevelopment).toBe(0);
  });
});

describe("已经在的人（MEM-05、Q5）", () => {
  it("本支部的人一模一样：报告，零改动；在2班导入：说出在哪个支部", async () => {
    const person = await db().person.findUniqueOrThrow({ where: { id: await personId("M06") } });
    const batch = await check(m01, "MEMBERS", sheetOfTexts([worldTexts("M06")]));
    expect(countsOf(batch)).toEqual({ NEW: 0, UPDATE: 0, SAME: 1, SKIP: 0 });
    expect(refusal(await press(m01.browser, applyImport, { batchId: batch.id }))).toBe("E-IMP-20");
    const [row] = await rowsOf((await check(m07, "MEMBERS", sheetOfTexts([worldTexts("M06")]))).id);
    expect(row?.findings.map((f) => f.because)).toEqual([`该身份证号码已在${CLASS_1}登记，请与该组织联系或通过组织关系转接办理。`]);
    expect(await db().person.findUniqueOrThrow({ where: { id: person.id } })).toEqual(person);
  });

  it("同一份表写两次，第二次每一行都没有变化", async () => {
    const bytes = sheetOfTexts([{ ...studentOf(7200), volunteerSince: "2020-03-01" }, studentOf(7201)]);
    await confirm(m01, (await check(m01, "MEMBERS", bytes)).id);
    expect(countsOf(await check(m01, "MEMBERS", bytes))).toEqual({ NEW: 0, UPDATE: 0, SAME: 2, SKIP: 0 });
  });

  it("更新只改填了的格子，不碰姓名、号码与职务", async () => {
    const changed = { ...worldTexts("M02"), mobile: "19900000077", householdAddress: "", post: "委员" };
    const batch = await check(m01, "MEMBERS", sheetOfTexts([changed]));
    const [row] = await rowsOf(batch.id);
    expect([row?.verdict, row?.codes]).toEqual(["UPDATE", ["W-CAD-16"]]);
    expect(row?.changes).toEqual([{ label: "手机号码", before: "199****0002", after: "199****0077" }]);
    const desk = { actor: await actorFor(m01), scope: await scopeFor(m01) };
    const warned = (await getImportPage(desk, batch.id, previewFilterSchema.parse({ show: "WARN" })))?.preview;
    expect([warned?.warned, warned?.rows.map((r) => r.verdict), warned?.groups.map((g) => g.group)]).toEqual([1, ["UPDATE"], ["职务"]]);
    await confirm(m01, batch.id);
    const { posts } = await db().person.findUniqueOrThrow({ where: { id: await personId("M02") }, include: { posts: true } });
    expect(posts.map((p) => p.post)).toEqual(["DEPUTY_SECRETARY"]);
  });
});

describe("更新也按整份资料核对（MEM-07、MEM-08、MEM-14）", () => {
  it("只改入团时间、只改政治面貌：编号与入党时间因此不对，这一行不写", async () => {
    const rows = [
      { ...worldTexts("M04"), joinLeagueDate: "2019-11-20", developmentNo: "" },
      { ...worldTexts("M06"), politicalStatus: "中共党员", joinPartyDate: "", mobile: "19900000067" },
    ];
    const batch = await check(m01, "MEMBERS", sheetOfTexts(rows));
    const seen = await rowsOf(batch.id);
    expect(seen.map((r) => [r.verdict, r.codes.includes("E-MEM-08b"), r.codes.includes("E-MEM-01")])).toEqual([
      ["SKIP", true, false],
      ["SKIP", false, true],
    ]);
  });
});

describe("密封的联系方式不在别处留下原文（NFR-01、S11）", () => {
  it("邮箱、QQ、微信、户籍地址：预览的改动与变动记录里都打着码", async () => {
    const contacts = {
      email: "ruochuan@jianghai.example",
      qq: "1357924680",
      wechat: "sunruochuan-9",
      householdAddress: "江海省临澜市观澜路66号",
    };
    const batch = await check(m01, "MEMBERS", sheetOfTexts([{ ...worldTexts("M06"), ...contacts }]));
    expect((await rowsOf(batch.id)).flatMap((r) => r.changes.map((c) => c.after)).sort()).toEqual(
      ["1357****", "ruoc****@jianghai.example", "sunr****", "江海省临澜市******"].sort(),
    );
    await confirm(m01, batch.id);
    const [kept] = await db().$queryRaw<{ text: string }[]>`
      SELECT (SELECT string_agg(r::text, ' ') FROM import_row r) || (SELECT string_agg(c::text, ' ') FROM change_record c) AS text`;
    expect(Object.values(contacts).filter((contact) => kept?.text.includes(contact))).toEqual([]);
    expect(kept?.text).toContain("sunr****");
  });
});

describe("别人的批次与文件（S1、NFR-03）", () => {
  it("别的组织的批次，查不到、改不了、下载不了；别人的文件导不进来", async () => {
    const { id: batchId } = await check(m01, "MEMBERS", sheetOfTexts([{ ...studentOf(7400), mobile: "1" }, studentOf(7401)]));
    const attempts = [
      press(m07.browser, applyImport, { batchId }),
      press(m07.browser, undoImport, { batchId }),
      press(m07.browser, discardImport, { batchId }),
      press(m07.browser, editImportRow, { batchId, rowNo: 2, set: { mobile: "19911112222" } }),
      press(m07.browser, replaceImportValue, { batchId, column: "mobile", from: "1", to: "19911112222" }),
      press(m07.browser, mapImportColumns, { batchId, mapping: {} }),
    ];
    expect((await Promise.all(attempts)).map(refusal)).toEqual(attempts.map(() => "E-GEN-08"));
    for (const player of [m07, k05]) {
      expect((await call(player.browser, `/api/imports/${batchId}/workbook`)).status).toBe(404);
      expect((await call(player.browser, `/api/imports/${batchId}/progress`)).status).toBe(404);
    }
    expect((await call(visitor(), `/api/imports/${batchId}/workbook`)).status).toBe(401);
    expect((await call(m01.browser, `/api/imports/${batchId}/workbook`)).status).toBe(200);
    const fileId = await store(m01, sheetOfTexts([studentOf(7402)]));
    expect(refusal(await press(m07.browser, beginImport, { kind: "MEMBERS", fileId }))).toBe("E-GEN-08");
    expect(refusal(await press(m07.browser, beginImport, { kind: "MEMBERS", fileId: crypto.randomUUID() }))).toBe("E-GEN-08");
  });

  it("等待写入的时候不再是管理员，就什么也不写", async () => {
    const m02 = await signedIn("M02", { organization: CLASS_1 });
    const batch = await check(m02, "MEMBERS", sheetOfTexts([studentOf(7410)]));
    given(await press(m02.browser, applyImport, { batchId: batch.id }));
    await db().orgAdmin.updateMany({ where: { personId: m02.personId }, data: { status: "ENDED" } });
    await work();
    expect(failureOf(await batchOf(batch.id))?.code).toBe("E-PERM-01");
    expect(await db().person.count({ where: { name: studentOf(7410).name ?? "" } })).toBe(0);
  });
});

describe("胡乱的修改（S8）", () => {
  it("空字符、半个字、超长、没有的列与行、步骤不对：都是一句话，什么也不坏", async () => {
    const { id: batchId } = await check(m01, "MEMBERS", sheetOfTexts([studentOf(7500), studentOf(7501)]));
    const edit = (set: Record<string, string>, rowNo = 2) => press(m01.browser, editImportRow, { batchId, rowNo, set });
    const columns = ["name", "idNumber", "developmentNo", "mobile", "householdAddress", "wechat", "joinLeagueDate", "post", "ethnicity"];
    for (const text of ["\u0000", "a\u0000b", "\ud800", "\u202e林晓澜", "=1+1", "\u00012021", "<b>", "{{x}}", "😀".repeat(50)]) {
      const answer = await edit(Object.fromEntries(columns.map((column) => [column, text])));
      expect(`${JSON.stringify(text)} ${answer.ok ? "" : answer.code}`).toBe(`${JSON.stringify(text)} `);
    }
    expect(refusal(await edit({ name: "林".repeat(2001) }))).toBe("E-GEN-09");
    expect(refusal(await edit({ password: "x" }))).toBe("E-GEN-08");
    expect(refusal(await edit({ constructor: "x" }))).toBe("E-GEN-08");
    expect(refusal(await edit({ name: "林晓" }, 99))).toBe("E-GEN-08");
    expect(refusal(await press(m01.browser, undoImport, { batchId }))).toBe("E-IMP-15");
    given(await edit({ post: "", wechat: "", ...studentOf(7500) }));
    expect(countsOf(await batchOf(batchId))).toEqual({ NEW: 2, UPDATE: 0, SAME: 0, SKIP: 0 });
    given(await press(m01.browser, discardImport, { batchId }));
    expect(await db().importRow.count({ where: { batchId } })).toBe(0);
    expect(refusal(await edit({ name: "林晓" }))).toBe("E-IMP-15");
    const reading = await begin(m01, "MEMBERS", sheetOfTexts([studentOf(7502)]));
    expect(refusal(await press(m01.browser, applyImport, { batchId: reading }))).toBe("E-IMP-15");
    given(await press(m01.browser, discardImport, { batchId: reading }));
    await work();
    expect((await batchOf(reading)).state).toBe("DISCARDED");
  });

  it("改了一行的号码，与它重复的另一行也跟着变", async () => {
    const { id: batchId } = await check(
      m01,
      "MEMBERS",
      sheetOfTexts([studentOf(7510), { ...studentOf(7511), idNumber: studentOf(7510).idNumber ?? "" }]),
    );
    const codes = async () => (await rowsOf(batchId)).map((r) => r.codes.join());
    expect(await codes()).toEqual(["", "E-IMP-04"]);
    given(await press(m01.browser, editImportRow, { batchId, rowNo: 2, set: { idNumber: studentOf(7512).idNumber ?? "" } }));
    expect(await codes()).toEqual(["", ""]);
    given(await press(m01.browser, editImportRow, { batchId, rowNo: 3, set: { idNumber: studentOf(7512).idNumber ?? "" } }));
    expect(await codes()).toEqual(["", "E-IMP-04"]);
  });
});
