// 传上来却没有随申请交出的证明材料，一天后清掉。
import { now } from "#lib/clock";
import { PROOF } from "#lib/corrections/proof/commands";
import { laterByDays } from "#lib/dates";
import { db } from "#lib/db";
import { dropFiles } from "#lib/files/commands";

export async function dropUnusedProofs(): Promise<void> {
  const unused = await db().$queryRaw<{ id: string }[]>`
    SELECT f.id FROM stored_file f WHERE f.purpose = ${PROOF} AND f.created_at < ${laterByDays(now(), -1)}
      AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.file_id = f.id)`;
  await dropFiles(unused.map((f) => f.id));
}
