// 文件：边收边存、边算散列；超过上限立即停下；先写临时名，收完才改名。
import { createHash } from "node:crypto";
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

export type Arrival = { body: ReadableStream<Uint8Array>; name: string; mime: string; purpose: string; maxBytes: number };

async function receive(body: ReadableStream<Uint8Array>, target: string, maxBytes: number) {
  const hash = createHash("sha256");
  let size = 0;
  const measured = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new TooLarge();
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(Readable.fromWeb(body as never), measured, createWriteStream(target, { mode: 0o600 }));
  return { size, sha256: hash.digest() };
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
    const { size, sha256 } = await receive(arrival.body, partial, arrival.maxBytes);
    await rename(partial, path);
    const { name, mime, purpose } = arrival;
    return await keep(who, { name, mime, purpose, location, size, sha256, store: "DISK" });
  } catch (error) {
    await Promise.all([rm(partial, { force: true }), rm(path, { force: true })]);
    throw error;
  }
}

export type Whole = Pick<Kept, "name" | "mime" | "purpose" | "pages"> & { path: string };

/** Puts a file that was received and examined into the store; its path is gone afterwards. */
export async function adoptFile(who: Recorder, { path, ...whole }: Whole): Promise<StoredFile> {
  const location = newLocation();
  const [{ size }, sha256] = await Promise.all([stat(path), digestOf(path)]);
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
