// 激活账号：凭个人激活码或支部激活码设一个自己的密码；兼容模式只开受限会话。
import { type ActivationSubject, findBranchCode, findSubject, isCompatibilityOn, openBranchCode } from "#lib/accounts/activation/queries";
import { ALARM } from "#lib/accounts/activation/rules";
import { guessCode, takeCode } from "#lib/accounts/codes/commands";
import { findLiveCode } from "#lib/accounts/codes/queries";
import { requireFitPassword, storePassword } from "#lib/accounts/passwords/commands";
import { tellDesk } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { endSessions, openSession, replaceSession } from "#lib/auth/sessions";
import { steadily } from "#lib/auth/steady";
import { LIMITS, refund, spend, take } from "#lib/auth/throttle";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { blindIndex, sameText } from "#lib/crypto/blind";
import { tidyCode } from "#lib/crypto/codes";
import { type Tx, transaction } from "#lib/db";
import type { BranchCode, CredentialCode } from "#generated/client";
import { requireConsent } from "#lib/members/guardian/commands";
import { canonicalId } from "#lib/members/identity/rules";
import { log } from "#lib/log";
import { refuse } from "#lib/verdict";

const FROZEN = {
  title: "本支部今天输错激活码的次数太多",
  body: "为防有人试码，本支部的激活停24小时，之后自动恢复。这期间码填对了也会提示错误，请转告还没激活的人过后再试。",
  href: "/manage/activation",
};

export type Activation = { idNumber: string; code: string; password: string };
export type Newcomer = { address: string; device: string };
/** Somebody whose browser may hold a session already. */
export type Returner = Newcomer & { sessionId: string | null };

type Key = { personal: CredentialCode; branch?: never } | { branch: BranchCode; personal?: never };

/** What the typed code opens for this person: in mode B the branch's code, or their own. */
async function findKey({ personId, branchId, mode }: ActivationSubject, typed: string): Promise<Key | null> {
  const branch = mode === "B" && branchId ? await findBranchCode(branchId) : null;
  if (branch && sameText(openBranchCode(branch), tidyCode(typed))) return { branch };
  const personal = await findLiveCode(personId, "ACTIVATION");
  return personal && (await guessCode(personal, typed)) ? { personal } : null;
}

/** One guess in a branch. At the day's limit its desk is told; then nothing opens there, and it looks like a wrong code. */
async function guessInBranch(subject: ActivationSubject, typed: string): Promise<Key | null> {
  const { branchId, branchPath: path } = subject;
  if (!branchId || !path) return findKey(subject, typed);
  const guesses = await take("branchActivation", branchId);
  const key = guesses > 0 ? await findKey(subject, typed) : null;
  if (key) await refund("branchActivation", branchId);
  else if (guesses === LIMITS.branchActivation.points) await transaction((tx) => tellDesk(tx, path, FROZEN));
  return key;
}

/** Counts a failure of everybody together; who runs the system is told when there are too many. */
async function countFailure(): Promise<void> {
  const failures = await spend("allActivation", "all");
  if (failures === ALARM + 1) log().error({ failures }, "many failed activations: only personal codes count until this calms down");
}

/** Spends the key in this transaction; the last use of a branch code may have gone meanwhile. */
async function spendKey(tx: Tx, key: Key): Promise<boolean> {
  if (key.personal) return takeCode(tx, key.personal);
  const taken = await tx.$executeRaw`
    UPDATE branch_code SET uses = uses + 1
    WHERE id = ${key.branch.id}::uuid AND uses < max_uses AND voided_at IS NULL AND expires_at > ${now()}`;
  return taken === 1;
}

/** Turns a waiting account into an active one and keeps the counts (members.unactivated). */
export async function openAccount(tx: Tx, personId: string, how: { device: string; by: string; assurance: number }): Promise<void> {
  await requireConsent(tx, [personId]);
  const opened = await tx.account.updateMany({
    where: { personId, state: "PENDING" },
    data: { state: "ACTIVE", activatedAt: now(), activatedDevice: how.device, activatedBy: how.by, assurance: how.assurance },
  });
  if (opened.count !== 1) refuse("E-PWD-10", {}, "code");
  const moved = await tx.$queryRaw<{ path: string }[]>`
    UPDATE membership SET activated = true WHERE person_id = ${personId}::uuid AND status = 'ACTIVE' AND NOT activated
    RETURNING branch_path AS path`;
  await count(
    tx,
    moved.map(({ path }) => ({ path, measure: "members.unactivated", delta: -1 })),
  );
}

type Opening = { subject: ActivationSubject; key: Key };

async function finish({ subject, key }: Opening, password: string, { device, address }: Newcomer): Promise<void> {
  await transaction(async (tx) => {
    const person = await tx.person.findUniqueOrThrow({ where: { id: subject.personId } });
    await requireFitPassword(tx, person, password);
    if (!(await spendKey(tx, key))) refuse("E-PWD-10", {}, "code");
    const by = key.personal ? "激活码" : "支部激活码";
    await openAccount(tx, person.id, { device, by, assurance: 2 });
    await storePassword(tx, person.id, password);
    await endSessions(tx, person.id, "账号已激活");
    const who = { personId: person.id, name: person.name, organizationId: subject.branchId, sessionId: null };
    const changes = [{ personId: person.id, kind: "ACTIVATED" as const, note: `${by}，${device}` }];
    await record(tx, who, { action: "account.activated", subject: { type: "account", id: person.id }, changes, detail: { address } });
  });
}

/** Whose account the typed code opens, and with what; a wrong one is counted. */
async function requireKey(address: string, { idNumber, code }: Activation): Promise<Opening> {
  if ((await take("codeAddress", address)) === 0) refuse("E-GEN-04");
  const subject = await findSubject(blindIndex("id-number", canonicalId(idNumber)));
  const key = subject && (await guessInBranch(subject, code));
  if (!key) {
    await countFailure();
    refuse("E-PWD-10", {}, "code");
  }
  await refund("codeAddress", address);
  return { subject, key };
}

/** Activates an account (PWD-02, A2). Unknown, active and locked numbers get the answer of a wrong code, and as late (S7). */
export async function activate({ address, device }: Newcomer, given: Activation): Promise<void> {
  await finish(await steadily(() => requireKey(address, given)), given.password, { device, address });
}

/** Opens the restricted session of the compatibility mode, where it is switched on for this person; else null. */
export async function openCompatible(idNumber: string, { address, device, sessionId }: Returner): Promise<string | null> {
  if (!(await isCompatibilityOn())) return null;
  const subject = await findSubject(blindIndex("id-number", idNumber));
  if (subject?.mode !== "C") return null;
  if ((await spend("codeAddress", address)) > LIMITS.codeAddress.points) refuse("E-GEN-04");
  return transaction(async (tx) => {
    await replaceSession(tx, sessionId);
    const who = { personId: subject.personId, name: subject.name, organizationId: subject.branchId, sessionId: null };
    await record(tx, who, { action: "account.restrictedSignedIn", subject: { type: "account", id: subject.personId }, detail: { device } });
    return openSession(tx, { personId: subject.personId, restricted: true, device, address });
  });
}

/** Sets the first password in a restricted session; what may be seen stays little until the branch confirms (security §4.5). */
export const setFirstPassword = (
  { actor, address, device }: Newcomer & { actor: Actor },
  { password }: { password: string },
): Promise<string> =>
  transaction(async (tx) => {
    if (!actor.restricted) refuse("E-GEN-02");
    const person = await tx.person.findUniqueOrThrow({ where: { id: actor.personId } });
    if ((await findSubject(Buffer.from(person.idIndex)))?.mode !== "C") refuse("E-PWD-19");
    await requireFitPassword(tx, person, password);
    await openAccount(tx, person.id, { device, by: "兼容模式", assurance: 1 });
    await storePassword(tx, person.id, password);
    await endSessions(tx, person.id, "已设置密码");
    const changes = [{ personId: person.id, kind: "ACTIVATED" as const, note: `兼容模式，${device}` }];
    await record(tx, actor, { action: "account.activated", subject: { type: "account", id: person.id }, changes, detail: { address } });
    return openSession(tx, { personId: person.id, device, address });
  });
