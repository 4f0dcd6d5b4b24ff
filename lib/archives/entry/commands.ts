// 单个录入新发展团员、本级团干部：志愿书随表一起交（MEM-01、CAD-01）；为他释放的编号到此办结（5.13）。
import { uploadArchive } from "#lib/archives/commands";
import { closeReleases } from "#lib/archives/releases/commands";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { enterCadre as enterAsCadre } from "#lib/cadres/entry/commands";
import type { CadreEntry } from "#lib/cadres/schema";
import { type Tx, transaction } from "#lib/db";
import { enterMember as enterAsMember } from "#lib/members/commands";
import { draftOfForm, type Entered, type PersonForm, type Warned } from "#lib/members/entry/schema";
import type { Entry } from "#lib/members/schema";
import { readSettings } from "#lib/settings/settings";
import { refuse } from "#lib/verdict";

type Form = { at: string; archiveFileId?: string | undefined; person: PersonForm };

/** Whether this desk has to hand the file in with the form: whoever cannot upload there leaves that to the branch. */
async function isFileAsked(tx: Tx, actor: Actor, at: string): Promise<boolean> {
  const place = await tx.organization.findUniqueOrThrow({ where: { id: at }, select: { path: true } });
  const { "edb.requireAtSingleEntry": asked } = await readSettings(place.path);
  return asked && may(actor, "uploadArchive:C", place).yes;
}

/** Enters somebody; a newly developed one with the 入团志愿书, which goes its way in the same transaction. */
const withFile = (
  actor: Actor,
  { at, archiveFileId: fileId, person }: Form,
  enter: () => Promise<Entered | Warned>,
): Promise<Entered | Warned> =>
  transaction(async (tx) => {
    const entered = await enter();
    if (entered.kind !== "entered" || !entered.newDevelopment) return entered;
    if (fileId) await uploadArchive(actor, { personId: entered.personId, fileId });
    else if (await isFileAsked(tx, actor, at)) refuse("E-EDB-15", {}, "archiveFileId");
    await closeReleases(tx, actor, [draftOfForm(person)]);
    return entered;
  });

export const enterMember = (actor: Actor, entry: Entry): Promise<Entered | Warned> =>
  withFile(actor, { ...entry, at: entry.branchId }, () => enterAsMember(actor, entry));

export const enterCadre = (actor: Actor, entry: CadreEntry): Promise<Entered | Warned> =>
  withFile(actor, { ...entry, at: entry.organizationId }, () => enterAsCadre(actor, entry));
