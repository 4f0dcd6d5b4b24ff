// 清理：过期的限流计数、幂等键、久已结束的会话，以及没人接手的上传（JOB-20）。
import { TRAINING_FILE } from "#lib/cadres/trainings/rules";
import { now } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { dropFiles } from "#lib/files/commands";
import { dropStaleUploads } from "#lib/files/uploads/commands";
import { SENT_IN } from "#lib/guides/rules";

const KEYS_DAYS = 1;
/** Six months of the security log (S15), whichever months they are. */
const SESSION_DAYS = 190;
const ABANDONED_DAYS = 30;
/** Tasks that were given up are looked at within a week. */
const GIVEN_UP_DAYS = 7;

/** Files that were uploaded for an archive and then never sent with a form. */
async function dropUnused(before: Date): Promise<void> {
  const unused = await db().$queryRaw<{ id: string }[]>`
    SELECT f.id FROM stored_file f WHERE f.purpose = 'archive' AND f.created_at < ${before}
      AND NOT EXISTS (SELECT 1 FROM archive_version v WHERE v.file_id = f.id)
      AND NOT EXISTS (SELECT 1 FROM number_release r WHERE r.file_id = f.id)`;
  await dropFiles(unused.map((f) => f.id));
}

/** Removes what no longer serves; the audit trail stays. */
export async function purge(): Promise<void> {
  const at = now();
  await db().$executeRaw`DELETE FROM rate_limit WHERE expire IS NOT NULL AND expire < ${at.getTime()}`;
  await db().idempotencyKey.deleteMany({ where: { createdAt: { lt: laterByDays(at, -KEYS_DAYS) } } });
  await db().session.deleteMany({ where: { expiresAt: { lt: laterByDays(at, -SESSION_DAYS) } } });
  await db().pathMove.deleteMany({ where: { movedAt: { lt: laterByDays(at, -KEYS_DAYS) } } });
  await db().$executeRaw`
    DELETE FROM graphile_worker._private_jobs WHERE attempts >= max_attempts AND locked_at IS NULL AND run_at < now() - make_interval(days => ${GIVEN_UP_DAYS})`;
  await dropStaleUploads();
  await dropUnused(laterByDays(at, -KEYS_DAYS));
  const old = await db().importBatch.findMany({
    where: { createdAt: { lt: laterByDays(at, -ABANDONED_DAYS) }, state: { in: ["FAILED", "DISCARDED", "CHECKED", "MAPPING"] } },
    select: { id: true, fileId: true },
  });
  await db().importRow.deleteMany({ where: { batchId: { in: old.map((b) => b.id) } } });
  const guides = await db().storedFile.findMany({
    where: { purpose: SENT_IN, createdAt: { lt: laterByDays(at, -ABANDONED_DAYS) } },
    select: { id: true },
  });
  const certificates = await db().$queryRaw<{ id: string }[]>`
    SELECT f.id FROM stored_file f WHERE f.purpose = ${TRAINING_FILE} AND f.created_at < ${laterByDays(at, -ABANDONED_DAYS)}
      AND NOT EXISTS (SELECT 1 FROM cadre_training t WHERE t.file_id = f.id AND t.removed_at IS NULL)`;
  await dropFiles([...old.map((b) => b.fileId), ...guides.map((g) => g.id), ...certificates.map((c) => c.id)]);
}
