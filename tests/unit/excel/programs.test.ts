import { describe, expect, it } from "vitest";
import { PROGRAMS } from "#tests/support/programs";
import { readBytes } from "#tests/support/reading";
import type { SeenRow } from "#tests/support/saved";

const ROWS: readonly SeenRow[] = [
  ["姓名", "身份证号", { bold: ["入团", "年月"] }, "任现职年月", "手机", "备注"],
  [{ text: "林晓澜", reading: "linxiaolan" }, "379901200302149024", { day: "2017-05-04" }, { month: "2021-11" }, 19900000001, null],
  [{ bold: ["周", "望舒"] }, "37990120030101903X", { day: "2018-02-28" }, { month: "2022-10" }, null, " a<b>&\n二行 "],
  ["江见川", "379901200302149024", { day: "2000-02-29" }, null, 0, "=1+1"],
];
const READ = [
  ["姓名", "身份证号", "入团年月", "任现职年月", "手机", "备注"],
  ["林晓澜", "379901200302149024", "2017-05-04", "2021-11-01", "19900000001", ""],
  ["周望舒", "37990120030101903X", "2018-02-28", "2022-10-01", "", "a<b>&\n二行"],
  ["江见川", "379901200302149024", "2000-02-29", "", "0", "=1+1"],
];

describe("各家软件存的表（WPS、Numbers、LibreOffice）", () => {
  it.each(Object.keys(PROGRAMS))("%s：读到的与人看到的一样", async (program) => {
    const { code, rows } = await readBytes(PROGRAMS[program]?.(ROWS) ?? Buffer.alloc(0));
    expect(code).toBe("");
    const cells = rows.map((row) => Array.from({ length: 6 }, (_, i) => row.cells[i] ?? ""));
    expect(cells.filter((row) => row[0] !== "表格 1")).toEqual(READ);
  });
});
