// 交出申诉的依据、书面申请：经手的桌子打得开，谁打开过留有记录。
import type { StoredFile } from "#generated/client";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import type { Scope } from "#lib/auth/scope";
import { isId } from "#lib/crypto/ids";
import { db, transaction } from "#lib/db";
import { refuse } from "#lib/verdict";

/** A file of a transfer or stay whose paper lies at this desk, came from it or passed it. */
async function findHanded({ organizationId: at }: Scope, fileId: string): Promise<StoredFile | null> {
  const [found] = await db().$queryRaw<{ id: string }[]>`
    SELECT f.id FROM stored_file f JOIN (
      SELECT appeal_file_id AS file_id, id FROM transfer WHERE appeal_file_id = ${fileId}::uuid
      UNION ALL SELECT file_id, id FROM overseas_stay WHERE file_id = ${fileId}::uuid) s ON s.file_id = f.id
    JOIN paper p ON p.subject_id = s.id AND p.type IN ('TRANSFER_APPEAL', 'OVERSEAS')
    WHERE p.desk_id = ${at}::uuid OR p.second_desk_id = ${at}::uuid OR p.origin_id = ${at}::uuid
      OR EXISTS (SELECT 1 FROM paper_step x WHERE x.paper_id = p.id AND x.organization_id = ${at}::uuid) LIMIT 1`;
  return found ? db().storedFile.findUnique({ where: { id: found.id } }) : null;
}

/** The file that the desk may see; that it was opened is recorded. */
export const openTransferProof = (actor: Actor, scope: Scope, fileId: string): Promise<StoredFile> =>
  transaction(async (tx) => {
    const file = (isId(fileId) ? await findHanded(scope, fileId) : null) ?? refuse("E-GEN-08");
    await record(tx, actor, { action: "transfer.proofOpened", subject: { type: "file", id: fileId } });
    return file;
  });
