// 提出更正与删除：核对能不能提、材料齐不齐，放到直属上级桌上；省级与系统后台自己更正的当场执行（MEM-19、MEM-20、MEM-37）。
import type { Correction } from "#generated/client";
import type { CorrectionKind } from "#generated/enums";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { mayAtOneOf } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { CORRECTION_LABELS } from "#lib/corrections/labels";
import { correctIdentity } from "#lib/corrections/identity/commands";
import { correctsAtOnce, mayCorrect } from "#lib/corrections/policy";
import { requireProof } from "#lib/corrections/proof/commands";
import { type Identity, valuesPlace } from "#lib/corrections/queries";
import { subjectOf, TYPES } from "#lib/corrections/rules";
import type { DeletionRequest, IdentityRequest } from "#lib/corrections/schema";
import { newId } from "#lib/crypto/ids";
import { sealJson } from "#lib/crypto/seal";
import { dayOf } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { refuseRegistered } from "#lib/members/commands";
import { canonicalId, canonicalName, isValidId, isValidName } from "#lib/members/identity/rules";
import { type Loaded, loadForEdit } from "#lib/members/profiles/commands";
import { filePaper } from "#lib/papers/commands";
import { permit, refuse } from "#lib/verdict";

/** One of each kind at a time for a person (MEM-37). */
async function requireNoneOpen(tx: Tx, personId: string, kind: CorrectionKind): Promise<void> {
  if ((await tx.correction.count({ where: { personId, kind, closedAt: null } })) > 0) refuse("E-MEM-37", { 事项: CORRECTION_LABELS[kind] });
}

/** Who the person shall be: what was left empty stays. Nobody becomes somebody who is registered already. */
async function identityOf(actor: Actor, { person, draft }: Loaded, form: IdentityRequest): Promise<Identity> {
  const wanted = { name: canonicalName(form.name) || person.name, idNumber: canonicalId(form.idNumber) || draft.idNumber };
  const moved = wanted.idNumber !== draft.idNumber;
  if (!moved && wanted.name === person.name) refuse("E-MEM-48", {}, "name");
  permit(isValidName(wanted.name), "name");
  permit(isValidId(wanted.idNumber, dayOf(now())), "idNumber");
  if (moved && canonicalId(form.idNumberConfirm) !== wanted.idNumber) refuse("E-ID-02", {}, "idNumberConfirm");
  if (moved) await refuseRegistered(actor, wanted.idNumber);
  return wanted;
}

export type Given = Pick<Correction, "kind" | "note"> &
  Partial<Pick<Correction, "personId" | "branchId" | "fileId" | "reason" | "valuesSealed">> & { id: string; mark?: object };

export function keep(tx: Tx, actor: Actor, { note, ...given }: Given, state: "SUBMITTED" | "EXECUTED"): Promise<Correction> {
  const originId = actor.organizationId ?? refuse("E-PERM-01");
  const done = state === "EXECUTED" ? { provinceAt: now(), closedAt: now() } : {};
  return tx.correction.create({ data: { ...given, note, state, originId, applicantId: actor.personId, createdAt: now(), ...done } });
}

/** Lays a request on the desk of the direct superior; above the whole tree sits the operator. */
export async function lay(
  tx: Tx,
  actor: Actor,
  { kind, id: subjectId, title, ...row }: { title: string } & Pick<Correction, "kind" | "id" | "personId" | "branchId">,
) {
  const { organizationId: originId, organization } = actor;
  const { personId } = row;
  await filePaper(tx, actor, { type: TYPES[kind], subjectId, title, personId, originId, deciderId: organization?.parentId ?? null });
  await record(tx, actor, { action: "correction.filed", subject: subjectOf(row) });
}

export type Filed = { executed: boolean };

/** Asks for another name or ID number; the province and the operator correct what is theirs at once (2.3, row 14). */
export const requestIdentityCorrection = (actor: Actor, form: IdentityRequest): Promise<Filed> =>
  transaction(async (tx) => {
    const loaded = await loadForEdit(tx, form.personId);
    permit(mayCorrect(actor, loaded.homes));
    const executed = correctsAtOnce(actor, loaded.homes);
    const { personId, note, fileId } = form;
    await requireNoneOpen(tx, personId, "IDENTITY");
    const wanted = await identityOf(actor, loaded, form);
    await requireProof(tx, actor, fileId);
    const id = newId();
    const valuesSealed = new Uint8Array(sealJson(wanted, valuesPlace(id)));
    const given = { id, kind: "IDENTITY", personId, note, fileId, valuesSealed } as const;
    const kept = await keep(tx, actor, given, executed ? "EXECUTED" : "SUBMITTED");
    if (executed) await correctIdentity(tx, actor, { personId, wanted });
    else await lay(tx, actor, { ...kept, title: `更正${loaded.person.name}的身份信息` });
    return { executed };
  });

/** Asks for the deletion of a member of the own branch (MEM-19, C-02). */
export const requestDeletion = (actor: Actor, { personId, ...form }: DeletionRequest): Promise<Filed> =>
  transaction(async (tx) => {
    const { homes, person } = await loadForEdit(tx, personId);
    permit(mayAtOneOf(actor, "deleteMember:C", homes));
    if (personId === actor.personId) refuse("E-MEM-51");
    await requireNoneOpen(tx, personId, "DELETION");
    await requireProof(tx, actor, form.fileId);
    const kept = await keep(tx, actor, { id: newId(), kind: "DELETION", personId, ...form }, "SUBMITTED");
    await lay(tx, actor, { ...kept, title: `删除${person.name}` });
    return { executed: false };
  });
