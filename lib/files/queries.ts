// 文件的读取：叫什么、内容流。
import type { Readable } from "node:stream";
import type { StoredFile } from "#generated/client";
import { unseal } from "#lib/crypto/seal";
import { db } from "#lib/db";
import { storeOf } from "#lib/files/stores";

export const fileName = (file: StoredFile): string => unseal(file.nameSealed, { column: "stored_file.name_sealed", row: file.id });
export const openFile = ({ store, location }: Pick<StoredFile, "store" | "location">): Promise<Readable> => storeOf(store).read(location);
export const findFile = (id: string): Promise<StoredFile | null> => db().storedFile.findUnique({ where: { id } });
