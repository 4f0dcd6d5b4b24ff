// 证明材料：收下时内容已经查过，这里看是不是本人刚传的、没有别处用过。
import { PROOF } from "#lib/corrections/rules";
import type { Actor } from "#lib/auth/actor";
import type { Tx } from "#lib/db";
import { refuse } from "#lib/verdict";

/** Takes a file that the actor uploaded for this and that nothing else uses yet. */
export async function requireProof(tx: Tx, { personId }: Actor, fileId: string): Promise<void> {
  const file = await tx.storedFile.findFirst({ where: { id: fileId, createdById: personId, purpose: PROOF } });
  if (!file || (await tx.correction.count({ where: { fileId } })) > 0) refuse("E-MEM-49", {}, "fileId");
}
