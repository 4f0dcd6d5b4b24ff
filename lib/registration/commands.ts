// 注册码的签发、查看、重发；凭码注册为管理员。
import type { AdminRegistrationCode } from "#generated/client";
import { openAccount } from "#lib/accounts/activation/commands";
import { requireFitPassword, storePassword } from "#lib/accounts/passwords/commands";
import { grantAdmin } from "#lib/administrators/commands";
import { record, type Recorder } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { blindIndex } from "#lib/crypto/blind";
import { linkToken, randomCode } from "#lib/crypto/codes";
import { newId } from "#lib/crypto/ids";
import { seal } from "#lib/crypto/seal";
import { laterByDays } from "#lib/dates";
import { bytesForRow, insertMany, type Tx, transaction } from "#lib/db";
import { isStaffed } from "#lib/organizations/rules";
import { findIssued, openCode } from "#lib/registration/queries";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

export type ShownCode = { code: string; expiresAt: Date; token: string };
const show = (row: AdminRegistrationCode): ShownCode => ({
  code: openCode(row),
  expiresAt: row.expiresAt,
  token: linkToken("registration", row.id),
});

function codeRow(organizationId: string, createdById: string | null, days: number) {
  const id = newId();
  const code = randomCode();
  return {
    id,
    organization_id: organizationId,
    code_sealed: bytesForRow(seal(code, { column: "admin_registration_code.code_sealed", row: id })),
    code_index: bytesForRow(blindIndex("registration-code", code)),
    created_by_id: createdById,
    created_at: now(),
    expires_at: laterByDays(now(), days),
    state: "ISSUED",
  };
}

/** Ends codes whose time is over, so that the organization may have a new one. */
const expireOld = (tx: Tx, organizationIds: readonly string[]) =>
  tx.adminRegistrationCode.updateMany({
    where: { organizationId: { in: [...organizationIds] }, state: "ISSUED", expiresAt: { lte: now() } },
    data: { state: "EXPIRED" },
  });

/** Issues codes to organizations that have none. Returns nothing; read them back. */
export async function issueCodes(tx: Tx, who: Recorder, organizationIds: readonly string[], days: number): Promise<void> {
  await expireOld(tx, organizationIds);
  const have = await tx.adminRegistrationCode.findMany({ where: { organizationId: { in: [...organizationIds] }, state: "ISSUED" } });
  const without = organizationIds.filter((id) => !have.some((h) => h.organizationId === id));
  const rows = without.map((id) => codeRow(id, who.personId, days));
  if (rows.length > 0) await insertMany(tx, "admin_registration_code", rows);
}

async function lockChild(tx: Tx, actor: Actor, organizationId: string, verb: "V" | "C") {
  await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`;
  const child = await tx.organization.findFirst({ where: { id: organizationId, status: { not: "DELETED" } } });
  if (!child || !isStaffed(child.category)) refuse("E-GEN-08");
  permit(may(actor, `registrationCode:${verb}`, child));
  const settings = await readSettings(child.path);
  const admins = await tx.orgAdmin.count({ where: { organizationId, status: "ACTIVE" } });
  if (admins >= settings["admin.maxPerOrg"]) refuse("E-ADM-01", { n: settings["admin.maxPerOrg"] });
  return { child, days: settings["reg.codeDays"] };
}

/** Shows the valid code of a direct child; makes one if there is none (ORG-15). Every look is recorded. */
export const showRegistrationCode = (actor: Actor, { organizationId }: { organizationId: string }): Promise<ShownCode> =>
  transaction(async (tx) => {
    const { days } = await lockChild(tx, actor, organizationId, "V");
    await issueCodes(tx, actor, [organizationId], days);
    const issued = (await findIssued(tx, organizationId)) ?? refuse("E-GEN-02");
    await record(tx, actor, { action: "registrationCode.shown", subject: { type: "organization", id: organizationId } });
    return show(issued);
  });

/** Revokes the code and makes a new one. */
export const renewRegistrationCode = (actor: Actor, { organizationId }: { organizationId: string }): Promise<ShownCode> =>
  transaction(async (tx) => {
    const { days } = await lockChild(tx, actor, organizationId, "C");
    await tx.adminRegistrationCode.updateMany({ where: { organizationId, state: "ISSUED" }, data: { state: "REVOKED" } });
    await issueCodes(tx, actor, [organizationId], days);
    const issued = (await findIssued(tx, organizationId)) ?? refuse("E-GEN-02");
    await record(tx, actor, { action: "registrationCode.renewed", subject: { type: "organization", id: organizationId } });
    return show(issued);
  });

/** Codes for all direct children whose desks are not full (ORG-16); returns how many organizations have one now. */
export const issueRegistrationCodes = (actor: Actor): Promise<{ organizations: number }> =>
  transaction(async (tx) => {
    if (!actor.organization) refuse("E-PERM-01");
    const settings = await readSettings(actor.organization.path);
    const children = await tx.$queryRaw<{ id: string }[]>`
      SELECT o.id FROM organization o
      WHERE o.parent_id = ${actor.organization.id}::uuid AND o.status <> 'DELETED'
        AND o.category NOT IN ('PENDING_TRANSFER_BRANCH', 'SPECIAL_UNIT_LIBRARY')
        AND (SELECT count(*) FROM org_admin a WHERE a.organization_id = o.id AND a.status = 'ACTIVE') < ${settings["admin.maxPerOrg"]}
      ORDER BY o.id FOR UPDATE`;
    await issueCodes(
      tx,
      actor,
      children.map((c) => c.id),
      settings["reg.codeDays"],
    );
    const subject = { type: "organization", id: actor.organization.id };
    await record(tx, actor, { action: "registrationCode.batchIssued", subject, detail: { organizations: children.length } });
    return { organizations: children.length };
  });

/** Notes that the codes of the direct children were taken away as a sheet (ORG-17). */
export const noteCodeExport = (actor: Actor, organizations: number): Promise<void> =>
  transaction((tx) => {
    const subject = { type: "organization", id: actor.organizationId };
    return record(tx, actor, { action: "registrationCode.downloaded", subject, detail: { organizations } });
  });

/** Takes the code for good; of two who use it at once one gets it (REG-05). */
export async function consumeCode(tx: Tx, codeId: string, personId: string): Promise<void> {
  const used = await tx.adminRegistrationCode.updateMany({
    where: { id: codeId, state: "ISSUED", expiresAt: { gt: now() } },
    data: { state: "USED", usedById: personId, usedAt: now() },
  });
  if (used.count !== 1) refuse("E-REG-03", {}, "code");
}

/** Makes a newly entered person the organization's administrator with a password of their own. */
export async function installAdministrator(
  tx: Tx,
  who: Recorder,
  given: { personId: string; organization: { id: string; path: string }; password: string; device: string },
): Promise<void> {
  const { personId, organization, password, device } = given;
  await grantAdmin(tx, who, { personId, organization });
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  await requireFitPassword(tx, person, password);
  await openAccount(tx, personId, { device, by: "管理员注册", assurance: 2 });
  await storePassword(tx, personId, password);
}
