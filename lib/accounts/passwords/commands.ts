// 设置密码：检查、散列、结束其他会话。
import { requireProof } from "#lib/accounts/limits/commands";
import { record } from "#lib/audit/record";
import { type Actor, sessionOf } from "#lib/auth/actor";
import { endSessions, openSession } from "#lib/auth/sessions";
import { now } from "#lib/clock";
import { hashPassword, verifyPassword } from "#lib/crypto/password";
import { db, type Tx, transaction } from "#lib/db";
import type { Person } from "#generated/client";
import { isCommonPassword } from "#lib/accounts/passwords/queries";
import { isFitPassword } from "#lib/accounts/passwords/rules";
import { openContacts, openIdNumber } from "#lib/members/record/queries";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

/** Refuses a password that is too short, common or made of the person's own data (PWD-03). Administrators need a longer one. */
export async function requireFitPassword(tx: Tx, person: Person, password: string, field = "password"): Promise<void> {
  const administers = await tx.orgAdmin.count({ where: { personId: person.id, status: "ACTIVE" } });
  const settings = await readSettings(null);
  const own = {
    idNumber: openIdNumber(person),
    name: person.name,
    namePinyin: person.namePinyin,
    mobile: openContacts(person).mobile ?? null,
  };
  const minLength = settings[administers > 0 ? "pwd.adminMinLength" : "pwd.minLength"];
  const composition = settings["pwd.composition"];
  permit(isFitPassword({ password, minLength, composition, isCommon: isCommonPassword, own }), field);
}

/** Writes a new password hash. */
export async function storePassword(tx: Tx, personId: string, password: string): Promise<void> {
  await tx.account.update({ where: { personId }, data: { passwordHash: await hashPassword(password) } });
}

/** Whether this is the password of somebody who is signed in. */
export const isOwnPassword = async (personId: string, password: string): Promise<boolean> => {
  const { passwordHash } = await db().account.findUniqueOrThrow({ where: { personId }, select: { passwordHash: true } });
  return verifyPassword(password, passwordHash);
};

export type PasswordChange = { current: string; password: string };
export type Renewal = { actor: Actor; device: string; address: string };

/** Changes one's own password: all sessions end, a new one is opened. Returns its token (PWD-03). */
export async function changePassword({ actor, device, address }: Renewal, { current, password }: PasswordChange): Promise<string> {
  const { personId } = actor;
  await requireProof(personId, async () => ((await isOwnPassword(personId, current)) ? "right" : "E-PWD-04"), "current");
  if (current === password) refuse("E-PWD-07", {}, "password");
  return transaction(async (tx) => {
    const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    const session = await tx.session.findUniqueOrThrow({ where: { id: sessionOf(actor) } });
    await requireFitPassword(tx, person, password);
    await storePassword(tx, personId, password);
    await endSessions(tx, personId, "修改了密码");
    await record(tx, actor, { action: "account.passwordChanged", subject: { type: "account", id: personId } });
    const { remembered, secondFactorAt, organizationId } = session;
    return openSession(tx, { personId, remembered, secondFactor: secondFactorAt !== null, organizationId, device, address });
  });
}

/** Marks a session as freshly authenticated. */
export const freshen = (tx: Tx, sessionId: string, secondFactor: boolean) =>
  tx.session.update({
    where: { id: sessionId },
    data: { authenticatedAt: now(), managedAt: now(), ...(secondFactor ? { secondFactorAt: now() } : {}) },
  });
