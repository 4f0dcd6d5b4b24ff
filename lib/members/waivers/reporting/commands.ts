// 录入例外的上报、决定、撤回：省级核实，团中央同意，团支部和团中央知道可以录入了（MEM-27、MEM-29）。
import type { EntryWaiver, Organization, Paper } from "#generated/client";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { blindIndex } from "#lib/crypto/blind";
import { newId } from "#lib/crypto/ids";
import { sealJson } from "#lib/crypto/seal";
import { dayOf } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { refuseRegistered } from "#lib/members/commands";
import { canonicalId, canonicalMobile, canonicalName, isMobile, isValidId, isValidName } from "#lib/members/identity/rules";
import { WAIVER_KIND_LABELS } from "#lib/members/labels";
import { nextWaiver, waiverSubject } from "#lib/members/waivers/commands";
import { sealedPlace } from "#lib/members/waivers/queries";
import { OPEN_WAIVERS } from "#lib/members/waivers/rules";
import type { WaiverReport } from "#lib/members/waivers/schema";
import { mayHoldMembers } from "#lib/organizations/rules";
import { filePaper } from "#lib/papers/commands";
import type { Decision } from "#lib/papers/rules";
import { permit, refuse } from "#lib/verdict";

type Subject = { name: string; idNumber: string; mobile: string };

/** Who it is about, checked as an entry would be. */
function subjectOf(form: WaiverReport): Subject {
  const subject = { name: canonicalName(form.name), idNumber: canonicalId(form.idNumber), mobile: canonicalMobile(form.mobile) };
  permit(isValidName(subject.name), "name");
  permit(isValidId(subject.idNumber, dayOf(now())), "idNumber");
  if (canonicalId(form.idNumberConfirm) !== subject.idNumber) refuse("E-ID-02", {}, "idNumberConfirm");
  if (!isMobile(subject.mobile)) refuse("E-MEM-15", {}, "mobile");
  return subject;
}

async function loadBranch(tx: Tx, actor: Actor, branchId: string): Promise<Organization> {
  const branch = (await tx.organization.findFirst({ where: { id: branchId, status: { not: "DELETED" } } })) ?? refuse("E-GEN-08");
  permit(may(actor, "entryWaiver:C", branch));
  permit(mayHoldMembers(branch.category), "branchId");
  return branch;
}

/** The province reports somebody who cannot be entered by the rules; one report at a time for a person. */
export const reportWaiver = (actor: Actor, form: WaiverReport): Promise<{ waiverId: string }> =>
  transaction(async (tx) => {
    const branch = await loadBranch(tx, actor, form.branchId);
    const { name, ...sealed } = subjectOf(form);
    await refuseRegistered(actor, sealed.idNumber);
    const idIndex = new Uint8Array(blindIndex("id-number", sealed.idNumber));
    if ((await tx.entryWaiver.count({ where: { idIndex, state: { in: OPEN_WAIVERS } } })) > 0) refuse("E-MEM-55", {}, "idNumber");
    const id = newId();
    const { kind, note } = form;
    const { organizationId: originId, organization } = actor;
    const by = { provinceId: originId ?? "", filedById: actor.personId, filedAt: now() };
    const box = new Uint8Array(sealJson(sealed, sealedPlace(id)));
    await tx.entryWaiver.create({ data: { id, kind, name, sealed: box, idIndex, branchId: branch.id, note, ...by } });
    const title = `${name}的录入例外：${WAIVER_KIND_LABELS[kind]}`;
    await filePaper(tx, actor, { type: "ENTRY_WAIVER", subjectId: id, title, originId, deciderId: organization?.parentId ?? null });
    await record(tx, actor, { action: "waiver.reported", subject: waiverSubject(id), detail: { kind } });
    return { waiverId: id };
  });

async function load(tx: Tx, id: string): Promise<EntryWaiver> {
  return (await tx.entryWaiver.findUnique({ where: { id } })) ?? refuse("E-GEN-08");
}

/** Whoever administers the branch reads that the soldier may be entered now, and how. */
async function tellBranch(tx: Tx, { id, kind, name, branchId }: EntryWaiver): Promise<void> {
  if (kind !== "ARMY") return;
  const desks = await tx.orgAdmin.findMany({ where: { organizationId: branchId, status: "ACTIVE" }, select: { personId: true } });
  const letter = { title: `${name}可以录入了`, body: "退伍军人的录入例外已同意，凭批准号录入，发展团员编号可以不填。" };
  const href = `/manage/members/new?waiver=${id}`;
  await tx.message.createMany({ data: desks.map(({ personId }) => ({ id: newId(), personId, ...letter, href, createdAt: now() })) });
}

/** 团中央 decides: what was approved serves for one entry. */
export async function decideWaiver(tx: Tx, actor: Actor, { subjectId }: Paper, { approve, reason }: Decision): Promise<null> {
  const waiver = await load(tx, subjectId);
  const state = nextWaiver(waiver.state, approve ? "approve" : "refuse");
  await tx.entryWaiver.update({ where: { id: subjectId }, data: { state, decidedAt: now() } });
  const action = approve ? "waiver.approved" : "waiver.refused";
  await record(tx, actor, { action, subject: waiverSubject(subjectId), detail: reason ? { reason } : {} });
  if (approve) await tellBranch(tx, waiver);
  return null;
}

/** The province takes it back. */
export async function withdrawWaiver(tx: Tx, actor: Actor, { subjectId }: Paper): Promise<void> {
  const { state } = await load(tx, subjectId);
  await tx.entryWaiver.update({ where: { id: subjectId }, data: { state: nextWaiver(state, "withdraw"), decidedAt: now() } });
  await record(tx, actor, { action: "waiver.withdrawn", subject: waiverSubject(subjectId) });
}
