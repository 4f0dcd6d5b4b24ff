// 拆包之前先看目录：太多、太大、压得太狠、带宏、带外链、套压缩包的工作簿一律不拆。
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MAX_ENTRIES = 400;
const MAX_UNPACKED = 160 * 1024 * 1024;
const MAX_RATIO = 150;
const RATIO_FROM = 1024 * 1024;

export type Entry = { name: string; packed: number; unpacked: number; method: number; flags: number; offset: number };

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

/** The entries of the central directory, or null when it is not one. */
export function readDirectory(bytes: Buffer): Entry[] | null {
  const end = findEnd(bytes);
  if (end < 0) return null;
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
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

const isTight = ({ packed, unpacked }: Entry): boolean => unpacked > RATIO_FROM && unpacked / Math.max(1, packed) > MAX_RATIO;

/** Why the entries may not be unpacked, or null. */
export function directoryProblem(entries: readonly Entry[]): string | null {
  if (entries.length > MAX_ENTRIES) return "内部文件过多";
  if (entries.some((e) => (e.flags & 1) !== 0)) return "已加密";
  if (entries.some((e) => e.method !== 0 && e.method !== 8)) return "压缩方式不支持";
  if (entries.reduce((sum, e) => sum + e.unpacked, 0) > MAX_UNPACKED || entries.some(isTight)) return "解压后过大";
  if (new Set(entries.map((e) => e.name.toLowerCase())).size < entries.length) return "内部文件重复";
  for (const { name } of entries) {
    const found = HARMLESS.test(name) ? undefined : FORBIDDEN.find(([form]) => form.test(name));
    if (found) return found[1];
  }
  return null;
}

/** What a file's content is, whatever its name says. */
export type Kind = "xlsx" | "xls" | "text" | "unknown";

export function kindOf(bytes: Buffer): Kind {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return "xlsx";
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return "xls";
  if (bytes.includes(0) || /^\s*(<!doctype|<html|<\?xml|%pdf|\{\\rtf)/i.test(bytes.subarray(0, 200).toString("latin1"))) return "unknown";
  return bytes.length > 0 ? "text" : "unknown";
}

/** An old-format container that in truth holds an encrypted new workbook. */
export const isEncryptedPackage = (bytes: Buffer): boolean => bytes.includes(Buffer.from("EncryptedPackage", "utf16le"));
