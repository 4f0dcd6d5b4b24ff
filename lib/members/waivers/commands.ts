// 凭批准号录入：核对批准、支部、本人是不是同一个，用过一次就办结（MEM-27、MEM-29）。
import type { EntryWaiver, Organization } from "#generated/client";
import type { WaiverState } from "#generated/enums";
import { record, SYSTEM } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { blindIndex } from "#lib/crypto/blind";
import type { Tx } from "#lib/db";
import { mayEnterByWaiver } from "#lib/members/policy";
import { WAIVER, type WaiverMove } from "#lib/members/waivers/rules";
import { cancelPaper } from "#lib/papers/commands";
import type { Settings } from "#lib/settings/registry";
import { permit, refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";

export const waiverSubject = (id: string) => ({ type: "entryWaiver", id });

/** Where a waiver goes by a move, unless something else moved it. */
export function nextWaiver(state: WaiverState, move: WaiverMove): WaiverState {
  const { to } = findMove(WAIVER, state, move) ?? refuse("E-GEN-02");
  return to;
}

type Asked = { waiverId: string; organization: Organization; idNumber: string; settings: Settings };

/** The approval by which this very person may enter this branch by this desk; anything else is no approval (E-MEM-54). */
export async function requireWaiver(tx: Tx, actor: Actor, { waiverId, organization, idNumber, settings }: Asked): Promise<EntryWaiver> {
  await tx.$executeRaw`SELECT 1 FROM entry_waiver WHERE id = ${waiverId}::uuid FOR UPDATE`;
  const waiver = await tx.entryWaiver.findFirst({ where: { id: waiverId, branchId: organization.id } });
  permit(mayEnterByWaiver(actor, { kind: waiver?.kind ?? "ARMY", branch: organization, settings }));
  const same = waiver && blindIndex("id-number", idNumber).equals(Buffer.from(waiver.idIndex));
  return same && waiver.state === "APPROVED" ? waiver : refuse("E-MEM-54", {}, "idNumber");
}

/** The branch that somebody was to be entered into is no more: what still waited is taken back. */
export async function cancelWaivers(tx: Tx, { branchId, reason }: { branchId: string; reason: string }): Promise<void> {
  for (const { id, state } of await tx.entryWaiver.findMany({ where: { branchId, state: "REPORTED" } })) {
    await tx.entryWaiver.update({ where: { id }, data: { state: nextWaiver(state, "withdraw"), decidedAt: now() } });
    await cancelPaper(tx, SYSTEM, { type: "ENTRY_WAIVER", subjectId: id, reason });
  }
}

/** The person came in by it: it serves nobody any more. */
export async function spendWaiver(tx: Tx, actor: Actor, { id, state }: EntryWaiver, personId: string): Promise<void> {
  await tx.entryWaiver.update({ where: { id }, data: { state: nextWaiver(state, "use"), personId, usedAt: now() } });
  await record(tx, actor, { action: "waiver.used", subject: waiverSubject(id) });
}
