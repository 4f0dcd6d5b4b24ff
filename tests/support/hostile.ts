// 不怀好意与不像样子的文件：压缩炸弹、外部实体、宏、冒名、残缺……每一份都当场造出来。
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { letters, sheetXml, type TypedCell, workbookParts, xlsx } from "#tests/support/xlsx";
import { type Part, zip } from "#tests/support/zip";

export const HEADS = ["姓名", "身份证号码", "民族"] as const;
const MEGABYTE = 1024 * 1024;
const ROWS: TypedCell[][] = [[...HEADS], ["林晓澜", "379901200302149024", "汉族"]];
const SHEET = "xl/worksheets/sheet1.xml";
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const parts = (): Part[] => workbookParts([{ rows: ROWS }]);

/** A good workbook with one of its parts replaced. */
const spoiled = (name: string, change: Partial<Part> | ((text: string) => string)): Buffer =>
  zip(
    parts().map((part) => {
      if (part.name !== name) return part;
      return typeof change === "function" ? { ...part, data: change(String(part.data)) } : { ...part, ...change };
    }),
  );
const withParts = (...more: Part[]): Buffer => zip([...parts(), ...more]);
const rowsXml = (rows: string): string => `<?xml version="1.0"?><worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`;
const sheetOf = (rows: string): Buffer => spoiled(SHEET, { data: rowsXml(rows) });
const many = (n: number, one: (i: number) => string): string => Array.from({ length: n }, (_, i) => one(i)).join("");

/** Text that looks random and is the same every time. */
export function noise(length: number, seed = "noise"): string {
  let text = "";
  for (let i = 0; text.length < length; i++) text += createHash("sha512").update(`${seed}${i}`).digest("base64url");
  return text.slice(0, length);
}

/** Every row of a sheet has a cell in its last column. */
const wide = (rows: number): Buffer =>
  sheetOf(
    many(
      rows,
      (i) =>
        `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${i === 0 ? "姓名" : "甲乙"}</t></is></c><c r="${letters(16_383)}${i + 1}"><v>1</v></c></row>`,
    ),
  );

const strings = (list: readonly string[]): Part => ({
  name: "xl/sharedStrings.xml",
  data: `<?xml version="1.0"?><sst ${MAIN}>${list.map((t) => `<si><t>${t}</t></si>`).join("")}</sst>`,
});
const RELS = "xl/_rels/workbook.xml.rels";
const SHARED =
  '<Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>';
/** A workbook whose cells point to shared strings. */
const sharing = (list: Part, rows: string): Buffer =>
  zip([
    ...parts().map((p) => {
      if (p.name === RELS) return { ...p, data: String(p.data).replace("</Relationships>", SHARED) };
      return p.name === SHEET ? { ...p, data: rowsXml(rows) } : p;
    }),
    list,
  ]);

/** A few strings of two thousand characters, pointed to two million times. */
function fanOut(): Buffer {
  const list = Array.from({ length: 500 }, (_, i) => noise(2000, `s${i}`));
  const cells = (row: number) => many(100, (c) => `<c t="s"><v>${(row * 7919 + c * 104_729) % 500}</v></c>`);
  return sharing(
    strings(list),
    many(20_000, (i) => `<row r="${i + 1}">${cells(i)}</row>`),
  );
}

const ENTITIES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${many(9, (i) => `<!ENTITY ${"bcdefghij"[i]} "${`&${"abcdefghij"[i]};`.repeat(10)}">`)}]>`;
const afterHead = (text: string) => (xml: string) => xml.replace("?>", `?>${text}`);
const inSheet = (xml: string, text: string): string => xml.replace("林晓澜", text);

const ole = (inner: Buffer): Buffer =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504), inner, Buffer.alloc(2048)]);

export type Hostile = { name: string; make: () => Uint8Array; code: string };
const bad = (name: string, code: string, make: () => Uint8Array): Hostile => ({ name, code, make });

const IMPOSTORS: readonly Hostile[] = [
  bad("可执行文件", "E-IMP-01", () => Buffer.concat([Buffer.from("MZ\x90\0\x03\0\0\0"), Buffer.alloc(500, 7)])),
  bad("图片png", "E-IMP-01", () => Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), Buffer.alloc(300)])),
  bad("图片jpg", "E-IMP-01", () => Buffer.concat([Buffer.from("ffd8ffe000104a464946", "hex"), Buffer.alloc(300)])),
  bad("PDF", "E-IMP-01", () => Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n")),
  bad("网页", "E-IMP-01", () => Buffer.from(`<html><table><tr><td>${HEADS.join("</td><td>")}</td></tr></table></html>`)),
  bad("没有头的网页表格", "E-IMP-01", () => Buffer.from("<table>\n<tr><td>姓名</td><td>身份证号码</td></tr>\n</table>")),
  bad("富文本", "E-IMP-01", () => Buffer.from("{\\rtf1\\ansi 姓名}")),
  bad("一段JSON", "E-IMP-01", () => Buffer.from(JSON.stringify([{ 姓名: "林晓澜" }], null, 1))),
  bad("矢量图", "E-IMP-01", () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')),
  bad("gzip", "E-IMP-01", () => gzipSync("姓名,身份证号码")),
  bad("乱码", "E-IMP-01", () => createHash("shake256", { outputLength: 4096 }).update("x").digest()),
  bad("UTF-16文本", "E-IMP-01", () => Buffer.from(`\ufeff${HEADS.join(",")}\r\n`, "utf16le")),
  bad("含零字节的csv", "E-IMP-01", () => Buffer.from(`${HEADS.join(",")}\n林晓澜,3799\0,汉族`)),
  bad("旧版xls", "E-IMP-08", () => ole(Buffer.from("Workbook", "utf16le"))),
  bad("加密的工作簿", "E-IMP-12", () => ole(Buffer.from("EncryptedPackage", "utf16le"))),
  bad("Word文档", "E-IMP-01", () =>
    zip([
      { name: "[Content_Types].xml", data: "<Types/>" },
      { name: "word/document.xml", data: "<d/>" },
    ]),
  ),
  bad("二进制工作簿xlsb", "E-IMP-01", () =>
    zip([
      { name: "[Content_Types].xml", data: "<Types/>" },
      { name: "xl/workbook.bin", data: "x" },
    ]),
  ),
  bad("ods", "E-IMP-01", () => zip([{ name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", method: 0 }])),
  bad("压缩包里一份csv", "E-IMP-01", () => zip([{ name: "名单.csv", data: HEADS.join(",") }])),
  bad("空压缩包", "E-IMP-01", () => zip([])),
];

const BROKEN: readonly Hostile[] = [
  bad("只有前半截", "E-IMP-01", () => xlsx({ rows: ROWS }).subarray(0, 900)),
  bad("少了末尾几个字节", "E-IMP-01", () => xlsx({ rows: ROWS }).subarray(0, -9)),
  bad("目录之后的内容被改坏", "E-IMP-12", () => xlsx({ rows: ROWS }).fill(0xee, 60, 200)),
  bad("表的XML没有收尾", "E-IMP-12", () => spoiled(SHEET, (xml) => xml.slice(0, -40))),
  bad("表不在包里", "E-IMP-12", () => zip(parts().filter((p) => p.name !== SHEET))),
  bad("目录里一张表也没有", "E-IMP-12", () => spoiled("xl/workbook.xml", (xml) => xml.replace(/<sheet .*?\/>/, ""))),
  bad("所有的表都藏着", "E-IMP-12", () => xlsx({ rows: ROWS, hidden: true })),
  bad("层层嵌套十万层", "E-IMP-12", () => spoiled("xl/workbook.xml", (xml) => xml.replace("<sheets>", `${"<a>".repeat(100_000)}<sheets>`))),
  bad("目录里说有更多文件", "E-IMP-01", () => zip(parts(), { count: 60 })),
  bad("压缩方式不认识", "E-IMP-12", () => withParts({ name: "xl/extra.xml", data: "<a/>", method: 12 })),
  bad("包内加密", "E-IMP-12", () => spoiled(SHEET, { flags: 0x801 })),
];

const BOMBS: readonly Hostile[] = [
  bad("一百兆空格压成一点点", "E-IMP-12", () => spoiled(SHEET, { data: rowsXml(" ".repeat(100 * MEGABYTE)) })),
  bad("目录说解开有四个G", "E-IMP-12", () => spoiled(SHEET, { says: { unpacked: 0xfffffffe } })),
  bad("目录说小，解开很大", "E-IMP-12", () => spoiled(SHEET, { data: rowsXml(" ".repeat(64 * MEGABYTE)), says: { unpacked: 900 } })),
  bad("换个后缀藏着的大表", "E-IMP-12", () =>
    zip([
      ...parts().map((p) => (p.name === RELS ? { ...p, data: String(p.data).replace("sheet1.xml", "sheet1.png") } : p)),
      { name: "xl/worksheets/sheet1.png", data: rowsXml(" ".repeat(64 * MEGABYTE)), says: { unpacked: 900 } },
    ]),
  ),
  bad("一百万空行", "E-IMP-12", () => sheetOf(many(1_048_576, (i) => `<row r="${i + 1}"/>`))),
  bad("两万零一行", "E-IMP-06", () => xlsx({ rows: [[...HEADS], ...Array.from({ length: 20_001 }, (_, i) => [`人${i}`, "", ""])] })),
  bad("一万张表", "E-IMP-12", () => zip(workbookParts(Array.from({ length: 10_000 }, () => ({ rows: [["姓名"]] }))))),
  bad("长字被引用两百万次", "E-IMP-12", fanOut),
  bad("三百万条共享文字", "E-IMP-12", () =>
    sharing(strings(Array.from({ length: 3_000_000 }, (_, i) => i.toString(36))), `<row r="1"><c t="s"><v>0</v></c></row>`),
  ),
  bad("三十一兆共享文字", "E-IMP-12", () =>
    sharing(strings(Array.from({ length: 1_350_000 }, (_, i) => i.toString(36))), '<row r="1"><c t="s"><v>0</v></c></row>'),
  ),
  bad("一行二十万格", "E-IMP-12", () => sheetOf(`<row r="1">${many(200_000, (i) => `<c><v>${(i * 7919) % 100_003}</v></c>`)}</row>`)),
  bad("一格前面九兆的属性", "E-IMP-12", () => sheetOf(`<row r="1" x="${noise(9 * MEGABYTE)}"/>`)),
  bad("每一行都写到最后一列", "E-IMP-12", () => wide(20_000)),
  bad("荒唐的样式", "E-IMP-12", () =>
    spoiled("xl/styles.xml", (xml) => xml.replace("</cellXfs>", `${many(2_500_000, (i) => `<xf numFmtId="${i}"/>`)}</cellXfs>`)),
  ),
  bad("套一个压缩包", "E-IMP-12", () => withParts({ name: "xl/inner.zip", data: zip(parts()) })),
  bad("套一份工作簿", "E-IMP-12", () => withParts({ name: "xl/embeddings/inner.xlsx", data: zip(parts()) })),
  bad("十兆换行", "E-IMP-12", () => Buffer.alloc(10 * MEGABYTE, 10)),
  bad("九兆的一格", "E-IMP-12", () => Buffer.from(`姓名,身份证号码\n${noise(9 * MEGABYTE)}`)),
  bad("引号一直没有关上", "E-IMP-12", () => Buffer.from(`姓名,身份证号码\n"${"林晓澜,\n".repeat(60_000)}`)),
];

const TRICKS: readonly Hostile[] = [
  bad("外部实体", "E-IMP-12", () => spoiled(SHEET, (xml) => inSheet(afterHead(ENTITIES)(xml), "&a;"))),
  bad("文字里的外部实体", "E-IMP-12", () =>
    sharing({ ...strings(["&a;"]), data: `<?xml version="1.0"?>${ENTITIES}<sst ${MAIN}><si><t>&a;</t></si></sst>` }, ""),
  ),
  bad("十亿个笑", "E-IMP-12", () => spoiled(SHEET, (xml) => inSheet(afterHead(LAUGHS)(xml), "&j;"))),
  bad("长注释后面的声明", "E-IMP-12", () => spoiled(SHEET, afterHead(`<!--${" ".repeat(9000)}-->${ENTITIES}`))),
  bad("关系文件里的声明", "E-IMP-12", () => spoiled(RELS, afterHead(ENTITIES))),
  bad("外部链接", "E-IMP-12", () => withParts({ name: "xl/externalLinks/externalLink1.xml", data: "<externalLink/>" })),
  bad("宏", "E-IMP-12", () => withParts({ name: "xl/vbaProject.bin", data: "x" })),
  bad("宏表", "E-IMP-12", () => withParts({ name: "xl/macrosheets/sheet2.xml", data: "<a/>" })),
  bad("控件", "E-IMP-12", () => withParts({ name: "xl/activeX/activeX1.xml", data: "<a/>" })),
  bad("嵌入对象", "E-IMP-12", () => withParts({ name: "xl/embeddings/oleObject1.bin", data: "x" })),
  bad("嵌入脚本", "E-IMP-12", () => withParts({ name: "xl/run.js", data: "1" })),
  bad("同名的两份", "E-IMP-12", () => withParts({ name: SHEET, data: sheetXml({ rows: [["别的"]] }) })),
  bad("大小写不同的两份", "E-IMP-12", () => withParts({ name: SHEET.toUpperCase(), data: "<a/>" })),
  bad("往上走的路径", "E-IMP-12", () => withParts({ name: "../../../../tmp/evil.xml", data: "<a/>" })),
  bad("根开头的路径", "E-IMP-12", () => withParts({ name: "/etc/cron.d/evil", data: "x" })),
  bad("反斜杠的路径", "E-IMP-12", () => withParts({ name: "xl\\..\\evil.xml", data: "<a/>" })),
  bad("盘符开头的路径", "E-IMP-12", () => withParts({ name: "C:/evil.xml", data: "<a/>" })),
];

/** Every file that must be refused, with its code. */
export const HOSTILE: readonly Hostile[] = [...IMPOSTORS, ...BROKEN, ...BOMBS, ...TRICKS];

/** A sheet with a lonely cell in its last corner. */
export const farAway = (rows: readonly (readonly TypedCell[])[]): Buffer =>
  spoiled(SHEET, { data: sheetXml({ rows }).replace("</sheetData>", `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`) });

/** A sheet whose tags cross each other. */
export const crossed = (): Buffer => spoiled(SHEET, (xml) => xml.replace("</row>", "</sheetData>"));
