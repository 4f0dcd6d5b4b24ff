// 激活条与支部激活码：管理员签发、收回、确认，设定首次登录方式。
import { type ActivationMode, COMPATIBILITY_DAYS, UNDO_HOURS } from "#lib/accounts/activation/rules";
import { activationMinutes, issueCodes } from "#lib/accounts/codes/commands";
import { mayIssueCodes } from "#lib/accounts/codes/policy";
import { findRecipients } from "#lib/accounts/codes/queries";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { endSessions } from "#lib/auth/sessions";
import { now } from "#lib/clock";
import { count } from "#lib/counters/commands";
import { blindIndex } from "#lib/crypto/blind";
import { randomCode } from "#lib/crypto/codes";
import { newId } from "#lib/crypto/ids";
import { seal } from "#lib/crypto/seal";
import { laterByDays, laterByMinutes } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { requireConsent } from "#lib/members/guardian/commands";
import { readSettings, setSetting } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

const HOUR = 60;
const SLIP_MINUTES = 15;

/** Issues activation codes to people and lets the issuer see their slips for a quarter of an hour. */
export const issueActivationCodes = (actor: Actor, { personIds }: { personIds: string[] }): Promise<{ batchId: string }> =>
  transaction(async (tx) => {
    permit(mayIssueCodes(actor, await findRecipients(tx, personIds)));
    const waiting = await tx.account.findMany({ where: { personId: { in: personIds }, state: "PENDING" }, select: { personId: true } });
    const ids = personIds.filter((id) => waiting.some((w) => w.personId === id));
    if (ids.length === 0) refuse("E-PWD-21");
    await requireConsent(tx, ids);
    const minutes = await activationMinutes(actor.organization?.path ?? null);
    const codeIds = await issueCodes(tx, ids, { issuedById: actor.personId, purpose: "ACTIVATION", minutes });
    const batchId = newId();
    const visibleUntil = laterByMinutes(now(), SLIP_MINUTES);
    const organizationId = actor.organizationId ?? "";
    await tx.slipBatch.create({
      data: { id: batchId, issuedById: actor.personId, organizationId, issuedAt: now(), visibleUntil, codeIds },
    });
    await record(tx, actor, {
      action: "account.activationCodesIssued",
      subject: { type: "slipBatch", id: batchId },
      detail: { people: ids.length },
    });
    return { batchId };
  });

async function requireOwnBranch(tx: Tx, actor: Actor, organizationId: string) {
  const branch = await tx.organization.findFirst({ where: { id: organizationId, status: { not: "DELETED" } } });
  if (!branch) refuse("E-GEN-08");
  permit(may(actor, "resetCode:C", branch));
  return branch;
}

/** Issues one code for a whole branch, for as many uses as members wait (mode B). */
export const issueBranchCode = (actor: Actor, { organizationId }: { organizationId: string }): Promise<void> =>
  transaction(async (tx) => {
    const branch = await requireOwnBranch(tx, actor, organizationId);
    const settings = await readSettings(branch.path);
    if (settings["auth.activationMode"] !== "B") refuse("E-PWD-19");
    await tx.branchCode.updateMany({ where: { organizationId, voidedAt: null }, data: { voidedAt: now() } });
    const maxUses = await tx.membership.count({ where: { branchId: organizationId, status: "ACTIVE", activated: false } });
    const id = newId();
    const code = randomCode();
    const codeSealed = new Uint8Array(seal(code, { column: "branch_code.code_sealed", row: id }));
    const codeIndex = new Uint8Array(blindIndex("branch-code", code));
    const expiresAt = laterByMinutes(now(), settings["auth.branchCodeHours"] * HOUR);
    await tx.branchCode.create({
      data: { id, organizationId, codeSealed, codeIndex, issuedById: actor.personId, issuedAt: now(), expiresAt, maxUses },
    });
    await record(tx, actor, {
      action: "account.branchCodeIssued",
      subject: { type: "organization", id: organizationId },
      detail: { maxUses },
    });
  });

/** Wipes the blackboard. */
export const voidBranchCode = (actor: Actor, { organizationId }: { organizationId: string }): Promise<void> =>
  transaction(async (tx) => {
    await requireOwnBranch(tx, actor, organizationId);
    await tx.branchCode.updateMany({ where: { organizationId, voidedAt: null }, data: { voidedAt: now() } });
    await record(tx, actor, { action: "account.branchCodeVoided", subject: { type: "organization", id: organizationId } });
  });

const UNACTIVATED = {
  state: "PENDING",
  passwordHash: null,
  activatedAt: null,
  activatedDevice: null,
  activatedBy: null,
  assurance: 0,
  totpSecret: null,
  totpEnabledAt: null,
  totpLastStep: null,
} as const;

/** Ends everything that whoever activated a moment ago may have left behind for themselves. */
async function forgetStranger(tx: Tx, personId: string): Promise<void> {
  await endSessions(tx, personId, "激活被支部管理员收回");
  await tx.knownDevice.deleteMany({ where: { personId } });
  await tx.credentialCode.updateMany({ where: { personId, usedAt: null, voidedAt: null }, data: { voidedAt: now() } });
}

/** Takes back a recent activation that was not the person's own doing: password, second factor, devices and codes gone, sessions ended. Not one's own: nobody might be left to give a new code. */
export const undoActivation = (actor: Actor, { personId }: { personId: string }): Promise<void> =>
  transaction(async (tx) => {
    permit(mayIssueCodes(actor, await findRecipients(tx, [personId])));
    if (personId === actor.personId) refuse("E-PERM-02");
    const since = laterByMinutes(now(), -UNDO_HOURS * HOUR);
    const closed = await tx.account.updateMany({ where: { personId, state: "ACTIVE", activatedAt: { gt: since } }, data: UNACTIVATED });
    if (closed.count !== 1) refuse("E-PWD-22");
    await forgetStranger(tx, personId);
    const moved = await tx.$queryRaw<{ path: string }[]>`
      UPDATE membership SET activated = false WHERE person_id = ${personId}::uuid AND status = 'ACTIVE' AND activated
      RETURNING branch_path AS path`;
    await count(
      tx,
      moved.map(({ path }) => ({ path, measure: "members.unactivated", delta: 1 })),
    );
    const changes = [{ personId, kind: "UNDONE" as const, note: "收回激活" }];
    await record(tx, actor, { action: "account.activationUndone", subject: { type: "account", id: personId }, changes });
  });

/** The branch administrator confirms that an activation of the compatibility mode was the person themselves. */
export const confirmPerson = (actor: Actor, { personId }: { personId: string }): Promise<void> =>
  transaction(async (tx) => {
    permit(mayIssueCodes(actor, await findRecipients(tx, [personId])));
    const confirmed = await tx.account.updateMany({ where: { personId, state: "ACTIVE", assurance: 1 }, data: { assurance: 2 } });
    if (confirmed.count !== 1) refuse("E-GEN-02");
    const changes = [{ personId, kind: "CONFIRMED" as const, note: "本人已确认" }];
    await record(tx, actor, { action: "account.personConfirmed", subject: { type: "account", id: personId }, changes });
  });

/** Sets how people of a subtree sign in first. The compatibility mode ends by itself. */
export const setActivationMode = (actor: Actor, { mode, days }: { mode: ActivationMode; days: number }): Promise<void> =>
  transaction(async (tx) => {
    if (!actor.organization) refuse("E-PERM-01");
    permit(may(actor, "activationMode:E", actor.organization));
    const effectiveTo = mode === "C" ? laterByDays(now(), Math.min(days, COMPATIBILITY_DAYS)) : null;
    const { id: organizationId } = actor.organization;
    await setSetting(tx, actor, {
      key: "auth.activationMode",
      value: mode,
      organizationId,
      effectiveTo,
      source: actor.organization.shortName,
    });
  });
