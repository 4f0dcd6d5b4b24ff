// 可续传的上传：开始时登记一行，传完写上是哪个文件；没人接着传的，一天后清掉。
import type { Upload } from "#generated/client";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { dropPartial } from "#lib/files/partial";

export type Registered = { ownerId: string; purpose: string; sha256: string };

/** Notes an upload that was allowed and is about to begin. The same file of the same person goes on where it stopped. */
export async function registerUpload(key: string, { ownerId, purpose, sha256 }: Registered): Promise<void> {
  const digest = sha256 ? new Uint8Array(Buffer.from(sha256, "hex")) : null;
  const broken = digest && (await db().upload.findFirst({ where: { ownerId, purpose, sha256: digest, fileId: null } }));
  if (broken) return void (await db().upload.update({ where: { id: broken.id }, data: { key, createdAt: now() } }));
  await db().upload.create({ data: { id: newId(), key, ownerId, purpose, sha256: digest, createdAt: now() } });
}

export const finishUpload = (key: string, fileId: string): Promise<Upload> => db().upload.update({ where: { key }, data: { fileId } });

const KEPT_DAYS = 1;

/** Forgets uploads of yesterday, with what had come of them (JOB-20). */
export async function dropStaleUploads(): Promise<void> {
  const where = { createdAt: { lt: laterByDays(now(), -KEPT_DAYS) } };
  const stale = await db().upload.findMany({ where, select: { id: true } });
  await Promise.all(stale.map(({ id }) => dropPartial(id)));
  await db().upload.deleteMany({ where: { id: { in: stale.map((u) => u.id) } } });
}
