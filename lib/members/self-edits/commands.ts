// 本人修改资料的审批：交上去，同意了才写。
import type { Paper, SelfEdit } from "#generated/client";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { sealJson } from "#lib/crypto/seal";
import type { Tx } from "#lib/db";
import type { Filed } from "#lib/members/entry/schema";
import { type Edited, loadForEdit, storeEdit } from "#lib/members/profiles/commands";
import { changedFields } from "#lib/members/profiles/rules";
import { draftPlace, openDraft } from "#lib/members/self-edits/queries";
import { SELF_EDIT } from "#lib/members/self-edits/rules";
import { cancelPaper, filePaper } from "#lib/papers/commands";
import type { Decision } from "#lib/papers/rules";
import { readSettings } from "#lib/settings/settings";
import { refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";

const subject = (id: string) => ({ type: "person", id });

async function move(tx: Tx, id: string, name: "approve" | "refuse" | "cancel"): Promise<SelfEdit> {
  const edit = (await tx.selfEdit.findUnique({ where: { id } })) ?? refuse("E-GEN-08");
  const { to: state } = findMove(SELF_EDIT, edit.state, name) ?? refuse("E-GEN-02");
  return tx.selfEdit.update({ where: { id }, data: { state, decidedAt: now() } });
}

/** Lays a person's own change before their branch; an earlier one that still waits is replaced. */
export async function fileSelfEdit(tx: Tx, actor: Actor, { loaded, draft }: Edited): Promise<Filed> {
  const { person, organization } = loaded;
  const changed = changedFields(loaded.draft, draft).length;
  if (changed === 0) return { kind: "filed", changed };
  for (const { id } of await tx.selfEdit.findMany({ where: { personId: person.id, state: "WAITING" } })) {
    await cancelPaper(tx, actor, { type: "SELF_EDIT", subjectId: id, reason: "又交了一次" });
    await move(tx, id, "cancel");
  }
  const id = newId();
  const sealed = new Uint8Array(sealJson(draft, draftPlace(id)));
  await tx.selfEdit.create({ data: { id, personId: person.id, version: person.version, draft: sealed, createdAt: now() } });
  const about = { title: `${person.name}修改资料`, personId: person.id, originId: null };
  await filePaper(tx, actor, { type: "SELF_EDIT", subjectId: id, ...about, deciderId: organization.id, shared: true });
  await record(tx, actor, { action: "member.editFiled", subject: subject(person.id) });
  return { kind: "filed", changed };
}

/** The branch or its superior decides; a record that changed meanwhile has to be looked at by the person again. */
export async function decideSelfEdit(tx: Tx, actor: Actor, { subjectId }: Paper, { approve }: Decision): Promise<null> {
  const edit = await move(tx, subjectId, approve ? "approve" : "refuse");
  if (!approve) {
    await record(tx, actor, { action: "member.editRefused", subject: subject(edit.personId) });
    return null;
  }
  const loaded = await loadForEdit(tx, edit.personId);
  if (loaded.person.version !== edit.version) refuse("E-GEN-02");
  await storeEdit(tx, actor, { loaded, draft: openDraft(edit), settings: await readSettings(loaded.organization.path) });
  return null;
}
