// 申诉的依据、出国（境）保留的书面申请：本人刚传的、还没有用过的。
import type { Actor } from "#lib/auth/actor";
import type { Tx } from "#lib/db";
import { isHanded } from "#lib/files/proofs/commands";
import { refuse } from "#lib/verdict";

export const TRANSFER_PROOF = "transfer";

/** Takes a file that the actor uploaded for this and that nothing else uses yet. */
export async function requireProof(tx: Tx, { personId }: Actor, fileId: string): Promise<void> {
  const used = (await tx.transfer.count({ where: { appealFileId: fileId } })) + (await tx.overseasStay.count({ where: { fileId } }));
  if (used > 0 || !(await isHanded(tx, { personId, fileId, purpose: TRANSFER_PROOF }))) refuse("E-MEM-49", {}, "fileId");
}
