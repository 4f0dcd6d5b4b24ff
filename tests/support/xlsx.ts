// 工作簿：按规范一格一格地写，不经过产品自己的写法。
import { type Part, zip } from "#tests/support/zip";

/** A cell as it is typed: text, number, date serial, formula with its result, rich text, truth. */
export type TypedCell =
  | string
  | number
  | boolean
  | null
  | { serial: number }
  | { formula: string; result: string | number }
  | { runs: readonly string[] };
export type TypedSheet = { name?: string; rows: readonly (readonly TypedCell[])[]; hidden?: boolean; merge?: string; firstRow?: number };

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] ?? c);

/** A, B … Z, AA … */
export function letters(place: number): string {
  const rest = Math.floor(place / 26) - 1;
  return (rest >= 0 ? letters(rest) : "") + String.fromCharCode(65 + (place % 26));
}

const inline = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

function cellXml(at: string, cell: TypedCell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return inline(at, cell);
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`;
  if ("serial" in cell) return `<c r="${at}" s="1"><v>${cell.serial}</v></c>`;
  if ("runs" in cell) return `<c r="${at}" t="inlineStr"><is>${cell.runs.map((r) => `<r><t>${escaped(r)}</t></r>`).join("")}</is></c>`;
  const kind = typeof cell.result === "string" ? ' t="str"' : "";
  return `<c r="${at}"${kind}><f>${escaped(cell.formula)}</f><v>${escaped(String(cell.result))}</v></c>`;
}

export function sheetXml({ rows, merge, firstRow = 1 }: TypedSheet): string {
  const body = rows.map((cells, i) => {
    const n = firstRow + i;
    return `<row r="${n}">${cells.map((cell, c) => cellXml(`${letters(c)}${n}`, cell)).join("")}</row>`;
  });
  const merged = merge ? `<mergeCells count="1"><mergeCell ref="${merge}"/></mergeCells>` : "";
  return `${HEAD}<worksheet ${MAIN}><sheetData>${body.join("")}</sheetData>${merged}</worksheet>`;
}

const STYLES = `${HEAD}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="176" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const contentTypes = (sheets: number): string => {
  const overrides = Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${overrides.join("")}</Types>`;
};

const relations = (all: readonly (readonly [id: string, kind: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${REL}/${kind}" Target="${target}"/>`).join("")}</Relationships>`;

/** The parts of a workbook, for those who want to spoil one of them. */
export function workbookParts(sheets: readonly TypedSheet[]): Part[] {
  const listed = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${escaped(name ?? `Sheet${i + 1}`)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`,
  );
  const linked = sheets.map((_, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`] as const);
  return [
    { name: "[Content_Types].xml", data: contentTypes(sheets.length) },
    { name: "_rels/.rels", data: relations([["rId1", "officeDocument", "xl/workbook.xml"]]) },
    { name: "xl/workbook.xml", data: `${HEAD}<workbook ${MAIN} xmlns:r="${REL}"><sheets>${listed.join("")}</sheets></workbook>` },
    { name: "xl/_rels/workbook.xml.rels", data: relations([...linked, ["rIdS", "styles", "styles.xml"]]) },
    { name: "xl/styles.xml", data: STYLES },
    ...sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, data: sheetXml(sheet) })),
  ];
}

export const xlsx = (...sheets: readonly TypedSheet[]): Buffer => zip(workbookParts(sheets));
