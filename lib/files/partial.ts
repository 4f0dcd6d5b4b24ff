// 没收完的文件：按收到哪里接着写，写完才算数。
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { readEnvironment } from "#lib/env";

/** More came than was announced. */
export class TooMuch extends Error {}
/** What came before is not here any more. */
export class Gap extends Error {}

const folder = (): string => resolve(readEnvironment().DATA_DIR, "uploads");
export const partialPath = (id: string): string => join(folder(), id);

/** How many bytes of an upload lie here already. */
export const heldBytes = (id: string): Promise<number> =>
  stat(partialPath(id)).then(
    (s) => s.size,
    () => 0,
  );

export type Piece = { start: number; size: number; body: AsyncIterable<Uint8Array> };

/** Writes what comes from `start` on. What came before the line broke stays, to be continued. Returns how much is there then. */
export async function writePiece(id: string, { start, size, body }: Piece): Promise<number> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const file = await open(partialPath(id), start > 0 ? "r+" : "w", 0o600);
  let at = start;
  try {
    // Somebody who began anew may have been here in between.
    if ((await file.stat()).size < start) throw new Gap();
    await file.truncate(start);
    for await (const chunk of body) {
      if (at + chunk.byteLength > size) throw new TooMuch();
      await file.write(chunk, 0, chunk.byteLength, at);
      at += chunk.byteLength;
    }
  } finally {
    await file.close();
  }
  return at;
}

export async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export async function digestOf(path: string): Promise<Buffer> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}

export const dropPartial = (id: string): Promise<void> => rm(partialPath(id), { force: true });
