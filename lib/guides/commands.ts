// 操作指南的变更：换上传来的文件，恢复自带的。换下的由清理任务收走。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { type Tx, transaction } from "#lib/db";
import { type GuideSlug, placeOf, SENT_IN } from "#lib/guides/rules";
import { refuse } from "#lib/verdict";

/** Takes away what stands in the place of a guide; answers how many files that were. */
async function clear(tx: Tx, slug: GuideSlug): Promise<number> {
  const { count } = await tx.storedFile.updateMany({ where: { purpose: placeOf(slug) }, data: { purpose: SENT_IN } });
  return count;
}

/** Puts a PDF that the operator just sent in the place of a guide (NAV-02). */
export const replaceGuide = (actor: Actor, { slug, fileId }: { slug: GuideSlug; fileId: string }): Promise<void> =>
  transaction(async (tx) => {
    const file = await tx.storedFile.findFirst({ where: { id: fileId, createdById: actor.personId, purpose: SENT_IN } });
    if (!file) refuse("E-GEN-08");
    await clear(tx, slug);
    await tx.storedFile.update({ where: { id: fileId }, data: { purpose: placeOf(slug) } });
    await record(tx, actor, { action: "guide.replaced", subject: { type: "file", id: fileId }, detail: { slug, size: file.size } });
  });

/** Shows the guide that comes with the program again. */
export const restoreGuide = (actor: Actor, { slug }: { slug: GuideSlug }): Promise<void> =>
  transaction(async (tx) => {
    if ((await clear(tx, slug)) === 0) refuse("E-GEN-08");
    await record(tx, actor, { action: "guide.restored", subject: { type: "guide", id: null }, detail: { slug } });
  });
