// 实名认证的读取：每一批送了几个、回来几个；全国还有几个没有送。
import { db } from "#lib/db";
import { isId } from "#lib/crypto/ids";

export type BatchRow = { id: string; no: number; size: number; createdAt: Date; doneAt: Date | null; passed: number; failed: number };

/** The latest batches, with what came back. */
export const listBatches = (limit = 50): Promise<BatchRow[]> =>
  db().$queryRaw`
    SELECT b.id, b.no, b.size, b.created_at AS "createdAt", b.done_at AS "doneAt",
      count(*) FILTER (WHERE i.result = 'PASSED')::int AS passed, count(*) FILTER (WHERE i.result = 'FAILED')::int AS failed
    FROM (SELECT * FROM real_name_batch ORDER BY no DESC LIMIT ${limit}) b LEFT JOIN real_name_item i ON i.batch_id = b.id
    GROUP BY b.id, b.no, b.size, b.created_at, b.done_at ORDER BY b.no DESC`;

/** How many wait for the next batch. */
export async function countUnsent(): Promise<number> {
  const [found] = await db().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM person WHERE real_name_check IN ('UNCHECKED', 'FAILED') AND status = 'ACTIVE'`;
  return found?.n ?? 0;
}

/** Who of a batch has no answer yet and is still called and numbered as they were sent. */
export const listOpen = (batchId: string): Promise<{ id: string; name: string; idNumber: Uint8Array<ArrayBuffer> }[]> =>
  isId(batchId)
    ? db().$queryRaw`
        SELECT p.id, p.name, p.id_number AS "idNumber" FROM real_name_item i
        JOIN person p ON p.id = i.person_id AND p.name = i.name AND p.id_index = i.id_index
        WHERE i.batch_id = ${batchId}::uuid AND i.result IS NULL ORDER BY p.id`
    : Promise.resolve([]);
