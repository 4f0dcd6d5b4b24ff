// 编号占用释放：申请、决定、撤回，释放之后为申请人保留（EDB-17、5.13）。
import type { NumberRelease, Organization, Paper } from "#generated/client";
import { findOccupant, findOpenRelease, findSegmentOwner } from "#lib/archives/releases/queries";
import { NUMBER_RELEASE } from "#lib/archives/rules";
import type { ReleaseForm } from "#lib/archives/schema";
import { takeFile } from "#lib/archives/commands";
import { record, SYSTEM } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { blindIndex } from "#lib/crypto/blind";
import { newId } from "#lib/crypto/ids";
import { sealJson } from "#lib/crypto/seal";
import { dayOf, laterByDays } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import type { Draft } from "#lib/members/entry/schema";
import { limitLookups } from "#lib/members/disclosures/commands";
import { canonicalDigits, canonicalId, canonicalName, isValidId, isValidName } from "#lib/members/identity/rules";
import { mayEnterInto } from "#lib/members/policy";
import { loadForEdit, writeProfiles } from "#lib/members/profiles/commands";
import { changeOf } from "#lib/members/profiles/rules";
import { cancelPaper, filePaper } from "#lib/papers/commands";
import type { Decision } from "#lib/papers/rules";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";

const indexOf = (idNumber: string) => new Uint8Array(blindIndex("id-number", canonicalId(idNumber)));
const subjectOf = ({ id }: Pick<NumberRelease, "id">) => ({ type: "numberRelease", id });

async function loadBranch(tx: Tx, actor: Actor, branchId: string): Promise<Organization> {
  const branch = (await tx.organization.findFirst({ where: { id: branchId, status: { not: "DELETED" } } })) ?? refuse("E-GEN-08");
  permit(mayEnterInto(actor, branch, await readSettings(branch.path)));
  return branch;
}

/** Whom the number is asked back for, checked as an entry would be. */
function applicantOf({ name, idNumber }: ReleaseForm): { name: string; idNumber: string } {
  const applicant = { name: canonicalName(name), idNumber: canonicalId(idNumber) };
  permit(isValidName(applicant.name), "name");
  permit(isValidId(applicant.idNumber, dayOf(now())), "idNumber");
  return applicant;
}

/** Asks the owner of the segment to free a number that somebody else holds; one request at a time for each number (E-EDB-17). */
export const applyForRelease = (actor: Actor, form: ReleaseForm): Promise<void> =>
  transaction(async (tx) => {
    const branch = await loadBranch(tx, actor, form.branchId);
    const applicant = applicantOf(form);
    const number = canonicalDigits(form.number);
    await limitLookups(actor);
    const occupant = (await findOccupant(number)) ?? refuse("E-EDB-19", {}, "number");
    await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${occupant.personId}::uuid FOR UPDATE`;
    if (await findOpenRelease(number)) refuse("E-EDB-17", {}, "number");
    const file = await takeFile(tx, actor, form.fileId);
    const id = newId();
    const sealed = new Uint8Array(sealJson(applicant, { column: "number_release.applicant", row: id }));
    const whose = { applicant: sealed, applicantIndex: indexOf(applicant.idNumber), occupantId: occupant.personId };
    const by = { organizationId: actor.organizationId ?? "", filedById: actor.personId, filedAt: now() };
    const release = await tx.numberRelease.create({ data: { id, number, fileId: file.id, branchId: branch.id, ...whose, ...by } });
    const title = `编号${number}占用释放`;
    const desks = { originId: actor.organizationId, deciderId: await findSegmentOwner(number) };
    await filePaper(tx, actor, { type: "NUMBER_RELEASE", subjectId: id, title, personId: occupant.personId, ...desks });
    await record(tx, actor, { action: "numberRelease.filed", subject: subjectOf(release), detail: { number } });
  });

async function advance(tx: Tx, id: string, move: "approve" | "refuse" | "cancel", heldUntil: Date | null = null): Promise<NumberRelease> {
  const release = (await tx.numberRelease.findUnique({ where: { id } })) ?? refuse("E-GEN-08");
  const { to: state } = findMove(NUMBER_RELEASE, release.state, move) ?? refuse("E-GEN-02");
  return tx.numberRelease.update({ where: { id }, data: { state, decidedAt: now(), heldUntil } });
}

/** Tells the occupant and whoever administers their branch that the number is to be corrected. */
async function tellOccupant(tx: Tx, { number, occupantId }: NumberRelease, branchId: string): Promise<void> {
  const desks = await tx.orgAdmin.findMany({ where: { organizationId: branchId, status: "ACTIVE" }, select: { personId: true } });
  const body = `编号${number}经核实属于另一名团员，已经释放。请按入团志愿书首页更正编号。`;
  const to = [
    { personId: occupantId, href: "/my/profile/edit" },
    ...desks.map(({ personId }) => ({ personId, href: `/manage/members/${occupantId}/edit` })),
  ];
  await tx.message.createMany({ data: to.map((m) => ({ id: newId(), title: "发展团员编号待更正", body, createdAt: now(), ...m })) });
}

/** Takes the number from its occupant: empty, marked 编号待更正, their branch told. */
async function freeNumber(tx: Tx, actor: Actor, release: NumberRelease): Promise<void> {
  const loaded = await loadForEdit(tx, release.occupantId);
  const { person, draft: before, organization } = loaded;
  if (before.developmentNo !== release.number) return;
  const after = { ...before, developmentNo: null };
  await writeProfiles(tx, [{ loaded, draft: after }], await readSettings(organization.path));
  await tx.person.update({ where: { id: person.id }, data: { numberReleasedAt: now() } });
  const change = changeOf({ personId: person.id, before, after, kind: "NUMBER_RELEASED" })("developmentNo");
  await record(tx, actor, { action: "member.numberReleased", subject: { type: "person", id: person.id }, changes: [change] });
  await tellOccupant(tx, release, organization.id);
}

/** The owner of the segment decides; the freed number is held for the applicant. */
export async function decideRelease(tx: Tx, actor: Actor, { subjectId }: Paper, { approve, reason }: Decision): Promise<null> {
  const { "devNo.releaseHoldDays": days } = await readSettings(null);
  const release = await advance(tx, subjectId, approve ? "approve" : "refuse", approve ? laterByDays(now(), days) : null);
  const action = approve ? "numberRelease.approved" : "numberRelease.refused";
  await record(tx, actor, { action, subject: subjectOf(release), detail: reason ? { reason } : {} });
  if (approve) await freeNumber(tx, actor, release);
  return null;
}

/** Whoever asked takes the request back. */
export async function withdrawRelease(tx: Tx, actor: Actor, { subjectId }: Paper): Promise<void> {
  const release = await advance(tx, subjectId, "cancel");
  await record(tx, actor, { action: "numberRelease.withdrawn", subject: subjectOf(release) });
}

export type Held = Pick<Draft, "developmentNo" | "idNumber">;

/** Applicants were entered with the numbers that were freed for them. */
export async function closeReleases(tx: Tx, actor: Actor, entered: readonly Held[]): Promise<void> {
  const byNumber = new Map(entered.map((held) => [held.developmentNo ?? "", held]));
  const waiting = { number: { in: [...byNumber.keys()] }, state: "APPROVED" as const, heldUntil: { gt: now() } };
  for (const release of await tx.numberRelease.findMany({ where: waiting })) {
    const held = byNumber.get(release.number);
    if (!held || !Buffer.from(release.applicantIndex).equals(indexOf(held.idNumber))) continue;
    await tx.numberRelease.update({ where: { id: release.id }, data: { state: "CLOSED" } });
    await record(tx, actor, { action: "numberRelease.closed", subject: subjectOf(release) });
  }
}

/** The branch that somebody was to be entered into is no more (5.13). */
export async function cancelReleasesInto(tx: Tx, { branchId, reason }: { branchId: string; reason: string }): Promise<void> {
  for (const { id } of await tx.numberRelease.findMany({ where: { branchId, state: "SUBMITTED" } })) {
    await advance(tx, id, "cancel");
    await cancelPaper(tx, SYSTEM, { type: "NUMBER_RELEASE", subjectId: id, reason });
  }
}
