// 在单独的进程里拆工作簿：内存与时间有限，拆坏了也伤不到服务。逐批把行写到标准输出。
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { streamXlsxRows } from "hucre/xlsx";
import { textOf } from "#lib/excel/cells";
import { readCsv } from "#lib/excel/csv";
import { directoryProblem, type Entry, isEncryptedPackage, kindOf, readDirectory } from "#lib/excel/inspect";

const [path = "", limitText = "20000", marker = ""] = process.argv.slice(2);
const limit = Number(limitText);
const BATCH = 500;
/** Rows that hold nothing cost time too. */
const MAX_BLANK = 100_000;

type Problem = { problem: "E-IMP-01" | "E-IMP-06" | "E-IMP-08" | "E-IMP-12"; reason?: string };

const say = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
function fail(problem: Problem): never {
  say(problem);
  process.exit(0);
}

let batch: { row: number; cells: string[] }[] = [];
let kept = 0;
let blank = 0;

function flush(): void {
  if (batch.length > 0) say({ rows: batch });
  batch = [];
}

function take(row: number, values: readonly unknown[]): void {
  const cells = values.map(textOf);
  if (cells.every((c) => c === "")) {
    if (++blank > MAX_BLANK) fail({ problem: "E-IMP-12", reason: "空白行过多" });
    return;
  }
  if (++kept > limit + 1) fail({ problem: "E-IMP-06" });
  batch.push({ row, cells: cells.slice(0, 100) });
  if (batch.length >= BATCH) flush();
}

/** Entity declarations and document types have no business in a workbook; a part larger than it says is a trap. */
function refuseDeclarations(bytes: Buffer, entries: readonly Entry[]): void {
  for (const { name, method, offset, packed, unpacked } of entries) {
    if (!/\.(xml|rels)$/i.test(name)) continue;
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const part = bytes.subarray(start, start + packed);
    const text = method === 8 ? inflateRawSync(part, { maxOutputLength: unpacked + 1024 }) : part;
    if (/<!(DOCTYPE|ENTITY)/i.test(text.subarray(0, 4096).toString("latin1"))) fail({ problem: "E-IMP-12", reason: "含有外部声明" });
  }
}

/** The template's own mark, on a hidden sheet. */
async function readMark(bytes: Uint8Array): Promise<void> {
  try {
    for await (const { values } of streamXlsxRows(bytes, { sheet: marker, maxRows: 1 })) say({ mark: values.map(textOf) });
  } catch {
    // A workbook without the mark is recognised by its headers.
  }
}

async function readWorkbook(bytes: Buffer): Promise<void> {
  const entries = readDirectory(bytes);
  if (!entries?.some((e) => /^xl\/workbook\.xml$/i.test(e.name))) fail({ problem: "E-IMP-01" });
  const reason = directoryProblem(entries);
  if (reason) fail({ problem: "E-IMP-12", reason });
  refuseDeclarations(bytes, entries);
  await readMark(bytes);
  for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0 })) take(index + 1, values);
}

const bytes = readFileSync(path);
const kind = kindOf(bytes);
try {
  if (kind === "xls") fail(isEncryptedPackage(bytes) ? { problem: "E-IMP-12", reason: "已加密" } : { problem: "E-IMP-08" });
  if (kind === "unknown") fail({ problem: "E-IMP-01" });
  if (kind === "text") for (const [i, cells] of readCsv(bytes, limit + 2).entries()) take(i + 1, cells);
  else await readWorkbook(bytes);
  flush();
  say({ done: true });
} catch {
  fail({ problem: "E-IMP-12", reason: "内容无法读取" });
}
