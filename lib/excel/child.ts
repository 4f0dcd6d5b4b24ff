// 在单独的进程里拆工作簿：内存与时间有限，拆坏了也伤不到服务。逐批把行写到标准输出。
import { readFileSync, writeSync } from "node:fs";
import { streamXlsxRows } from "hucre/xlsx";
import { textOf } from "#lib/excel/cells";
import { readCsv } from "#lib/excel/csv";
import {
  directoryProblem,
  isEncryptedPackage,
  kindOf,
  mainSheet,
  partProblem,
  readDirectory,
  readPart,
  sheetsOf,
} from "#lib/excel/inspect";

const [path = "", limitText = "20000", marker = ""] = process.argv.slice(2);
const limit = Number(limitText);
const BATCH_ROWS = 500;
const BATCH_LETTERS = 200_000;
const MAX_COLUMNS = 100;
/** Rows that hold nothing cost time too. */
const MAX_BLANK = 100_000;
/** A few cells far out to the right are an accident; in row after row they are a trap. */
const FAR = 1000;
const MAX_FAR = 200;
/** One text may be pointed to by any number of cells. */
const MAX_LETTERS = 20_000_000;
/** The web edition of Excel numbers it. */
const WORKBOOK = /^xl\/workbook\d*\.xml$/i;

type Problem = { problem: "E-IMP-01" | "E-IMP-06" | "E-IMP-08" | "E-IMP-12"; reason?: string };

/** Written at once, waiting while the reader is slow: a stream would hold everything, and lose it on exit. */
function say(line: unknown): void {
  let rest = Buffer.from(`${JSON.stringify(line)}\n`);
  while (rest.length > 0) rest = rest.subarray(writeSync(1, rest));
}
function fail(problem: Problem): never {
  say(problem);
  process.exit(0);
}
const refuse = (reason: string): never => fail({ problem: "E-IMP-12", reason });

let batch: { row: number; cells: string[] }[] = [];
const seen = { kept: 0, blank: 0, far: 0, letters: 0, flushed: 0 };

function flush(): void {
  if (batch.length > 0) say({ rows: batch });
  batch = [];
  seen.flushed = seen.letters;
}

function take(row: number, values: readonly unknown[]): void {
  if (values.length > FAR && ++seen.far > MAX_FAR) refuse("列数过多");
  const cells = values.slice(0, MAX_COLUMNS).map(textOf);
  const letters = cells.reduce((sum, c) => sum + c.length, 0);
  if (letters === 0) {
    if (++seen.blank > MAX_BLANK) refuse("空白行过多");
    return;
  }
  if (++seen.kept > limit + 1) fail({ problem: "E-IMP-06" });
  seen.letters += letters;
  if (seen.letters > MAX_LETTERS) refuse("内容过大");
  batch.push({ row, cells });
  if (batch.length >= BATCH_ROWS || seen.letters - seen.flushed > BATCH_LETTERS) flush();
}

/** The template's own mark, on a hidden sheet; a workbook without it is recognised by its headers. */
async function readMark(bytes: Uint8Array): Promise<void> {
  for await (const { values } of streamXlsxRows(bytes, { sheet: marker, maxRows: 1 })) say({ mark: values.map(textOf) });
}

async function readWorkbook(bytes: Buffer): Promise<void> {
  const entries = readDirectory(bytes);
  const workbook = entries?.find((e) => WORKBOOK.test(e.name));
  if (!entries || !workbook) fail({ problem: "E-IMP-01" });
  const reason = directoryProblem(entries) ?? entries.map((entry) => partProblem(bytes, entry)).find((found) => found !== null);
  if (reason) refuse(reason);
  const sheets = sheetsOf(readPart(bytes, workbook).toString("utf8"));
  if (sheets.some((s) => s.name === marker)) await readMark(bytes);
  const sheet = mainSheet(sheets);
  if (sheet < 0) refuse("没有可见的工作表");
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) take(index + 1, values);
}

const bytes = readFileSync(path);
const kind = kindOf(bytes);
try {
  if (kind === "xls") fail(isEncryptedPackage(bytes) ? { problem: "E-IMP-12", reason: "已加密" } : { problem: "E-IMP-08" });
  if (kind === "unknown") fail({ problem: "E-IMP-01" });
  if (kind === "text") for (const [i, cells] of readCsv(bytes, MAX_BLANK + limit + 2).entries()) take(i + 1, cells);
  else await readWorkbook(bytes);
  flush();
  say({ done: true });
} catch {
  refuse("内容无法读取");
}
