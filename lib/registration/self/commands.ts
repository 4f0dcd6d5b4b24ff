// 团员自行注册：交表、改了再交、取回所填；支部或直属上级审批（REG-07、REG-08）。
import type { Organization, Paper, SelfRegistration } from "#generated/client";
import { record, type Recorder, SYSTEM } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { refund, take } from "#lib/auth/throttle";
import { now } from "#lib/clock";
import { blindIndex } from "#lib/crypto/blind";
import { linkToken } from "#lib/crypto/codes";
import { sealJson } from "#lib/crypto/seal";
import { laterByDays } from "#lib/dates";
import { db, type Tx, transaction } from "#lib/db";
import { enterOne, refuseTakenNumber, requireNewcomer, requireSecretaryFree } from "#lib/members/commands";
import { lockBranches } from "#lib/members/entry/commands";
import { findRegistrations } from "#lib/members/entry/queries";
import { type Draft, draftOfForm, type PersonForm } from "#lib/members/entry/schema";
import { canonicalId } from "#lib/members/identity/rules";
import { isBranchLike, isStaffed } from "#lib/organizations/rules";
import { cancelPaper, filePaper } from "#lib/papers/commands";
import type { Decision } from "#lib/papers/rules";
import { findingsOf, type Visitor } from "#lib/registration/admission/commands";
import { formPlace, openForm } from "#lib/registration/self/queries";
import { type Hand, nextState, type SelfRegistrationMove, WAITING_DAYS } from "#lib/registration/self/rules";
import type { SelfRegistrationSent } from "#lib/registration/self/schema";
import { readSettings } from "#lib/settings/settings";
import { Refusal, refuse, refuseFields } from "#lib/verdict";

const indexOf = (idNumber: string) => new Uint8Array(blindIndex("id-number", idNumber));

type Limit = "applicationAddress" | "applicationNumber" | "applicationBranch";
type Try = readonly [Limit, string];
const giveBack = (tries: readonly Try[]) => Promise.all(tries.map(([name, key]) => refund(name, key)));

/** So many applications from an address, about a number, to a branch; correcting a form costs nothing, learning who is registered does. */
async function limited<T>(tries: readonly Try[], work: () => Promise<T>): Promise<T> {
  for (const [i, [name, key]] of tries.entries()) {
    if ((await take(name, key)) > 0) continue;
    await giveBack(tries.slice(0, i));
    refuse("E-GEN-04");
  }
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "E-REG-08")) await giveBack(tries);
    throw error;
  }
}

/** The branch to join: one that has administrators, or may have them. */
async function findBranch(id: string): Promise<Organization> {
  const branch = await db().organization.findFirst({ where: { id, status: { not: "DELETED" } } });
  if (!branch || !isBranchLike(branch.category) || !isStaffed(branch.category)) refuse("E-GEN-08", {}, "branchId");
  return branch;
}

/**
 * What is wrong with the form itself. A number that is registered is told only to whoever knows the name, too: by numbers alone
 * nobody learns who is in the system (S7). Everything else of that kind is for the approver.
 */
async function requireFit(draft: Draft, sent: SelfRegistrationSent, branch: Organization): Promise<void> {
  if (draft.idNumber !== canonicalId(sent.idNumberConfirm)) refuse("E-ID-02", {}, "idNumberConfirm");
  refuseFields(await findingsOf(draft, branch));
  const known = (await findRegistrations([draft.idNumber])).get(draft.idNumber);
  if (known?.name === draft.name && !known.closed) refuse("E-REG-08", {}, "idNumber");
}

type Application = { sent: SelfRegistrationSent; draft: Draft; branch: Organization };

const columnsOf = ({ sent: { formId, person, branchId }, draft }: Application) => ({
  branchId,
  formSealed: new Uint8Array(sealJson(person, formPlace(formId))),
  idIndex: indexOf(draft.idNumber),
  createdAt: now(),
  expiresAt: laterByDays(now(), WAITING_DAYS),
});

/** Lays an application on the branch's desk; its direct superior may decide as well. */
async function lay(tx: Tx, { sent: { formId: subjectId }, draft, branch }: Application): Promise<void> {
  const who: Recorder = { personId: null, name: draft.name, organizationId: null, sessionId: null };
  const title = `${draft.name}申请加入${branch.shortName}`;
  const dueAt = laterByDays(now(), WAITING_DAYS);
  const filing = { type: "SELF_REGISTRATION", subjectId, title, originId: null, deciderId: branch.id, shared: true, dueAt } as const;
  await filePaper(tx, who, filing);
  await record(tx, who, { action: "selfRegistration.filed", subject: { type: "organization", id: branch.id } });
}

/** The same form sent once more; one that was refused comes back corrected, if the device holds its link. */
async function resubmit(tx: Tx, row: SelfRegistration, given: Application & { held: boolean }): Promise<void> {
  const columns = columnsOf(given);
  const same = row.branchId === columns.branchId && Buffer.from(row.idIndex).equals(Buffer.from(columns.idIndex));
  if (row.state === "PENDING" && same) return;
  const state = given.held ? nextState(row.state, { move: "resubmit", by: "applicant" }) : null;
  if (!state) refuse("E-GEN-07");
  const fresh = { ...columns, state, decidedAt: null, decidedById: null, reason: null };
  const moved = await tx.selfRegistration.updateMany({ where: { id: row.id, state: row.state }, data: fresh });
  if (moved.count !== 1) refuse("E-GEN-02");
  await lay(tx, given);
}

/** Takes a visitor's application (REG-07). Answers the token of the link by which they come back; `held` is the one their device has. */
export async function registerMember(visitor: Visitor, sent: SelfRegistrationSent, held: string | null): Promise<{ token: string }> {
  const draft = draftOfForm(sent.person);
  const number = Buffer.from(indexOf(draft.idNumber)).toString("hex");
  const tries: Try[] = [
    ["applicationAddress", visitor.address],
    ["applicationNumber", number],
    ["applicationBranch", sent.branchId],
  ];
  await limited(tries, async () => {
    const branch = await findBranch(sent.branchId);
    await requireFit(draft, sent, branch);
    await transaction(async (tx) => {
      const given = { sent, draft, branch };
      await lockBranches(tx, [branch.id]);
      const row = await tx.selfRegistration.findUnique({ where: { id: sent.formId } });
      if (row) return resubmit(tx, row, { ...given, held: held === sent.formId });
      await tx.selfRegistration.create({ data: { id: sent.formId, ...columnsOf(given) } });
      await lay(tx, given);
    });
  });
  return { token: linkToken("application", sent.formId) };
}

/** Gives what was typed back to whoever holds the link and knows the ID number in it. */
export async function openApplication(held: string | null, { idNumber }: { idNumber: string }): Promise<PersonForm> {
  const id = held ?? refuse("E-GEN-08");
  if ((await take("applicationOpening", id)) === 0) refuse("E-GEN-04");
  const row = (await db().selfRegistration.findUnique({ where: { id } })) ?? refuse("E-GEN-08");
  const form = openForm(row);
  if (!form || canonicalId(form.idNumber) !== canonicalId(idNumber)) refuse("E-REG-10", {}, "idNumber");
  await refund("applicationOpening", id);
  return form;
}

type Step = { move: SelfRegistrationMove; by: Hand; who: Recorder; reason?: string; personId?: string };

/** Moves an application, unless something else has moved it meanwhile. Once it is approved the record is the person's own. */
async function move(tx: Tx, row: SelfRegistration, { who, reason, personId, ...step }: Step): Promise<void> {
  const state = nextState(row.state, step) ?? refuse("E-GEN-02");
  const decided = { state, decidedById: who.personId, decidedAt: now(), reason: reason || null };
  const entered = personId ? { personId, formSealed: null } : {};
  const moved = await tx.selfRegistration.updateMany({ where: { id: row.id, state: row.state }, data: { ...decided, ...entered } });
  if (moved.count !== 1) refuse("E-GEN-02");
}

const TAKEN = "身份证号码已登记，请直接登录。";

/** Whoever else asked with the same number is too late. */
async function endOthers(tx: Tx, { id, idIndex }: SelfRegistration): Promise<void> {
  const others = await tx.selfRegistration.findMany({ where: { idIndex, state: "PENDING", id: { not: id } }, orderBy: { id: "asc" } });
  for (const other of others) {
    await move(tx, other, { move: "refuse", by: "system", who: SYSTEM, reason: TAKEN });
    await cancelPaper(tx, SYSTEM, { type: "SELF_REGISTRATION", subjectId: other.id, reason: TAKEN });
  }
}

/** Enters the applicant as any member is entered; whatever came up meanwhile stands in the way. */
async function admitApplicant(tx: Tx, actor: Actor, { row, form }: { row: SelfRegistration; form: PersonForm }): Promise<string> {
  await lockBranches(tx, [row.branchId]);
  const branch = await tx.organization.findUniqueOrThrow({ where: { id: row.branchId } });
  const draft = draftOfForm(form);
  refuseFields(await findingsOf(draft, branch));
  const closed = await requireNewcomer(tx, actor, draft);
  await refuseTakenNumber(actor, draft, closed?.id);
  await requireSecretaryFree(tx, draft, branch.id);
  const newcomer = { draft, branch, note: "自行注册，经审批" };
  const context = {
    who: actor,
    settings: await readSettings(branch.path),
    kind: "ENTERED",
    subject: { type: "organization", id: branch.id },
  } as const;
  return enterOne(tx, newcomer, context, closed);
}

/** The branch or its direct superior decides (REG-08): a member at once, or back to the applicant with the reason. */
export async function decideSelfRegistration(tx: Tx, actor: Actor, paper: Paper, { approve, reason }: Decision): Promise<null> {
  const row = (await tx.selfRegistration.findUnique({ where: { id: paper.subjectId } })) ?? refuse("E-GEN-08");
  const by = actor.organizationId === row.branchId ? "branch" : "superior";
  const subject = { type: "organization", id: row.branchId };
  if (!approve) {
    await move(tx, row, { move: "refuse", by, who: actor, reason });
    await record(tx, actor, { action: "selfRegistration.refused", subject });
    return null;
  }
  if (row.expiresAt <= now()) refuse("E-REG-11");
  const form = openForm(row) ?? refuse("E-GEN-02");
  const personId = await admitApplicant(tx, actor, { row, form });
  await move(tx, row, { move: "approve", by, who: actor, personId });
  await tx.paper.update({ where: { id: paper.id }, data: { personId } });
  await record(tx, actor, { action: "selfRegistration.approved", subject });
  await endOthers(tx, row);
  return null;
}

/** Ends an application nobody decided in time (5.15); false when it was moved meanwhile. */
export const expireApplication = (id: string): Promise<boolean> =>
  transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM self_registration WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.selfRegistration.findFirst({ where: { id, state: "PENDING", expiresAt: { lte: now() } } });
    if (!row) return false;
    const reason = `${WAITING_DAYS}天没有审批`;
    await cancelPaper(tx, SYSTEM, { type: "SELF_REGISTRATION", subjectId: id, reason });
    await move(tx, row, { move: "expire", by: "system", who: SYSTEM, reason });
    await record(tx, SYSTEM, { action: "selfRegistration.expired", subject: { type: "organization", id: row.branchId } });
    return true;
  });

/** The branch that somebody wanted to join is no more (5.18): they learn it, and may ask another. */
export async function refuseApplications(tx: Tx, { branchId, reason }: { branchId: string; reason: string }): Promise<void> {
  for (const row of await tx.selfRegistration.findMany({ where: { branchId, state: "PENDING" }, orderBy: { id: "asc" } })) {
    await cancelPaper(tx, SYSTEM, { type: "SELF_REGISTRATION", subjectId: row.id, reason });
    await move(tx, row, { move: "refuse", by: "system", who: SYSTEM, reason });
  }
}
