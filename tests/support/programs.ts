// 各家软件：同一张表，照 WPS、LibreOffice、Numbers、Excel 等各自存盘的写法写成工作簿。
import {
  REL,
  MAIN,
  HEAD,
  EPOCH_1900,
  EPOCH_1904,
  serial,
  relations,
  contentTypes,
  USUAL,
  styles,
  rowsXml,
  writing,
  root,
  workbook,
  linked,
  type SeenCell,
  type SeenRow,
} from "#tests/support/saved";
import { escaped } from "#tests/support/xlsx";
import { type Part, zip } from "#tests/support/zip";

const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/** WPS 表格: dates in formats of Chinese Excel that stand nowhere, its own parts, empty cells that were only formatted. */
function wps(rows: readonly SeenRow[]): Part[] {
  const w = writing({ rowMore: ' ht="14.25" spans="1:30"', trailing: true });
  const body = rowsXml(rows, w);
  const sheet = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${REL}" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"><sheetPr/><dimension ref="A1:AD${rows.length + 2}"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultColWidth="9" defaultRowHeight="14.25"/><sheetData>${body}</sheetData><pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/><headerFooter/></worksheet>`;
  return [
    {
      name: "docProps/app.xml",
      data: `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>WWO_wpscloud_20240101</Application></Properties>`,
    },
    {
      name: "docProps/custom.xml",
      data: `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.16250</vt:lpwstr></property></Properties>`,
    },
    {
      name: "customStorage/customStorage.xml",
      data: `${HEAD}<customStorage xmlns="https://web.wps.cn/et/2018/main"><book/><sheets/></customStorage>`,
    },
    workbook(
      '<fileVersion appName="xl" lastEdited="3" lowestEdited="5" rupBuild="9302"/><workbookPr/><bookViews><workbookView windowWidth="27945" windowHeight="12375"/></bookViews>',
      '<sheet name="Sheet1" sheetId="1" r:id="rId1"/>',
    ),
    { name: "xl/worksheets/sheet1.xml", data: sheet },
    { name: "xl/sharedStrings.xml", data: w.texts.xml() },
    { name: "xl/styles.xml", data: styles("", [31, 57]) },
    { name: "xl/cellimages.xml", data: `${HEAD}<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/>` },
    linked("", [["rId5", "http://www.wps.cn/officeDocument/2020/cellImage", "cellimages.xml"]]),
    root(),
    { name: "[Content_Types].xml", data: contentTypes(USUAL) },
  ];
}

/** LibreOffice: every attribute written out, numbers named as numbers, own formats with escaped hyphens; stored data keeps its descriptor. */
function libreOffice(rows: readonly SeenRow[], epoch: number): Part[] {
  const w = writing({
    epoch,
    numberKind: ' t="n"',
    rowMore: ' customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false"',
  });
  const body = rowsXml(rows, w);
  const formats =
    '<numFmts count="3"><numFmt numFmtId="164" formatCode="General"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd;@"/><numFmt numFmtId="166" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>';
  const sheet = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${REL}"><sheetPr filterMode="false"><pageSetUpPr fitToPage="false"/></sheetPr><dimension ref="A1:AB${rows.length}"/><sheetViews><sheetView showFormulas="false" workbookViewId="0"><selection pane="topLeft" activeCell="A1" activeCellId="0" sqref="A1"/></sheetView></sheetViews><sheetData>${body}</sheetData><printOptions headings="false" gridLines="false"/></worksheet>`;
  return [
    root(),
    {
      name: "docProps/app.xml",
      data: `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template></Template><Application>LibreOffice/24.2.7.2$Linux_X86_64</Application></Properties>`,
    },
    linked(),
    workbook(
      `<fileVersion appName="Calc"/><workbookPr backupFile="false" showObjects="all" date1904="${epoch === EPOCH_1904}"/><workbookProtection/>`,
      '<sheet name="工作表1" sheetId="1" state="visible" r:id="rId1"/>',
    ),
    { name: "xl/sharedStrings.xml", data: w.texts.xml('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n') },
    { name: "xl/styles.xml", data: styles(formats, [165, 166]) },
    { name: "xl/worksheets/sheet1.xml", data: sheet },
    { name: "[Content_Types].xml", data: contentTypes(USUAL) },
  ];
}

/** Numbers: a summary of what was exported comes first, the table's name stands above the table, formats below 164 are its own. */
function numbers(rows: readonly SeenRow[]): Part[] {
  const w = writing({ rowMore: ' ht="20.05" customHeight="1"' });
  const summary = rowsXml(
    [
      ["本文稿由 Numbers 表格导出。每个表格都转换为一张 Excel 工作表。"],
      [null, "Numbers 表格工作表名称", "Numbers 表格表格名称", "Excel 工作表名称"],
      [null, "工作表 1", "表格 1", "工作表 1"],
    ],
    w,
    3,
  );
  const body = rowsXml([["表格 1", ...Array.from({ length: 3 }, () => null)], ...rows], w);
  const wrapped = (inner: string) =>
    `${HEAD}<worksheet xmlns:r="${REL}" xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0" showGridLines="0" defaultGridColor="1"/></sheetViews><sheetFormatPr defaultColWidth="16.3333" defaultRowHeight="19.9" customHeight="1" outlineLevelRow="0" outlineLevelCol="0"/><sheetData>${inner}</sheetData><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells></worksheet>`;
  const formats =
    '<numFmts count="2"><numFmt numFmtId="59" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="60" formatCode="yyyy/m"/></numFmts>';
  return [
    { name: "[Content_Types].xml", data: contentTypes([...USUAL, ["/xl/worksheets/sheet2.xml", "worksheet"]]) },
    root(),
    workbook("<workbookPr/>", '<sheet name="导出摘要" sheetId="1" r:id="rId1"/><sheet name="工作表 1" sheetId="2" r:id="rId5"/>'),
    linked("", [["rId5", `${REL}/worksheet`, "worksheets/sheet2.xml"]]),
    { name: "xl/worksheets/sheet1.xml", data: wrapped(summary) },
    { name: "xl/worksheets/sheet2.xml", data: wrapped(body) },
    { name: "xl/styles.xml", data: styles(formats, [59, 60]) },
    { name: "xl/sharedStrings.xml", data: w.texts.xml() },
  ];
}

/** What the Open XML SDK writes: prefixed elements, absolute targets, texts in their cells, no addresses, no size, a mark at the beginning. */
function prefixed(rows: readonly SeenRow[]): Part[] {
  const text = (inner: string) => `<x:c t="inlineStr"><x:is>${inner}</x:is></x:c>`;
  const cell = (value: SeenCell): string => {
    if (value === null) return "<x:c/>";
    if (typeof value === "number") return `<x:c><x:v>${value}</x:v></x:c>`;
    if (typeof value === "string") return text(`<x:t xml:space="preserve">${escaped(value)}</x:t>`);
    if ("day" in value) return `<x:c s="2"><x:v>${serial(value.day, EPOCH_1900)}</x:v></x:c>`;
    if ("month" in value) return `<x:c s="3"><x:v>${serial(`${value.month}-01`, EPOCH_1900)}</x:v></x:c>`;
    return text(
      "bold" in value ? value.bold.map((run) => `<x:r><x:t>${escaped(run)}</x:t></x:r>`).join("") : `<x:t>${escaped(value.text)}</x:t>`,
    );
  };
  const body = rows.map((row) => `<x:row>${row.map(cell).join("")}</x:row>`).join("");
  const head = '\ufeff<?xml version="1.0" encoding="utf-8"?>';
  return [
    {
      name: "xl/workbook.xml",
      data: `${head}<x:workbook xmlns:x="${MAIN}"><x:sheets><x:sheet name="名单" sheetId="1" r:id="Rf2cc01" xmlns:r="${REL}" /></x:sheets></x:workbook>`,
    },
    { name: "xl/worksheets/sheet.xml", data: `${head}<x:worksheet xmlns:x="${MAIN}"><x:sheetData>${body}</x:sheetData></x:worksheet>` },
    {
      name: "xl/styles.xml",
      data: styles("", [14, 17])
        .replace(/<(\/?)(?=\w)/g, "<$1x:")
        .replace("xmlns=", "xmlns:x="),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: relations([
        ["Rf2cc01", `${REL}/worksheet`, "/xl/worksheets/sheet.xml"],
        ["Rf2cc02", `${REL}/styles`, "/xl/styles.xml"],
      ]),
    },
    root("/xl/workbook.xml"),
    {
      name: "[Content_Types].xml",
      data: contentTypes([
        ["/xl/workbook.xml", "sheet.main"],
        ["/xl/worksheets/sheet.xml", "worksheet"],
        ["/xl/styles.xml", "styles"],
      ]),
    },
  ];
}

/** “Strict Open XML”: other namespaces, and days written as days. The workbook bears the number that the web edition gives it. */
function strict(rows: readonly SeenRow[]): Part[] {
  const w = writing();
  const body = rowsXml(rows, w).replace(/<c r="(\w+)" s="[23]"><v>(\d+)<\/v><\/c>/g, (_, place, days) => {
    const stamp = new Date(EPOCH_1900 + Number(days) * 86_400_000).toISOString();
    return `<c r="${place}" s="2" t="d"><v>${stamp.slice(0, Number(days) % 2 === 0 ? 10 : 19)}</v></c>`;
  });
  const asStrict = (text: string) => text.replaceAll(MAIN, STRICT).replaceAll(REL, STRICT_REL);
  const parts: Part[] = [
    { name: "[Content_Types].xml", data: contentTypes(USUAL).replace("/xl/workbook.xml", "/xl/workbook2.xml") },
    root("xl/workbook2.xml"),
    { ...workbook('<workbookPr dateCompatibility="0"/>', '<sheet name="Sheet1" sheetId="1" r:id="rId1"/>'), name: "xl/workbook2.xml" },
    { ...linked("/xl/"), name: "xl/_rels/workbook2.xml.rels" },
    {
      name: "xl/worksheets/sheet1.xml",
      data: `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${REL}"><sheetData>${body}</sheetData></worksheet>`,
    },
    { name: "xl/sharedStrings.xml", data: w.texts.xml() },
    { name: "xl/styles.xml", data: styles("", [14, 17]) },
  ];
  return parts.map((part) => ({ ...part, data: asStrict(String(part.data)) }));
}

/** The same table as each of them saves it. */
export const PROGRAMS: Readonly<Record<string, (rows: readonly SeenRow[]) => Buffer>> = {
  WPS表格: (rows) => zip(wps(rows)),
  LibreOffice: (rows) => zip(libreOffice(rows, EPOCH_1900)),
  "LibreOffice，从1904年算起": (rows) => zip(libreOffice(rows, EPOCH_1904)),
  Numbers: (rows) => zip(numbers(rows)),
  "带前缀、没有地址的": (rows) => zip(prefixed(rows)),
  "严格的、日期写成日期的": (rows) => zip(strict(rows)),
};
