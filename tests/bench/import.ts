// 导入一份名单，走产品自己的路：收文件、读取、检查、确认、写入；再核对写进去的与预览的是不是一样。
import type { Actor } from "#lib/auth/actor";
import { db } from "#lib/db";
import { storeFile } from "#lib/files/commands";
import { countsOf } from "#lib/imports/batches/queries";
import { applyImport, beginImport } from "#lib/imports/commands";
import { applyBatch, checkBatch, readBatch } from "#lib/imports/jobs";
import type { Counts } from "#lib/imports/rules";
import { type Expected, importer, type Roster, streamOf } from "#tests/bench/roster-workbook";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Stand = { people: number; updated: number };

const standNow = async (): Promise<Stand> => ({
  people: await db().person.count(),
  updated: await db().person.count({ where: { version: { gt: 1 } } }),
});

const countsNow = async (batchId: string): Promise<Counts> =>
  countsOf(await db().importBatch.findUniqueOrThrow({ where: { id: batchId } }));

const same = (a: Expected, b: Expected): boolean => a.NEW === b.NEW && a.UPDATE === b.UPDATE && a.SKIP === b.SKIP;

/** From the received bytes to the preview. */
export async function checkRoster(actor: Actor, { path }: Roster): Promise<{ batchId: string; previewed: Counts }> {
  const file = await storeFile(actor, { body: streamOf(path), name: "名单.xlsx", mime: XLSX, purpose: "import", maxBytes: 10_485_760 });
  const { batchId } = await beginImport(actor, { kind: "MEMBERS_BELOW", fileId: file.id });
  await readBatch(batchId);
  await checkBatch(batchId);
  return { batchId, previewed: await countsNow(batchId) };
}

/** From the received bytes to the saved members. Returns the preview's counts, before confirming. */
export async function importRoster(roster: Roster): Promise<{ batchId: string; previewed: Counts }> {
  const actor = await importer();
  const checked = await checkRoster(actor, roster);
  await applyImport(actor, { batchId: checked.batchId });
  await applyBatch(checked.batchId);
  return checked;
}

/** Fails when the preview is not what the roster holds. */
export function compare({ previewed }: { previewed: Counts }, { expected }: Roster): void {
  if (!same(previewed, expected)) throw new Error(`previewed ${JSON.stringify(previewed)}, expected ${JSON.stringify(expected)}`);
}

/** Imports and fails when what was saved is not what the preview said, or the preview not what the roster holds. */
export async function importAndCompare(roster: Roster, around: (work: () => Promise<void>) => Promise<void>): Promise<void> {
  const before = await standNow();
  let done: Awaited<ReturnType<typeof importRoster>> | undefined;
  await around(async () => {
    done = await importRoster(roster);
  });
  if (!done) throw new Error("nothing was imported");
  const after = await standNow();
  const saved = { NEW: after.people - before.people, UPDATE: after.updated - before.updated, SKIP: roster.expected.SKIP };
  if (!same(done.previewed, saved) || !same(saved, roster.expected))
    throw new Error(
      `previewed ${JSON.stringify(done.previewed)}, saved ${JSON.stringify(saved)}, expected ${JSON.stringify(roster.expected)}`,
    );
}
