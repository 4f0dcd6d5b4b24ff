// 接收码与报到码的变更：发、换、停用；输短码；扫码报到；看在路上的人的联系方式（A12、BEY-21、TRF-17）。
import { randomInt } from "node:crypto";
import type { Organization, Transfer } from "#generated/client";
import type { ArrivalPurpose } from "#generated/enums";
import { requireSeat } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { allow } from "#lib/auth/throttle";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { addDays, dayOf, startOfDay } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { disclose, limitLookups } from "#lib/members/disclosures/commands";
import { openContacts } from "#lib/members/record/queries";
import { findByShort, findOwnArrival, readArrivalCode } from "#lib/transfers/arrival/queries";
import { addressOf, hasCodes, lastDayOf, SHORT_CODES, shortOf } from "#lib/transfers/arrival/rules";
import type { ArrivalCodeAsked } from "#lib/transfers/arrival/schema";
import { reportTransfer } from "#lib/transfers/assigning/commands";
import { addSteps, lockTransfer, tellSide } from "#lib/transfers/moves/commands";
import { openDetails, reportCode } from "#lib/transfers/moves/queries";
import { permit, refuse } from "#lib/verdict";

async function requireBranch(tx: Tx, actor: Actor, organizationId: string): Promise<Organization> {
  await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`;
  const branch = (await tx.organization.findFirst({ where: { id: organizationId, status: { not: "DELETED" } } })) ?? refuse("E-GEN-08");
  await requireSeat(tx, actor);
  permit(may(actor, "transferIn:C", branch));
  return hasCodes(branch.category) ? branch : refuse("E-TRF-60");
}

const revokeLive = (tx: Tx, { organizationId, purpose }: ArrivalCodeAsked) =>
  tx.arrivalCode.updateMany({ where: { organizationId, purpose, revokedAt: null }, data: { revokedAt: now() } });

/** A short code that no live code has. */
async function freeShort(tx: Tx): Promise<string> {
  for (;;) {
    const shortCode = shortOf(randomInt(SHORT_CODES));
    if ((await tx.arrivalCode.count({ where: { shortCode, revokedAt: null } })) === 0) return shortCode;
  }
}

/** Issues the branch's code for a purpose; the one that hangs somewhere ends. */
export const renewArrivalCode = (actor: Actor, asked: ArrivalCodeAsked): Promise<{ codeId: string }> =>
  transaction(async (tx) => {
    const { id: organizationId } = await requireBranch(tx, actor, asked.organizationId);
    const { purpose } = asked;
    await revokeLive(tx, asked);
    const expiresAt = startOfDay(addDays(lastDayOf(purpose, dayOf(now())), 1));
    const by = { issuedById: actor.personId, issuedAt: now() };
    const code = await tx.arrivalCode.create({
      data: { id: newId(), organizationId, purpose, shortCode: await freeShort(tx), ...by, expiresAt },
    });
    const subject = { type: "organization", id: organizationId };
    await record(tx, actor, { action: "arrivalCode.issued", subject, detail: { purpose } });
    return { codeId: code.id };
  });

/** Ends the branch's code for a purpose. */
export const revokeArrivalCode = (actor: Actor, asked: ArrivalCodeAsked): Promise<void> =>
  transaction(async (tx) => {
    const { id } = await requireBranch(tx, actor, asked.organizationId);
    if ((await revokeLive(tx, asked)).count === 0) refuse("E-GEN-02");
    await record(tx, actor, { action: "arrivalCode.revoked", subject: { type: "organization", id }, detail: { purpose: asked.purpose } });
  });

/** Where six digits lead that were typed instead of scanned; a wrong one counts as a look-up. */
export async function openShortCode(actor: Actor, { code: typed }: { code: string }): Promise<{ href: string }> {
  if (!(await allow("lookups", actor.personId))) refuse("E-GEN-04");
  const code = await findByShort(typed);
  return code ? { href: addressOf(code) } : refuse("E-TRF-61", {}, "code");
}

/** Notes that somebody has arrived whose transfer needs no report to go on. */
async function note(tx: Tx, actor: Actor, { id, state }: Transfer, path: string): Promise<void> {
  const noted = await tx.transfer.updateMany({ where: { id, reportedAt: null }, data: { reportedAt: now() } });
  if (noted.count === 0) return;
  const member = { ...actor, organizationId: null };
  await addSteps(tx, member, { transferIds: [id], kind: "REPORTED", state });
  await record(tx, member, { action: "transfer.reported", subject: { type: "person", id: actor.personId } });
  await tellSide(tx, { id }, path, { title: `${actor.name}已报到`, body: "扫报到码到的，在“接收与报到”里看得到。" });
}

export type Reported = { branch: string };

/** 报到 by scanning the branch's code: where the route waits for it, the transfer goes on; anywhere else the branch knows they are there. */
export const reportArrival = (actor: Actor, { codeId }: { codeId: string }): Promise<Reported> =>
  transaction(async (tx) => {
    const code = (await readArrivalCode(codeId)) ?? refuse("E-TRF-61");
    if (code.purpose !== ("REPORT" satisfies ArrivalPurpose)) refuse("E-TRF-61");
    const own = (await findOwnArrival(actor, code.organizationId)) ?? refuse("E-TRF-62");
    const branch = await tx.organization.findUniqueOrThrow({ where: { id: code.organizationId } });
    const transferId = own.transferId;
    if (own.state === "WAIT_REPORT") await reportTransfer(actor, { transferId, code: reportCode(transferId) });
    else await note(tx, actor, await lockTransfer(tx, transferId), branch.path);
    return { branch: branch.shortName };
  });

/** Shows in full how somebody on the way can be reached; recorded, told and limited as a full record is (NFR-01). */
export const revealArrival = (actor: Actor, { transferId, reason }: { transferId: string; reason: string }): Promise<{ mobile: string }> =>
  transaction(async (tx) => {
    const transfer = (await tx.transfer.findUnique({ where: { id: transferId } })) ?? refuse("E-GEN-08");
    const at = transfer.toBranchId ?? transfer.toOrgId;
    const branch = await tx.organization.findUniqueOrThrow({ where: { id: at } });
    permit(may(actor, "transferIn:C", branch));
    if (transfer.closedAt && transfer.state !== "DONE") refuse("E-GEN-08");
    await limitLookups(actor);
    const person = await tx.person.findUniqueOrThrow({ where: { id: transfer.personId } });
    const mobile = openDetails(transfer).contact || openContacts(person).mobile || refuse("E-GEN-08");
    const told = "为接收你转入，查看了你的联系方式";
    const look = { subjectId: person.id, fields: ["mobile"], reason, until: now(), told, action: "transfer.contactRevealed" };
    await disclose(tx, actor, look);
    return { mobile };
  });
