// 可续传的上传：按地址里的编号找到登记的那一行。
import type { Upload } from "#generated/client";
import { db } from "#lib/db";

export const findUpload = (key: string): Promise<Upload | null> => db().upload.findUnique({ where: { key } });
