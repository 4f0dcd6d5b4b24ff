// 证明材料：只收 PDF 和照片，按内容认，不按名字。
import { kindOfProof, SIGNATURE_BYTES } from "#lib/corrections/rules";
import type { Actor } from "#lib/auth/actor";
import type { Tx } from "#lib/db";
import { openFile } from "#lib/files/queries";
import { refuse } from "#lib/verdict";

export const PROOF = "correction";

async function headOf(file: Parameters<typeof openFile>[0]): Promise<Uint8Array> {
  let head = Buffer.alloc(0);
  for await (const chunk of await openFile(file)) {
    head = Buffer.concat([head, chunk as Buffer]);
    if (head.length >= SIGNATURE_BYTES) break;
  }
  return head;
}

/** Takes a file that the actor uploaded for this and that nothing else uses yet; what it is, its content says. */
export async function requireProof(tx: Tx, { personId }: Actor, fileId: string): Promise<void> {
  const file = await tx.storedFile.findFirst({ where: { id: fileId, createdById: personId, purpose: PROOF } });
  if (!file || (await tx.correction.count({ where: { fileId } })) > 0) refuse("E-MEM-49", {}, "fileId");
  const mime = kindOfProof(await headOf(file));
  if (!mime) refuse("E-MEM-49", {}, "fileId");
  await tx.storedFile.update({ where: { id: fileId }, data: { mime } });
}
