// 会话的结束与切换：退出、退出其他设备、再次确认本人、切换组织。
import { requireProof } from "#lib/accounts/limits/commands";
import { freshen, isOwnPassword } from "#lib/accounts/passwords/commands";
import { spendTotp } from "#lib/accounts/second-factor/commands";
import { record } from "#lib/audit/record";
import { type Actor, sessionOf } from "#lib/auth/actor";
import { endSessions } from "#lib/auth/sessions";
import { now } from "#lib/clock";
import { db, transaction } from "#lib/db";
import { refuse } from "#lib/verdict";

/** Ends one of the person's own sessions. */
export const endSession = (actor: Actor, { sessionId }: { sessionId: string }): Promise<void> =>
  transaction(async (tx) => {
    const ended = await tx.session.updateMany({
      where: { id: sessionId, personId: actor.personId, endedAt: null },
      data: { endedAt: now(), endReason: "本人退出" },
    });
    if (ended.count !== 1) refuse("E-GEN-08");
    await record(tx, actor, { action: "account.sessionEnded", subject: { type: "session", id: sessionId } });
  });

/** Signs out of all other devices. */
export const endOtherSessions = (actor: Actor): Promise<void> =>
  transaction(async (tx) => {
    await endSessions(tx, actor.personId, "在另一台设备上退出", sessionOf(actor));
    await record(tx, actor, { action: "account.otherSessionsEnded", subject: { type: "account", id: actor.personId } });
  });

/** Proves anew that it is the person themselves, with the one-time code where the account has one. */
export async function confirmSignIn(actor: Actor, { password, totp }: { password: string; totp: string }): Promise<void> {
  const { personId } = actor;
  const account = await db().account.findUniqueOrThrow({ where: { personId } });
  await requireProof(personId, async () => {
    if (!(await isOwnPassword(personId, password))) return "E-PWD-04";
    const spent = !account.totpEnabledAt || (await transaction((tx) => spendTotp(tx, account, totp)));
    return spent ? "right" : "E-PWD-14";
  });
  await transaction(async (tx) => {
    await freshen(tx, sessionOf(actor), account.totpEnabledAt !== null);
    await record(tx, actor, { action: "account.confirmed", subject: { type: "account", id: personId } });
  });
}

/** Chooses another organization to act in (NAV-05); tells whether it is administered. The operator's desk is the root. */
export const switchOrganization = (actor: Actor, { organizationId }: { organizationId: string }): Promise<{ administered: boolean }> =>
  transaction(async (tx) => {
    const { personId } = actor;
    const active = { organizationId, personId, status: "ACTIVE" } as const;
    const operates = { id: organizationId, parentId: null };
    const administered =
      (await tx.orgAdmin.count({ where: active })) > 0 ||
      ((await tx.account.count({ where: { personId, isOperator: true } })) > 0 && (await tx.organization.count({ where: operates })) > 0);
    const serves = (await tx.cadrePost.count({ where: active })) > 0;
    const belongs = (await tx.membership.count({ where: { branchId: organizationId, personId, status: "ACTIVE" } })) > 0;
    if (!administered && !serves && !belongs) refuse("E-GEN-08");
    await tx.session.update({ where: { id: sessionOf(actor) }, data: { organizationId } });
    await record(tx, actor, { action: "account.organizationSwitched", subject: { type: "organization", id: organizationId } });
    return { administered };
  });
