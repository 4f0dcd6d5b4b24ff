import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { LOST } from "#lib/excel/cells";
import { crossed, farAway } from "#tests/support/hostile";
import { readBytes } from "#tests/support/reading";
import { type TypedCell, type TypedSheet, xlsx } from "#tests/support/xlsx";

const HEADS = ["姓名", "身份证号码", "入团时间"];
const cellsOf = async (bytes: Uint8Array): Promise<string[][]> => {
  const { code, rows } = await readBytes(bytes);
  expect(code).toBe("");
  return rows.map((r) => r.cells);
};
const sheet = (rows: TypedCell[][], more: Partial<TypedSheet> = {}): Buffer => xlsx({ rows, ...more });

describe("各种单元格（Q1）", () => {
  it("数字、日期、公式的结果、分段的字、是非，都读成文字", async () => {
    const rows: TypedCell[][] = [
      [19900000001, { serial: 44520 }, { formula: "A1&B1", result: "林晓澜" }],
      [{ runs: ["林", "晓", "澜"] }, true, { formula: "1/0", result: 2021 }],
      [0, -3, 2021.5],
    ];
    expect(await cellsOf(sheet(rows))).toEqual([
      ["19900000001", "2021-11-20", "林晓澜"],
      ["林晓澜", "是", "2021"],
      ["0", "-3", "2021.5"],
    ]);
  });

  it("丢了位数的号码和分不清一月还是十月的数字都有记号", async () => {
    expect(await cellsOf(sheet([[379901200302149000, 2021.1, 2021.11]]))).toEqual([
      [`${LOST}379901200302149000`, `${LOST}2021.1`, "2021.11"],
    ]);
  });

  it("看不见的字符、前面的撇号与首尾的空白不算内容；换行留着", async () => {
    const [row] = await cellsOf(sheet([["\u0001林晓澜\u200b ", "'379901200302149024", "一行\r\n两行"]]));
    expect(row?.slice(1)).toEqual(["379901200302149024", "一行\n两行"]);
    expect(row?.[0]).not.toContain("\u0001");
  });

  it("像公式的文字只是文字", async () => {
    expect(await cellsOf(sheet([['=HYPERLINK("http://a")', "@SUM(1)", "+1"]]))).toEqual([['=HYPERLINK("http://a")', "@SUM(1)", "+1"]]);
  });
});

describe("各种表", () => {
  it("空行不算，行号还是Excel里看到的行号（Q3）", async () => {
    const { rows } = await readBytes(sheet([["标题"], [null], ["", " "], ["林晓澜"]], { firstRow: 3 }));
    expect(rows).toEqual([
      { row: 3, cells: ["标题"] },
      { row: 6, cells: ["林晓澜"] },
    ]);
  });

  it("读第一张看得见的表，藏着的记号表另外读", async () => {
    const bytes = xlsx(
      { name: "_模板", hidden: true, rows: [["MEMBERS", "1"]] },
      { name: "选项", hidden: true, rows: [["汉族"]] },
      { name: "名单", rows: [HEADS] },
      { name: "别的", rows: [["不读"]] },
    );
    const { mark, rows } = await readBytes(bytes);
    expect([mark, rows]).toEqual([["MEMBERS", "1"], [{ row: 1, cells: HEADS }]]);
  });

  it("最后一行最后一列的一个数、交错的标签都不碍事", async () => {
    expect((await cellsOf(farAway([HEADS]))).length).toBe(1);
    expect((await cellsOf(crossed())).length).toBeLessThanOrEqual(2);
  });

  it("两万行读得完（A6）", async () => {
    const { code, rows } = await readBytes(sheet([HEADS, ...Array.from({ length: 19_999 }, (_, i) => [`人${i}`, "", ""])]));
    expect([code, rows.length]).toEqual(["", 20_000]);
  });
});

describe("文本表格（A6）", () => {
  const text = `${HEADS.join(",")}\r\n林晓澜,379901200302149024,"2017年5月\n4日"\r\n\r\n龘䶮,3799,2021.10\r\n`;
  const expected = [HEADS, ["林晓澜", "379901200302149024", "2017年5月\n4日"], ["龘䶮", "3799", "2021.10"]];

  it("UTF-8、带BOM的UTF-8、GB18030", async () => {
    expect(await cellsOf(Buffer.from(text))).toEqual(expected);
    expect(await cellsOf(Buffer.from(`\ufeff${text}`))).toEqual(expected);
    expect(await cellsOf(iconv.encode(text, "gb18030"))).toEqual(expected);
  });

  it("从Excel粘贴的制表符，德式的分号", async () => {
    expect(await cellsOf(Buffer.from("姓名\t民族\n林晓澜\t汉族"))).toEqual([
      ["姓名", "民族"],
      ["林晓澜", "汉族"],
    ]);
    expect(await cellsOf(Buffer.from("姓名;民族\n林晓澜;汉族"))).toEqual([
      ["姓名", "民族"],
      ["林晓澜", "汉族"],
    ]);
  });
});
