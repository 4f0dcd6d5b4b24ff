// 文件：边收边存；超过上限立即停下；先写临时名，查过内容、算过散列才改名。
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { seal } from "#lib/crypto/seal";
import { record, type Recorder } from "#lib/audit/record";
import { db, transaction } from "#lib/db";
import type { StoredFile } from "#generated/client";
import type { FileStore } from "#generated/enums";
import { newLocation, pathOf, tidyName } from "#lib/files/names";
import { digestOf } from "#lib/files/partial";
import { chosenStore, storeOf } from "#lib/files/stores";

/** More came than may come. */
export class TooLarge extends Error {}

/** Looks at a file where it lies and says what it is, or refuses it; it may write it anew without what should not stay. */
export type Examine = (path: string) => Promise<{ mime: string; pages?: number }>;

export type Arrival = {
  body: ReadableStream<Uint8Array>;
  name: string;
  mime: string;
  purpose: string;
  maxBytes: number;
  examine?: Examine;
};

async function receive({ body, maxBytes }: Pick<Arrival, "body" | "maxBytes">, target: string): Promise<void> {
  let size = 0;
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new TooLarge();
      yield chunk;
    }
  };
  await pipeline(Readable.fromWeb(body as never), counted, createWriteStream(target, { mode: 0o600 }));
}

/** What lies there now, after whatever the examination made of it. */
async function measured(path: string): Promise<{ size: number; sha256: Buffer }> {
  const [{ size }, sha256] = await Promise.all([stat(path), digestOf(path)]);
  return { size, sha256 };
}

type Kept = Pick<Arrival, "name" | "mime" | "purpose"> & {
  location: string;
  size: number;
  sha256: Buffer;
  store: FileStore;
  pages?: number;
};

const keep = (who: Recorder, { name, ...kept }: Kept): Promise<StoredFile> =>
  transaction(async (tx) => {
    const id = newId();
    const nameSealed = new Uint8Array(seal(tidyName(name), { column: "stored_file.name_sealed", row: id }));
    const sha256 = new Uint8Array(kept.sha256);
    const file = await tx.storedFile.create({
      data: { ...kept, id, nameSealed, sha256, createdById: who.personId ?? "", createdAt: now() },
    });
    const { size, purpose } = kept;
    await record(tx, who, { action: "file.received", subject: { type: "file", id }, detail: { size, purpose } });
    return file;
  });

/** Stores what arrives; a broken or too large upload leaves nothing behind. */
export async function storeFile(who: Recorder, arrival: Arrival): Promise<StoredFile> {
  const location = newLocation();
  const path = pathOf(location);
  const partial = `${path}.part`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await receive(arrival, partial);
    const { name, mime, purpose, examine } = arrival;
    const found = examine ? await examine(partial) : { mime };
    const kept = { name, purpose, location, store: "DISK" as const, ...found, ...(await measured(partial)) };
    await rename(partial, path);
    return await keep(who, kept);
  } catch (error) {
    await Promise.all([rm(partial, { force: true }), rm(path, { force: true })]);
    throw error;
  }
}

export type Whole = Pick<Kept, "name" | "mime" | "purpose" | "pages"> & { path: string };

/** Puts a file that was received and examined into the store; its path is gone afterwards. */
export async function adoptFile(who: Recorder, { path, ...whole }: Whole): Promise<StoredFile> {
  const location = newLocation();
  const { size, sha256 } = await measured(path);
  const store = chosenStore();
  try {
    await storeOf(store).put(path, { location, sha256 });
    return await keep(who, { ...whole, location, size, sha256, store });
  } catch (error) {
    await storeOf(store).remove(location);
    throw error;
  }
}

/** Forgets files: row first, then content; what remains of an interruption is found by `verify`. */
export async function dropFiles(ids: readonly string[]): Promise<void> {
  const files = await db().storedFile.findMany({ where: { id: { in: [...ids] } } });
  await db().storedFile.deleteMany({ where: { id: { in: [...ids] } } });
  await Promise.all(files.map((f) => storeOf(f.store).remove(f.location)));
}
