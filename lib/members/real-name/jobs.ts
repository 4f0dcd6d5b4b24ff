// 每天凌晨把没有认证的、上一次不通过的送核（JOB-15）。
import { sendBatch } from "#lib/members/real-name/commands";
import { BATCH_SIZE } from "#lib/members/real-name/rules";

const MOST_BATCHES = 200;

/** Sends full batches until one is not full; what failed tonight waits for tomorrow. */
export async function verifyRealNames(): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES && (await sendBatch()) === BATCH_SIZE; batch++);
}
