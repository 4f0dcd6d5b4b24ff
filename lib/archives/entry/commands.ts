// 单个录入新发展团员：志愿书随表一起交（MEM-01）；为他释放的编号到此办结（5.13）。
import { uploadArchive } from "#lib/archives/commands";
import { closeRelease } from "#lib/archives/releases/commands";
import type { Actor } from "#lib/auth/actor";
import { mayUse } from "#lib/auth/permissions";
import { transaction } from "#lib/db";
import { enterMember as enter } from "#lib/members/commands";
import type { Entered, Warned } from "#lib/members/entry/schema";
import type { Entry } from "#lib/members/schema";
import { readSettings } from "#lib/settings/settings";
import { refuse } from "#lib/verdict";

/** Whether this desk has to hand the file in with the form: whoever cannot upload leaves that to the branch. */
async function isFileAsked(actor: Actor): Promise<boolean> {
  const { "edb.requireAtSingleEntry": asked } = await readSettings(actor.organization?.path ?? null);
  return asked && mayUse(actor, "uploadArchive:C").yes;
}

/** Enters one member; a newly developed one with the 入团志愿书, which goes its way in the same transaction. */
export const enterMember = (actor: Actor, entry: Entry): Promise<Entered | Warned> =>
  transaction(async (tx) => {
    const entered = await enter(actor, entry);
    if (entered.kind !== "entered" || !entered.newDevelopment) return entered;
    const { archiveFileId: fileId } = entry;
    if (fileId) await uploadArchive(actor, { personId: entered.personId, fileId });
    else if (await isFileAsked(actor)) refuse("E-EDB-15", {}, "archiveFileId");
    await closeRelease(tx, actor, { number: entry.person.developmentNo, idNumber: entry.person.idNumber });
    return entered;
  });
