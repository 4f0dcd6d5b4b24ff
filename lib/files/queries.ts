// 文件的读取：在哪里、叫什么、内容流。
import { createReadStream } from "node:fs";
import { join, resolve } from "node:path";
import type { StoredFile } from "#generated/client";
import { unseal } from "#lib/crypto/seal";
import { readEnvironment } from "#lib/env";
import { isLocation } from "#lib/files/names";

const root = (): string => resolve(readEnvironment().DATA_DIR, "files");

export function pathOf(location: string): string {
  if (!isLocation(location)) throw new Error("unfit file location");
  return join(root(), location);
}

export const fileName = (file: StoredFile): string => unseal(file.nameSealed, { column: "stored_file.name_sealed", row: file.id });
export const openFile = (file: StoredFile) => createReadStream(pathOf(file.location));
