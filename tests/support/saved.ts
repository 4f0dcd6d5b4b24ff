// 存盘的零件：各家软件写工作簿时共用的那些，单元格、行、样式、关系。
import { escaped, letters } from "#tests/support/xlsx";
import type { Part } from "#tests/support/zip";

/** A cell as somebody sees it: a day and a month are real dates, `reading` is a phonetic guide, `bold` a part of the text set apart. */
export type SeenCell =
  | string
  | number
  | null
  | { day: string }
  | { month: string }
  | { text: string; reading: string }
  | { bold: readonly string[] };
export type SeenRow = readonly SeenCell[];

export const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

export const EPOCH_1900 = Date.UTC(1899, 11, 30);
export const EPOCH_1904 = Date.UTC(1904, 0, 1);
export const serial = (day: string, epoch: number): number => (Date.parse(`${day}T00:00:00Z`) - epoch) / 86_400_000;

const at = (row: number, column: number): string => `${letters(column)}${row}`;
export const relations = (all: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join("")}</Relationships>`;
export const contentTypes = (parts: readonly (readonly [name: string, kind: string])[]): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.map(([name, kind]) => `<Override PartName="${name}" ContentType="${TYPES}.${kind}+xml"/>`).join("")}</Types>`;
export const USUAL = [
  ["/xl/workbook.xml", "sheet.main"],
  ["/xl/worksheets/sheet1.xml", "worksheet"],
  ["/xl/styles.xml", "styles"],
  ["/xl/sharedStrings.xml", "sharedStrings"],
] as const;

/** The table of texts that cells point to. */
class Texts {
  readonly #items: string[] = [];
  count = 0;
  add(item: string): number {
    this.count++;
    const known = this.#items.indexOf(item);
    return known >= 0 ? known : this.#items.push(item) - 1;
  }
  xml(head = HEAD): string {
    return `${head}<sst xmlns="${MAIN}" count="${this.count}" uniqueCount="${this.#items.length}">${this.#items.join("")}</sst>`;
  }
}

/** How a program writes a text into the table. */
function item(cell: string | { text: string; reading: string } | { bold: readonly string[] }): string {
  if (typeof cell === "string") return `<si><t xml:space="preserve">${escaped(cell)}</t></si>`;
  if ("bold" in cell) {
    const runs = cell.bold.map(
      (run, i) =>
        `<r>${i > 0 ? '<rPr><b/><sz val="11"/><color theme="1"/><rFont val="宋体"/><charset val="134"/></rPr>' : ""}<t>${escaped(run)}</t></r>`,
    );
    return `<si>${runs.join("")}</si>`;
  }
  return `<si><t>${escaped(cell.text)}</t><rPh sb="0" eb="${cell.text.length}"><t>${escaped(cell.reading)}</t></rPh><phoneticPr fontId="1" type="noConversion"/></si>`;
}

/** The styles: 0 as it comes, 1 text, 2 a day, 3 a month. */
export const styles = (formats: string, ids: readonly [day: number, month: number]): string =>
  `${HEAD}<styleSheet xmlns="${MAIN}">${formats}<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="4">${[0, 49, ...ids].map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join("")}</cellXfs></styleSheet>`;

type Writing = { texts: Texts; epoch: number; numberKind: string; rowMore: string; trailing: boolean };

function cellXml(place: string, cell: SeenCell, { texts, epoch, numberKind }: Writing): string {
  if (cell === null) return `<c r="${place}" s="1"/>`;
  if (typeof cell === "number") return `<c r="${place}" s="0"${numberKind}><v>${cell}</v></c>`;
  if (typeof cell === "object" && "day" in cell) return `<c r="${place}" s="2"${numberKind}><v>${serial(cell.day, epoch)}</v></c>`;
  if (typeof cell === "object" && "month" in cell)
    return `<c r="${place}" s="3"${numberKind}><v>${serial(`${cell.month}-01`, epoch)}</v></c>`;
  return `<c r="${place}" s="1" t="s"><v>${texts.add(item(cell))}</v></c>`;
}

/** The rows of a sheet; with `trailing`, formatted cells without content go on to the right, and formatted rows below. */
export function rowsXml(rows: readonly SeenRow[], writing: Writing, first = 1): string {
  const width = Math.max(...rows.map((row) => row.length));
  const empty = (n: number) => (writing.trailing ? [0, 1, 2].map((i) => `<c r="${at(n, width + i)}" s="1"/>`).join("") : "");
  const lines = rows.map(
    (row, i) =>
      `<row r="${first + i}"${writing.rowMore}>${row.map((cell, c) => cellXml(at(first + i, c), cell, writing)).join("")}${empty(first + i)}</row>`,
  );
  const below = writing.trailing
    ? [0, 1].map((i) => `<row r="${first + rows.length + i}"${writing.rowMore}>${empty(first + rows.length + i)}</row>`)
    : [];
  return [...lines, ...below].join("");
}

export const writing = (more: Partial<Writing> = {}): Writing => ({
  texts: new Texts(),
  epoch: EPOCH_1900,
  numberKind: "",
  rowMore: "",
  trailing: false,
  ...more,
});
export const root = (target = "xl/workbook.xml"): Part => ({
  name: "_rels/.rels",
  data: relations([["rId1", `${REL}/officeDocument`, target]]),
});
export const workbook = (more: string, sheets: string): Part => ({
  name: "xl/workbook.xml",
  data: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}">${more}<sheets>${sheets}</sheets></workbook>`,
});
export const linked = (prefix = "", more: readonly (readonly [string, string, string])[] = []): Part => ({
  name: "xl/_rels/workbook.xml.rels",
  data: relations([
    ["rId1", `${REL}/worksheet`, `${prefix}worksheets/sheet1.xml`],
    ["rId3", `${REL}/styles`, `${prefix}styles.xml`],
    ["rId4", `${REL}/sharedStrings`, `${prefix}sharedStrings.xml`],
    ...more,
  ]),
});
