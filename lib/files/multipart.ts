// 表单里的一个文件：边到边交出内容，不在内存里攒。
const CR_LF = Buffer.from("\r\n");
const HEAD_END = Buffer.from("\r\n\r\n");
const MOST_HEAD = 8192;

/** What came is no form with one file, or it stopped in the middle. */
export class BrokenForm extends Error {}

const boundaryOf = (contentType: string): Buffer => {
  const [, quoted, plain] = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (!boundary) throw new BrokenForm("no boundary");
  return Buffer.from(`--${boundary}`);
};

/** What comes over the line; a line that breaks is a form that stopped. */
async function* overTheLine(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    throw new BrokenForm("the line broke");
  }
}

/** What follows the head of the first part; nothing while the head has not come whole. */
function afterHead(held: Buffer, boundary: Buffer): Buffer | null {
  const head = held.indexOf(HEAD_END);
  if (head < 0 && held.length <= MOST_HEAD) return null;
  if (head < 0 || !held.subarray(0, boundary.length).equals(boundary)) throw new BrokenForm("no part");
  return held.subarray(head + HEAD_END.length);
}

/** The bytes of the first part, as they come. Throws when the form ends before the part does. */
export async function* firstPart(body: AsyncIterable<Uint8Array>, contentType: string): AsyncGenerator<Uint8Array> {
  const boundary = boundaryOf(contentType);
  const close = Buffer.concat([CR_LF, boundary]);
  let held: Buffer = Buffer.alloc(0);
  let inside = false;
  for await (const chunk of overTheLine(body)) {
    held = Buffer.concat([held, chunk]);
    const content = inside ? held : afterHead(held, boundary);
    if (!content) continue;
    inside = true;
    const end = content.indexOf(close);
    // The close may be cut in two: as many bytes as could begin it are held back.
    const safe = end >= 0 ? end : Math.max(0, content.length - close.length);
    yield content.subarray(0, safe);
    if (end >= 0) return;
    held = content.subarray(safe);
  }
  throw new BrokenForm("the form stopped");
}
