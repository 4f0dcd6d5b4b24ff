// 照片：带着拍摄信息的 JPEG、PNG，画面是一个词，好认。
const segment = (kind: number, content: string): Buffer => {
  const body = Buffer.from(content, "latin1");
  const head = Buffer.from([0xff, kind, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** A JPEG whose EXIF and comment say something, and whose picture is the word PICTURE. */
export const taggedJpeg = (told: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, "JFIF\0"),
    segment(0xe1, `Exif\0\0${told}`),
    segment(0xfe, told),
    segment(0xda, "scan"),
    Buffer.from("PICTURE"),
    Buffer.from([0xff, 0xd9]),
  ]);

const chunk = (kind: string, content: string): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length);
  return Buffer.concat([size, Buffer.from(kind + content, "latin1"), Buffer.alloc(4)]);
};

/** The same as a PNG. */
export const taggedPng = (told: string): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", "head"),
    chunk("tEXt", told),
    chunk("eXIf", told),
    chunk("IDAT", "PICTURE"),
    chunk("IEND", ""),
  ]);
