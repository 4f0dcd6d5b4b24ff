// 写工作簿：模板、带批注的原表、导出。文字就是文字，公式一个也写不出去。
import { type Cell, type CellStyle, colToLetter, type DataValidation, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { MARKER_SHEET, type PlainSheet, type Returned, starred, type Template, TEMPLATE_VERSION } from "#lib/excel/template";

const HEAD: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "F2EFE9" } },
  alignment: { vertical: "center", wrapText: true },
};
const TEXT: CellStyle = { numFmt: "@" };
const BAD: CellStyle = {
  numFmt: "@",
  font: { bold: true, color: { rgb: "A30C25" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FBEBEA" } },
};
const OPTION_SHEET = "选项";
const LAST_ROW = 20_001;

/** A cell that begins like a formula is written as text with an apostrophe before it (NFR-09). */
export const harmless = (text: string): string => (/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text);

const textCell = (value: string, style: CellStyle = TEXT): Cell => ({ value: harmless(value), type: "string", style });

function plainSheet({ name, head, widths, rows }: PlainSheet): WriteSheet {
  const cells = new Map<string, Cell>();
  head.forEach((h, c) => {
    cells.set(`0,${c}`, textCell(h, HEAD));
  });
  return {
    name,
    columns: widths.map((width) => ({ width, style: TEXT })),
    rows: [[...head], ...rows.map((row) => row.map(harmless))],
    cells,
    freezePane: { rows: 1 },
  };
}

/** A workbook of plain sheets. */
export const writeTable = (sheets: readonly PlainSheet[]): Promise<Uint8Array> => writeXlsx({ sheets: sheets.map(plainSheet) });

const markerSheet = (kind: string): WriteSheet => ({ name: MARKER_SHEET, rows: [[kind, TEMPLATE_VERSION]], hidden: true });

const optionColumns = (template: Template) => template.columns.filter((c) => c.options);

function optionSheet(template: Template): WriteSheet {
  const lists = optionColumns(template).map((c) => c.options ?? []);
  const longest = Math.max(0, ...lists.map((l) => l.length));
  const rows = Array.from({ length: longest }, (_, i) => lists.map((l) => l[i] ?? null));
  return { name: OPTION_SHEET, rows, hidden: true };
}

/** Drop-downs that take their words from the hidden sheet. */
function dropDowns(template: Template): DataValidation[] {
  const withOptions = optionColumns(template);
  return withOptions.map((column, i) => {
    const letter = colToLetter(template.columns.indexOf(column));
    const source = colToLetter(i);
    return {
      type: "list",
      formula1: `'${OPTION_SHEET}'!$${source}$1:$${source}$${column.options?.length ?? 1}`,
      range: `${letter}2:${letter}${LAST_ROW}`,
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: column.header,
      errorMessage: "请从下拉列表中选择。",
    };
  });
}

const NEEDS = { always: "必填", sometimes: "按情况填", never: "可不填" } as const;

function noteSheet(template: Template): WriteSheet {
  const rows = template.columns.map((c) => [c.header, NEEDS[c.required], c.note, c.example]);
  const notes = template.notes.map((note) => [note, "", "", ""]);
  return plainSheet({
    name: "填写说明",
    head: ["列", "是否必填", "怎么填", "例子"],
    widths: [26, 10, 60, 26],
    rows: [...rows, ["", "", "", ""], ...notes],
  });
}

/** The empty template of a kind: text columns, drop-downs, instructions, its mark. */
export const writeTemplate = (template: Template): Promise<Uint8Array> => {
  const head = template.columns.map(starred);
  const sheet = plainSheet({ name: template.title, head, widths: template.columns.map((c) => c.width), rows: [] });
  return writeXlsx({
    sheets: [{ ...sheet, dataValidations: dropDowns(template) }, noteSheet(template), optionSheet(template), markerSheet(template.kind)],
  });
};

const REASON = "原因";

/** The owner's own columns with the rows that did not go in: bad cells coloured and annotated, the reason at the end (A7). */
export function writeReturned({ template, headers: given, rows }: Returned): Promise<Uint8Array> {
  const headers = given.at(-1) === REASON ? given.slice(0, -1) : given;
  const head = [...headers, REASON];
  const sheet = plainSheet({
    name: template.title,
    head,
    widths: [...headers.map(() => 20), 60],
    rows: rows.map((r) => [...headers.map((_, place) => r.cells[place] ?? ""), r.reason]),
  });
  rows.forEach(({ bad, cells }, r) => {
    for (const [place, text] of bad) {
      const cell = textCell(cells[place] ?? "", BAD);
      sheet.cells?.set(`${r + 1},${place}`, { ...cell, comment: { author: "智慧团建", text } });
    }
  });
  return writeXlsx({ sheets: [sheet, noteSheet(template), markerSheet(template.kind)] });
}
