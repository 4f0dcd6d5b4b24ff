import { describe, expect, it } from "vitest";
import { cellsOf, pastedTable } from "#components/imports/upload";

describe("从Excel里复制的表格（MEM-02）", () => {
  it("一行一行、一格一格；空格子也在，末尾的换行不算一行", () => {
    expect(cellsOf("姓名\t民族\r\n林晓澜\t\r\n\t汉族\r\n")).toEqual([
      ["姓名", "民族"],
      ["林晓澜", ""],
      ["", "汉族"],
    ]);
  });

  it("格子里有换行、制表符、引号，还是一格", () => {
    expect(cellsOf('林晓澜\t"江海省临澜市\n东屿区""望潮""街道"\t汉族\n周望舒\t"甲\t乙"\t汉族')).toEqual([
      ["林晓澜", '江海省临澜市\n东屿区"望潮"街道', "汉族"],
      ["周望舒", "甲\t乙", "汉族"],
    ]);
  });

  it("只是以引号开头的照原样，没有配对的也不吞掉后面的行", () => {
    expect(cellsOf('"听涛"社区\t1\n"没有收尾\t2\n丙\t"3"')).toEqual([
      ['"听涛"社区', "1"],
      ['"没有收尾', "2"],
      ["丙", '"3"'],
    ]);
  });

  it("变成一份CSV；不是表格的不收", async () => {
    expect(pastedTable("林晓澜")).toBeNull();
    expect(await pastedTable('甲\t"乙\n丙"')?.text()).toBe('"甲","乙\n丙"');
  });
});
