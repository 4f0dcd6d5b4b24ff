import { describe, expect, it } from "vitest";
import { writeReturned, writeTable, writeTemplate } from "#lib/excel/write";
import { MEMBER_TEMPLATE } from "#lib/members/columns/sheet";
import { readBytes } from "#tests/support/reading";
import { unzip } from "#tests/support/zip";

const STARTS = [
  "=",
  "+",
  "-",
  "@",
  "\t=",
  "\r=",
  "\n=",
  "\0=",
  "＝",
  "＋",
  "－",
  "＠",
  " =",
  "\u00a0=",
  "\u200b=",
  "\ufeff=",
  "'=",
  '"=',
  "%=",
  "|=",
];
const BODIES = [
  'HYPERLINK("http://a","x")',
  "cmd|' /C calc'!A0",
  "1+1",
  "SUM(A1:A9)",
  'WEBSERVICE("a")',
  "IMPORTXML(1)",
  "DDE(1)",
  "A1",
  "2+5",
  "-2+3",
];
const PAYLOADS = STARTS.flatMap((start) => BODIES.map((body) => start + body));

const partsOf = (bytes: Uint8Array, form: RegExp): string =>
  [...unzip(bytes)]
    .filter(([name]) => form.test(name))
    .map(([, text]) => text)
    .join("\n");
/** Every text of a workbook as Excel would show it. */
const textsOf = (bytes: Uint8Array): string[] =>
  [...partsOf(bytes, /sheet\d+\.xml|sharedStrings/).matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map(([, text = ""]) => text);
const DANGER = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

describe("写出去的工作簿（S10、NFR-09、安全案例16）", () => {
  it("两百种公式注入：没有一个公式，没有一格以危险字符开头", async () => {
    expect(PAYLOADS.length).toBe(200);
    const bytes = await writeTable([{ name: "名单", head: ["姓名", "=1+1"], widths: [20, 20], rows: PAYLOADS.map((p) => [p, p]) }]);
    expect(partsOf(bytes, /sheet\d+\.xml/)).not.toMatch(/<f[\s>]/);
    expect(textsOf(bytes).filter((t) => DANGER.test(t))).toEqual([]);
    expect(partsOf(bytes, /xml$/)).not.toMatch(ILLEGAL);
  });

  it("退回的原表也一样，批注与原因都只是文字", async () => {
    const rows = PAYLOADS.map((p) => ({ cells: [p, p], bad: new Map([[0, p]]), reason: p }));
    const bytes = await writeReturned({ template: MEMBER_TEMPLATE, headers: ["姓名", "=A1"], rows });
    expect(partsOf(bytes, /sheet\d+\.xml/)).not.toMatch(/<f[\s>]/);
    expect(textsOf(bytes).filter((t) => DANGER.test(t))).toEqual([]);
    expect(partsOf(bytes, /xml$/)).not.toMatch(ILLEGAL);
  });

  it("撇号只为Excel而写，读回来没有", async () => {
    const bytes = await writeTable([{ name: "名单", head: ["姓名"], widths: [20], rows: [["=1+1"], ["-5"], ["林晓澜"]] }]);
    expect((await readBytes(bytes)).rows.map((r) => r.cells)).toEqual([["姓名"], ["=1+1"], ["-5"], ["林晓澜"]]);
  });

  it("模板认得出自己，列都是文本，有下拉、例子与说明", async () => {
    const bytes = await writeTemplate(MEMBER_TEMPLATE);
    const { mark, rows } = await readBytes(bytes);
    expect(mark[0]).toBe("MEMBERS");
    expect(rows[0]?.cells.slice(0, 3)).toEqual(["姓名★", "身份证号码★", "民族★"]);
    const parts = unzip(bytes);
    expect(parts.get("xl/worksheets/sheet1.xml")).toContain("<dataValidation");
    expect(textsOf(bytes)).toEqual(expect.arrayContaining(["填写说明", "379901200302149024"].slice(1)));
  });
});
