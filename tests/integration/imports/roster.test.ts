import { beforeAll, describe, expect, it } from "vitest";
import { setClock } from "#lib/clock";
import { laterByMinutes } from "#lib/dates";
import { db } from "#lib/db";
import { editImportRow, replaceImportValue, undoImport } from "#lib/imports/actions";
import { countsOf, type PreviewPage } from "#lib/imports/batches/queries";
import { getImportPage, type ImportPage } from "#lib/imports/queries";
import { previewFilterSchema } from "#lib/imports/schema";
import { withWorld } from "#tests/support/database";
import { violations } from "#tests/support/facts";
import { check, confirm, rowsOf } from "#tests/support/imports";
import { leaksIn } from "#tests/support/leaks";
import { actorFor, given, organizationId, type Player, press, scopeFor, signedIn } from "#tests/support/people";
import { readBytes } from "#tests/support/reading";
import { call } from "#tests/support/routes";
import { stateOf } from "#tests/support/snapshot";
import { COLUMNS, sheetOfTexts } from "#tests/support/students";
import { type Line, rosterOf } from "#tests/support/workbooks";
import { unzip } from "#tests/support/zip";
import { BASE_DATE } from "#world/plant";
import { CLASS_1 } from "#tests/support/organizations";

const roster = rosterOf(220);
const skipped = roster.lines.filter((l) => l.expect === "SKIP");
const fixable = skipped.filter((l) => l.fix !== null);
/** What is set right in the browser; the others go through Excel once more. */
const inPlace = fixable.filter((_, i) => i % 2 === 0);
const inExcel = fixable.filter((_, i) => i % 2 === 1);

let m01: Player;
let path: string;
const batches = { first: "", second: "" };
const states: Record<"before" | "between", unknown> = { before: null, between: null };

withWorld();
beforeAll(async () => {
  m01 = await signedIn("M01", { organization: CLASS_1 });
  path = (await db().organization.findUniqueOrThrow({ where: { id: await organizationId(CLASS_1) } })).path;
  states.before = await stateOf(path);
});

const page = async (batchId: string, asked: object = {}): Promise<ImportPage> => {
  const desk = { actor: await actorFor(m01), scope: await scopeFor(m01) };
  const found = await getImportPage(desk, batchId, previewFilterSchema.parse(asked));
  if (!found) throw new Error("no such batch here");
  return found;
};
const returned = async (batchId: string): Promise<Uint8Array> =>
  new Uint8Array(await (await call(m01.browser, `/api/imports/${batchId}/workbook`)).arrayBuffer());
const preview = async (batchId: string, asked: object = {}): Promise<PreviewPage> => {
  const found = (await page(batchId, asked)).preview;
  if (!found) throw new Error("not checked, or written already");
  return found;
};
/** The rate of one person is not what this is about. */
const rest = () => db().$executeRaw`DELETE FROM rate_limit`;
const told = (lines: readonly Line[], rows: readonly { verdict: string | null; codes: readonly string[] }[]): string[] =>
  rows.map((r, i) => `${lines[i]?.story}：${r.verdict} ${[...new Set(r.codes)].join(" ")}`.trim());

/** Full numbers among what the database keeps in the open. */
async function leaks(): Promise<string[]> {
  const rows = await db().importRow.findMany({ select: { findings: true, changes: true, textKey: true, deskKey: true } });
  const kept = [
    await db().auditEvent.findMany(),
    await db().changeRecord.findMany(),
    await db().message.findMany(),
    await db().importBatch.findMany(),
  ];
  const plain = JSON.stringify([rows, kept], (_, value) =>
    typeof value === "bigint" ? String(value) : value instanceof Uint8Array ? "" : value,
  );
  return leaksIn(plain);
}

describe("220行的花名册：检查（MEM-02、A7、experience 3.2）", () => {
  it("每一行的结论和原因都和填表的人犯的错对得上", async () => {
    const batch = await check(m01, "MEMBERS", roster.bytes);
    batches.first = batch.id;
    expect([batch.state, batch.total]).toEqual(["CHECKED", 220]);
    const rows = await rowsOf(batch.id);
    const expected = roster.lines.map((l) => ({ verdict: l.expect, codes: l.codes }));
    expect(told(roster.lines, rows)).toEqual(told(roster.lines, expected));
    expect(rows.map((r) => r.rowNo)).toEqual(roster.lines.map((l) => l.rowNo));
    expect(countsOf(batch)).toEqual(roster.counts);
  });

  it("检查不写入任何东西", async () => {
    expect(await stateOf(path)).toEqual(states.before);
  });

  it("库里明着放的没有一个完整的号码（S11）", async () => {
    expect(await leaks()).toEqual([]);
  });

  it("按原因归类，翻页看得到每一行恰好一次", async () => {
    const { groups } = await preview(batches.first);
    expect(groups.find((g) => g.group === "发展团员编号")?.rows).toBeGreaterThanOrEqual(8);
    const numbers: number[] = [];
    for (let n = 1, more = true; more; n++) {
      const found = await preview(batches.first, { show: "ALL", page: n });
      numbers.push(...found.rows.map((r) => r.rowNo));
      more = found.more;
    }
    expect(numbers).toEqual(roster.lines.map((l) => l.rowNo));
    const duplicates = await preview(batches.first, { group: "重复" });
    expect(duplicates.rows.map((r) => r.findings[0]?.code).sort()).toEqual(["E-IMP-04", "E-IMP-16"]);
  });

  it("可以写入而有提醒的行，数得出来、按原因看得到（0.3 Soft、MEM-06、MEM-12、MEM-28）", async () => {
    const doubtful = roster.lines.filter((l) => l.expect !== "SKIP" && l.expect !== "SAME" && l.codes.some((c) => c.startsWith("W-")));
    const found = await preview(batches.first, { show: "WARN" });
    expect([found.warned, found.rows.map((r) => r.rowNo)]).toEqual([doubtful.length, doubtful.map((l) => l.rowNo)]);
    for (const { group, rows, codes } of found.groups) {
      const under = await preview(batches.first, { show: "WARN", group });
      expect([group, under.rows.length]).toEqual([group, rows]);
      expect(under.rows.every((r) => r.findings.some((f) => f.soft && codes.includes(f.code)))).toBe(true);
    }
  });

  it("校验位打错的号码，给出改好的末位", async () => {
    const line = skipped.find((l) => l.story === "号码末位打错");
    const row = (await preview(batches.first, { group: "证件号码" })).rows.find((r) => r.rowNo === line?.rowNo);
    expect(row?.findings[0]?.fixes).toEqual([{ label: `末位改为 ${line?.idNumber.at(-1)}`, set: { idNumber: line?.idNumber } }]);
  });

  it("已在别处登记的，说出是哪个组织、不说是谁（MEM-04、Q18）", async () => {
    const because = (await rowsOf(batches.first)).flatMap((r) => r.findings).map((f) => f.because);
    expect(because.join("\n")).toContain("计算机专业2021级2班团支部");
    expect(because.join("\n")).toContain("赵**");
    expect(because.join("\n")).not.toMatch(/吴清越|赵砚秋|罗季安/);
  });
});

describe("改（experience 3.2 第4步）", () => {
  it("一个错的值整列替换", async () => {
    const swap = { batchId: batches.first, column: "ethnicity", from: "汉人族", to: "汉族" };
    expect(given(await press(m01.browser, replaceImportValue, swap))).toEqual({ rows: 1 });
    const line = skipped.find((l) => l.story === "民族不认得");
    expect((await rowsOf(batches.first)).find((r) => r.rowNo === line?.rowNo)?.verdict).toBe("NEW");
  });

  it("在网页上一格一格地改，改完就能写入", async () => {
    for (const { rowNo, fix } of inPlace) {
      given(await press(m01.browser, editImportRow, { batchId: batches.first, rowNo, set: { ...fix } }));
    }
    await rest();
    const rows = await rowsOf(batches.first);
    const after = inPlace
      .map((l) => rows.find((r) => r.rowNo === l.rowNo))
      .map((r) => ({ verdict: r?.verdict ?? null, codes: r?.codes ?? [] }));
    expect(after.map((r, i) => `${inPlace[i]?.story}：${r.verdict} ${r.codes.filter((c) => c.startsWith("E-"))}`.trim())).toEqual(
      inPlace.map((l) => `${l.story}：NEW`),
    );
  });
});

describe("确认、结果与退回的原表（A7）", () => {
  it("写入的和预览数的一样，新增的人都在，更新的改了，别的没动", async () => {
    const promised = (await page(batches.first)).view.counts;
    const batch = await confirm(m01, batches.first);
    expect([batch.state, countsOf(batch)]).toEqual(["APPLIED", promised]);
    const rows = await rowsOf(batch.id);
    const members = await db().membership.findMany({ where: { branchPath: path, status: "ACTIVE" }, include: { person: true } });
    expect(members.length).toBe(6 + promised.NEW);
    const expected = rows.filter((r) => r.verdict === "NEW").map((r) => roster.lines.find((l) => l.rowNo === r.rowNo)?.name);
    const old = ["林晓澜", "周望舒", "陈听雨", "赵砚秋", "何星野", "孙若川"];
    expect(
      members
        .map((m) => m.person.name)
        .filter((n) => !old.includes(n))
        .sort(),
    ).toEqual([...expected].sort());
    expect(await violations()).toEqual([]);
  });

  it("有新发展团员，提示上传入团志愿书的人数（MEM-31）", async () => {
    const joined = await db().person.count({ where: { archiveState: "NOT_UPLOADED", memberships: { some: { branchPath: path } } } });
    expect((await page(batches.first)).newDevelopment).toBe(joined - 1);
  });

  it("退回的原表只有没写进去的行，坏格涂色有批注，最后一列是原因", async () => {
    const left = skipped.filter((l) => !inPlace.includes(l) && l.story !== "民族不认得");
    const bytes = await returned(batches.first);
    const { rows, mark } = await readBytes(bytes);
    expect(mark[0]).toBe("MEMBERS");
    expect(rows[0]?.cells).toEqual([...COLUMNS.map(([, header]) => header), "原因"]);
    expect(rows.length - 1).toBe(left.length);
    expect(rows.slice(1).every((r) => (r.cells[COLUMNS.length] ?? "").length > 5)).toBe(true);
    const parts = unzip(bytes);
    const notes = [...parts]
      .filter(([name]) => /comments/.test(name))
      .map(([, text]) => text)
      .join("");
    expect(notes.match(/<comment /g)?.length).toBeGreaterThanOrEqual(left.length);
    expect(parts.get("xl/worksheets/sheet1.xml")).not.toMatch(/<f[\s>]/);
  });

  it("退回的原表不改就再传，没有一行混得进去", async () => {
    const batch = await check(m01, "MEMBERS", await returned(batches.first));
    expect(countsOf(batch)).toMatchObject({ NEW: 0, UPDATE: 0 });
  });

  it("改好再传，都能写入（MEM-02）", async () => {
    const { rows } = await readBytes(await returned(batches.first));
    const left = skipped.filter((l) => !inPlace.includes(l) && l.story !== "民族不认得");
    const texts = rows.slice(1).map((row, i) => ({
      ...Object.fromEntries(COLUMNS.map(([key], c) => [key, row.cells[c] ?? ""])),
      ...(left[i]?.fix ?? {}),
    }));
    states.between = await stateOf(path);
    const batch = await check(m01, "MEMBERS", sheetOfTexts(texts));
    batches.second = batch.id;
    const uncorrectable = left.filter((l) => l.fix === null).length;
    expect(countsOf(batch)).toEqual({ NEW: left.length - uncorrectable, UPDATE: 0, SAME: 0, SKIP: uncorrectable });
    expect(countsOf(await confirm(m01, batch.id))).toEqual(countsOf(batch));
    const total = await db().membership.count({ where: { branchPath: path, status: "ACTIVE" } });
    expect(total).toBe(6 + roster.corrected.NEW);
    expect(inExcel.length).toBeGreaterThan(0);
  });
});

describe("撤销（A7）", () => {
  it("第二批撤销，恰好回到第一批之后；不能再撤一次", async () => {
    given(await press(m01.browser, undoImport, { batchId: batches.second }));
    expect(await stateOf(path)).toEqual(states.between);
    expect(await press(m01.browser, undoImport, { batchId: batches.second })).toMatchObject({ ok: false, code: "E-IMP-15" });
    expect(await violations()).toEqual([]);
  });

  it("过了24小时不能撤；差一秒可以，恰好回到导入以前", async () => {
    const { appliedAt } = await db().importBatch.findUniqueOrThrow({ where: { id: batches.first } });
    setClock(new Date(laterByMinutes(appliedAt ?? BASE_DATE, 24 * 60).getTime() + 1000));
    m01 = await signedIn("M01", { organization: CLASS_1 });
    expect(await press(m01.browser, undoImport, { batchId: batches.first })).toMatchObject({
      ok: false,
      because: "导入超过24小时，不能再撤销。",
    });
    setClock(laterByMinutes(appliedAt ?? BASE_DATE, 24 * 60 - 1));
    given(await press(m01.browser, undoImport, { batchId: batches.first }));
    expect(await stateOf(path)).toEqual(states.before);
    expect(await violations()).toEqual([]);
  });
});
