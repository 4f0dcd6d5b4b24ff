// 交出证明材料：经手的桌子打得开，谁打开过留有记录。
import type { StoredFile } from "#generated/client";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import type { Scope } from "#lib/auth/scope";
import { findProof } from "#lib/corrections/queries";
import { isId } from "#lib/crypto/ids";
import { transaction } from "#lib/db";
import { refuse } from "#lib/verdict";

/** The proof of a request that the desk may see; that it was opened is recorded. */
export const openProof = (actor: Actor, scope: Scope, correctionId: string): Promise<StoredFile> =>
  transaction(async (tx) => {
    const file = (isId(correctionId) ? await findProof(scope, correctionId) : null) ?? refuse("E-GEN-08");
    await record(tx, actor, { action: "correction.proofOpened", subject: { type: "correction", id: correctionId } });
    return file;
  });
