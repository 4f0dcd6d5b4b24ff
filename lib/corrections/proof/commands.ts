// 证明材料：本人刚传的、还没有用过的。
import type { Actor } from "#lib/auth/actor";
import type { Tx } from "#lib/db";
import { isHanded } from "#lib/files/proofs/commands";
import { refuse } from "#lib/verdict";

export const PROOF = "correction";

/** Takes a file that the actor uploaded for this and that nothing else uses yet; what it is, its content says. */
export async function requireProof(tx: Tx, { personId }: Actor, fileId: string): Promise<void> {
  const used = (await tx.correction.count({ where: { fileId } })) > 0;
  if (used || !(await isHanded(tx, { personId, fileId, purpose: PROOF }))) refuse("E-MEM-49", {}, "fileId");
}
