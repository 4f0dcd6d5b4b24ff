// 证明材料：只收 PDF 和照片，按内容认，不按名字。
import type { Tx } from "#lib/db";
import { kindOfProof, SIGNATURE_BYTES } from "#lib/files/kinds";
import { openFile } from "#lib/files/queries";

async function headOf(file: Parameters<typeof openFile>[0]): Promise<Uint8Array> {
  let head = Buffer.alloc(0);
  for await (const chunk of await openFile(file)) {
    head = Buffer.concat([head, chunk as Buffer]);
    if (head.length >= SIGNATURE_BYTES) break;
  }
  return head;
}

export type Handed = { personId: string; fileId: string; purpose: string };

/** Notes what a file is that somebody uploaded for a purpose; whether it is theirs and fit to be a proof. */
export async function takeProof(tx: Tx, { personId, fileId, purpose }: Handed): Promise<boolean> {
  const file = await tx.storedFile.findFirst({ where: { id: fileId, createdById: personId, purpose } });
  const mime = file && kindOfProof(await headOf(file));
  if (mime) await tx.storedFile.update({ where: { id: fileId }, data: { mime } });
  return Boolean(mime);
}
