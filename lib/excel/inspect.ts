// 拆包之前先看目录：太多、太大、压得太狠、带宏、带外链、套压缩包的工作簿一律不拆。
import { crc32, inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MAX_ENTRIES = 400;
const MEGABYTE = 1024 * 1024;
const MAX_UNPACKED = 160 * MEGABYTE;
/** Everything but the sheets themselves is taken apart as a whole. */
const MAX_OTHER = 16 * MEGABYTE;
/** A row is taken apart as a whole, too; sixteen thousand cells need less than one megabyte. */
const MAX_STRETCH = 2 * MEGABYTE;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;
const MAX_RATIO = 150;
const RATIO_FROM = MEGABYTE;

export type Entry = { name: string; packed: number; unpacked: number; method: number; flags: number; offset: number; crc: number };

const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/vbaproject|macrosheets|\.bin$/i, "含有宏"],
  [/externallinks\//i, "含有外部链接"],
  [/embeddings\/|activex|oleobject/i, "含有嵌入对象"],
  [/\.(zip|xlsx|xlsm|xlsb|docx|rar|7z|exe|jar|js|html?)$/i, "含有嵌套文件"],
  [/^[\\/]|\.\.|\\|^[a-z]:/i, "文件结构不正常"],
];
/** Parts that end in .bin in harmless workbooks. */
const HARMLESS = /printersettings\d*\.bin$/i;

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) if (bytes.readUInt32LE(at) === END) return at;
  return -1;
}

/** Sizes that refer to a second, larger directory: a workbook needs none, and two directories may contradict each other. */
const isZip64 = (bytes: Buffer, end: number): boolean =>
  bytes.readUInt32LE(end + 12) === 0xffffffff || bytes.readUInt32LE(end + 16) === 0xffffffff;

/** The entries of the central directory, or null when it is not one. */
export function readDirectory(bytes: Buffer): Entry[] | null {
  const end = findEnd(bytes);
  if (end < 0 || isZip64(bytes, end)) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null;
    const [nameLength, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    entries.push({
      name: bytes.subarray(at + 46, at + 46 + nameLength).toString("utf8"),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      method: bytes.readUInt16LE(at + 10),
      flags: bytes.readUInt16LE(at + 8),
      crc: bytes.readUInt32LE(at + 16),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

const isHeavy = ({ name, unpacked }: Entry): boolean => unpacked > MAX_OTHER && !SHEET.test(name);
const isTight = ({ packed, unpacked }: Entry): boolean => unpacked > RATIO_FROM && unpacked / Math.max(1, packed) > MAX_RATIO;

/** Why the entries may not be unpacked, or null. */
export function directoryProblem(entries: readonly Entry[]): string | null {
  if (entries.length > MAX_ENTRIES) return "内部文件过多";
  if (entries.some((e) => (e.flags & 1) !== 0)) return "已加密";
  if (entries.some((e) => e.method !== 0 && e.method !== 8)) return "压缩方式不支持";
  if (entries.reduce((sum, e) => sum + e.unpacked, 0) > MAX_UNPACKED || entries.some((e) => isTight(e) || isHeavy(e))) return "解压后过大";
  if (new Set(entries.map((e) => e.name.toLowerCase())).size < entries.length) return "内部文件重复";
  for (const { name } of entries) {
    const found = HARMLESS.test(name) ? undefined : FORBIDDEN.find(([form]) => form.test(name));
    if (found) return found[1];
  }
  return null;
}

/** The content of an entry; one that is larger than the directory says does not open. */
export function readPart(bytes: Buffer, { offset, packed, unpacked, method }: Entry): Buffer {
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const part = bytes.subarray(start, start + packed);
  return method === 8 ? inflateRawSync(part, { maxOutputLength: unpacked + 1 }) : part;
}

/** Whether a sheet goes on for long without a new row. */
function hasLongStretch(sheet: Buffer, prefix: string): boolean {
  const start = `<${prefix}row`;
  for (let at = 0; at < sheet.length; ) {
    const next = sheet.indexOf(start, at + 1);
    const end = next < 0 ? sheet.length : next;
    if (end - at > MAX_STRETCH) return true;
    at = end;
  }
  return false;
}

function sheetProblem(sheet: Buffer): string | null {
  const [end, prefix = ""] = /<\/([\w.-]+:)?worksheet\s*>\s*$/.exec(sheet.subarray(-200).toString("utf8")) ?? [];
  if (!end) return "内容不完整";
  return hasLongStretch(sheet, prefix) ? "一行内容过大" : null;
}

/** Why the content of an entry may not be read, or null: it is not what the directory says, cut off, or declares entities. */
export function partProblem(bytes: Buffer, entry: Entry): string | null {
  const content = readPart(bytes, entry);
  if (content.length !== entry.unpacked || crc32(content) !== entry.crc) return "内容不完整";
  if (content.includes("<!DOCTYPE") || content.includes("<!ENTITY")) return "含有外部声明";
  return SHEET.test(entry.name) ? sheetProblem(content) : null;
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";

/** The sheets that a workbook lists, in its order. */
export const sheetsOf = (workbookXml: string): { name: string; hidden: boolean }[] =>
  [...workbookXml.matchAll(/<(?:[\w.-]+:)?sheet\s[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, "name"),
    hidden: /hidden/i.test(attribute(tag, "state")),
  }));

/** Numbers puts a list of what it exported in front of the tables. */
const SUMMARY = /^(导出摘要|輸出摘要|Export Summary)$/;

/** The place of the sheet that is read: the first that people see; -1 when they see none. */
export function mainSheet(sheets: readonly { name: string; hidden: boolean }[]): number {
  const table = sheets.findIndex((s) => !s.hidden && !SUMMARY.test(s.name));
  return table >= 0 ? table : sheets.findIndex((s) => !s.hidden);
}

/** What a file's content is, whatever its name says. */
export type Kind = "xlsx" | "xls" | "text" | "unknown";

export function kindOf(bytes: Buffer): Kind {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return "xlsx";
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return "xls";
  if (bytes.includes(0) || /^(\u00ef\u00bb\u00bf)?\s*([<{[]|%pdf)/i.test(bytes.subarray(0, 200).toString("latin1"))) return "unknown";
  return bytes.length > 0 ? "text" : "unknown";
}

/** An old-format container that in truth holds an encrypted new workbook. */
export const isEncryptedPackage = (bytes: Buffer): boolean => bytes.includes(Buffer.from("EncryptedPackage", "utf16le"));
