// 动态口令：登记、核对（每个口令只能用一次）、停用。
import { generateSecret, generateURI, verifySync } from "otplib";
import { mayIssueCodes } from "#lib/accounts/codes/policy";
import { findRecipients } from "#lib/accounts/codes/queries";
import { requireProof } from "#lib/accounts/limits/commands";
import { record, type Recorder } from "#lib/audit/record";
import { type Actor, administratorRole, sessionOf } from "#lib/auth/actor";
import { needsSecondFactor } from "#lib/auth/desk";
import { endSessions, isFreshForDesk } from "#lib/auth/sessions";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { seal, unseal } from "#lib/crypto/seal";
import { type Tx, transaction } from "#lib/db";
import type { Account } from "#generated/client";
import { freshen, isOwnPassword } from "#lib/accounts/passwords/commands";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

const NO_FACTOR = { totpSecret: null, totpEnabledAt: null, totpLastStep: null } as const;
const ISSUER = "智慧团建";
const place = (personId: string) => ({ column: "account.totp_secret", row: personId });

/** Checks a one-time code against the account and spends its time step, so that it counts once (S13). */
export async function spendTotp(tx: Tx, account: Account, token: string): Promise<boolean> {
  if (!account.totpSecret || !/^\d{6}$/.test(token)) return false;
  const secret = unseal(account.totpSecret, place(account.personId));
  const result = verifySync({ secret, token, epoch: Math.floor(now().getTime() / 1000), epochTolerance: 30 });
  if (!result.valid || !("timeStep" in result)) return false;
  const spent = await tx.account.updateMany({
    where: { personId: account.personId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: result.timeStep } }] },
    data: { totpLastStep: result.timeStep },
  });
  return spent.count === 1;
}

/** Whether any desk of this person asks for a second factor, whichever they sit at now. */
async function isSecondFactorRequired(tx: Tx, personId: string): Promise<boolean> {
  const { isOperator } = await tx.account.findUniqueOrThrow({ where: { personId } });
  const desks = await tx.orgAdmin.findMany({ where: { personId, status: "ACTIVE" } });
  const administered = await tx.organization.findMany({ where: { id: { in: desks.map((d) => d.organizationId) } } });
  const roles = [...administered.map((o) => [administratorRole(o), o.path] as const), ...(isOperator ? [["OPERATOR", null] as const] : [])];
  for (const [role, path] of roles) if (needsSecondFactor(role, (await readSettings(path))["auth.secondFactor"])) return true;
  return false;
}

/** Who finds a browser open must not fit it with an authenticator of their own and so pass for having proved who they are. */
async function requireFresh(tx: Tx, actor: Actor): Promise<void> {
  const session = await tx.session.findUniqueOrThrow({ where: { id: sessionOf(actor) } });
  if (!isFreshForDesk(session, now())) refuse("E-PERM-04");
}

/** Makes a new secret; it counts only after a code of it was shown. */
export const beginSecondFactor = (actor: Actor): Promise<{ secret: string; address: string }> =>
  transaction(async (tx) => {
    const account = await tx.account.findUniqueOrThrow({ where: { personId: actor.personId } });
    if (account.totpEnabledAt) refuse("E-GEN-02");
    await requireFresh(tx, actor);
    const secret = generateSecret();
    const totpSecret = new Uint8Array(seal(secret, place(actor.personId)));
    await tx.account.update({ where: { personId: actor.personId }, data: { totpSecret, totpLastStep: null } });
    await record(tx, actor, { action: "account.secondFactorBegun", subject: { type: "account", id: actor.personId } });
    return { secret, address: generateURI({ issuer: ISSUER, label: actor.name, secret }) };
  });

/** Turns the second factor on after its first code. */
export const enableSecondFactor = (actor: Actor, { totp }: { totp: string }): Promise<void> =>
  transaction(async (tx) => {
    await requireFresh(tx, actor);
    const account = await tx.account.findUniqueOrThrow({ where: { personId: actor.personId } });
    if (account.totpEnabledAt) refuse("E-GEN-02");
    if (!(await spendTotp(tx, account, totp))) refuse("E-PWD-14", {}, "totp");
    await tx.account.update({ where: { personId: actor.personId }, data: { totpEnabledAt: now() } });
    await freshen(tx, sessionOf(actor), true);
    await record(tx, actor, { action: "account.secondFactorEnabled", subject: { type: "account", id: actor.personId } });
  });

/** Turns it off again, with the password, unless the role requires it. */
export async function disableSecondFactor(actor: Actor, { password }: { password: string }): Promise<void> {
  const { personId } = actor;
  await requireProof(personId, async () => ((await isOwnPassword(personId, password)) ? "right" : "E-PWD-04"));
  await transaction(async (tx) => {
    if (await isSecondFactorRequired(tx, personId)) refuse("E-PERM-05");
    await tx.account.update({
      where: { personId },
      data: NO_FACTOR,
    });
    await record(tx, actor, { action: "account.secondFactorDisabled", subject: { type: "account", id: personId } });
  });
}

/** Takes a lost authenticator off an account, ends its sessions and tells the person, who has only the password from then on. */
export async function liftSecondFactor(tx: Tx, who: Recorder, personId: string): Promise<void> {
  const lifted = await tx.account.updateMany({ where: { personId, totpEnabledAt: { not: null } }, data: NO_FACTOR });
  if (lifted.count !== 1) refuse("E-GEN-02");
  await endSessions(tx, personId, "动态口令已解除");
  const title = "你的动态口令已解除";
  const body = `由${who.name}办理。登录之后请重新启用；不是你要求的，请马上改密码并告诉上级组织。`;
  await tx.message.create({ data: { id: newId(), personId, title, body, href: "/my/security", createdAt: now() } });
  await record(tx, who, { action: "account.secondFactorLifted", subject: { type: "account", id: personId } });
}

/** For somebody who lost their authenticator: by whoever may give them a reset code (A2). One's own goes with the password only. */
export const resetSecondFactor = (actor: Actor, { personId }: { personId: string }): Promise<void> =>
  transaction(async (tx) => {
    permit(mayIssueCodes(actor, await findRecipients(tx, [personId])));
    if (personId === actor.personId) refuse("E-PERM-02");
    await liftSecondFactor(tx, actor, personId);
  });
