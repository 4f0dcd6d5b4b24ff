// 证明材料：收下时内容已经查过，这里看是不是本人为这件事传的。
import type { Tx } from "#lib/db";

export type Handed = { personId: string; fileId: string; purpose: string };

/** Whether somebody uploaded a file for this purpose. */
export const isHanded = async (tx: Tx, { personId, fileId, purpose }: Handed): Promise<boolean> =>
  (await tx.storedFile.count({ where: { id: fileId, createdById: personId, purpose } })) > 0;
