// 照片里看不见的东西：拍在哪里、哪一天、哪部手机。留下画面，其余去掉。
const JPEG_START = [0xff, 0xd8];
const SCAN = 0xda;
const COMMENT = 0xfe;
/** The colour profile and Adobe's mark: without them the picture looks otherwise. */
const KEPT_APPS = new Set([0xe0, 0xe2, 0xee]);
const isMark = (kind: number): boolean => kind === COMMENT || (kind >= 0xe0 && kind <= 0xef && !KEPT_APPS.has(kind));

/** A JPEG without EXIF, comments and the like; null when it is none that can be read through. */
export function bareJpeg(bytes: Buffer): Buffer | null {
  if (!JPEG_START.every((byte, i) => bytes[i] === byte)) return null;
  const kept = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length; ) {
    const kind = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    if (kind === SCAN) return Buffer.concat([...kept, bytes.subarray(at)]);
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (!isMark(kind)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

const PNG_HEAD = 8;
/** Chunks that say something else than the picture. */
const TOLD = new Set(["tEXt", "zTXt", "iTXt", "eXIf", "tIME"]);

/** A PNG without texts, EXIF and time; null when it is none that can be read through. */
export function barePng(bytes: Buffer): Buffer | null {
  const kept = [bytes.subarray(0, PNG_HEAD)];
  for (let at = PNG_HEAD; at + 12 <= bytes.length; ) {
    const kind = bytes.toString("latin1", at + 4, at + 8);
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    if (!TOLD.has(kind)) kept.push(bytes.subarray(at, end));
    if (kind === "IEND") return Buffer.concat(kept);
    at = end;
  }
  return null;
}
