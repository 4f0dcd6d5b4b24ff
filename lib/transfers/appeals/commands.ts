// 申诉：退回之后十天内一次，由两边最近的共同上级决定；成立视同那张桌已同意（BEY-17、A11）。
import type { Paper, Transfer } from "#generated/client";
import { requireSeat } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { laterByDays } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { filePaper } from "#lib/papers/commands";
import type { Decision } from "#lib/papers/rules";
import { readSettings } from "#lib/settings/settings";
import { consentTo } from "#lib/transfers/deciding/commands";
import { layTransfer } from "#lib/transfers/filing/commands";
import { addSteps, advance, lockTransfer, tellMember } from "#lib/transfers/moves/commands";
import { journeyOf } from "#lib/transfers/moves/queries";
import { findCommonSuperior, findSites } from "#lib/transfers/places/queries";
import { mayAppeal } from "#lib/transfers/policy";
import { requireProof } from "#lib/transfers/proof/commands";
import { loadReturned, newRound } from "#lib/transfers/returning/commands";
import { APPEAL, resumption } from "#lib/transfers/rules";
import type { Appeal } from "#lib/transfers/schema";
import { refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";

async function requireAppealable(tx: Tx, transfer: Transfer): Promise<string> {
  const { branch, name } = await loadReturned(tx, transfer);
  const { "transfer.appealDays": n } = await readSettings(branch.path);
  const late = !transfer.refusedAt || now() >= laterByDays(transfer.refusedAt, n);
  if (transfer.appeal || late) refuse("E-TRF-46", { n });
  const others = { personId: transfer.personId, closedAt: null };
  if ((await tx.transfer.count({ where: others })) > 0) refuse("E-TRF-02");
  return name;
}

/** Who decides: the nearest organization above both sides and above the desk that refused. */
async function findJudge(transfer: Transfer): Promise<string> {
  const { from, to } = await journeyOf(transfer);
  const desk = (await findSites([transfer.refusedById ?? to.id])).values().next().value;
  return (await findCommonSuperior([from.path, to.path], desk?.path ?? to.path)) ?? refuse("E-GEN-08");
}

async function file(tx: Tx, actor: Actor, { transfer, form, atDesk }: { transfer: Transfer; form: Appeal; atDesk: boolean }) {
  if (!mayAppeal(actor, transfer, atDesk)) refuse("E-GEN-08");
  const name = await requireAppealable(tx, transfer);
  const deciderId = await findJudge(transfer);
  if (form.fileId) await requireProof(tx, actor, form.fileId);
  const { reason: appealReason, fileId: appealFileId } = form;
  const asked = { appeal: "WAITING", appealReason, appealFileId, appealedById: actor.personId, appealedAt: now() } as const;
  await tx.transfer.update({ where: { id: transfer.id }, data: asked });
  await addSteps(tx, actor, { transferIds: [transfer.id], kind: "APPEALED", state: "RETURNED", note: appealReason });
  const about = { title: `${name}对退回转接的申诉`, subjectId: transfer.id, personId: transfer.personId };
  await filePaper(tx, actor, { type: "TRANSFER_APPEAL", ...about, originId: atDesk ? actor.organizationId : null, deciderId });
  await record(tx, actor, { action: "transfer.appealed", subject: { type: "person", id: transfer.personId } });
}

/** The initiating organization appeals against a refusal. */
export const appealTransfer = (actor: Actor, form: Appeal): Promise<void> =>
  transaction(async (tx) => {
    await requireSeat(tx, actor);
    await file(tx, actor, { transfer: await lockTransfer(tx, form.transferId), form, atDesk: true });
  });

/** The member appeals, whoever started the transfer. */
export const appealOwnTransfer = (actor: Actor, form: Appeal): Promise<void> =>
  transaction(async (tx) => {
    const transfer = await lockTransfer(tx, form.transferId);
    await file(tx, { ...actor, organizationId: null }, { transfer, form, atDesk: false });
  });

/** What an appeal that holds brings about: the desk that refused is taken to have consented. */
async function uphold(tx: Tx, actor: Actor, { transfer, decision }: { transfer: Transfer; decision: Decision }): Promise<void> {
  const traveller = await loadReturned(tx, transfer);
  const journey = await journeyOf(transfer);
  const move = resumption(transfer.refusedFrom ?? "PENDING_OUT", { ...journey.course, retargeted: false }) ?? refuse("E-TRF-45");
  const round = await newRound(transfer, traveller.branch.path);
  const step = { kind: "APPEAL_UPHELD" as const, note: decision.reason };
  const resumed = await advance(tx, actor, transfer, { move, step, data: round });
  const assigning = resumed.state === "PENDING_ASSIGN";
  const deciding = { transfer: resumed, journey, answers: { ...decision.answers, proofSeen: true }, note: "申诉成立" };
  const { transfer: moved, onward } = assigning ? { transfer: resumed, onward: {} } : await consentTo(tx, actor, deciding);
  if (onward) await layTransfer(tx, actor, { transfer: moved, name: traveller.name });
}

/** The common superior decides on an appeal. */
export async function decideAppeal(tx: Tx, actor: Actor, { subjectId }: Paper, decision: Decision): Promise<null> {
  const transfer = await lockTransfer(tx, subjectId);
  const { to: appeal } =
    (transfer.appeal && findMove(APPEAL, transfer.appeal, decision.approve ? "uphold" : "dismiss")) || refuse("E-GEN-02");
  const decided = await tx.transfer.update({ where: { id: transfer.id }, data: { appeal } });
  if (decision.approve) await uphold(tx, actor, { transfer: decided, decision });
  else await addSteps(tx, actor, { transferIds: [transfer.id], kind: "APPEAL_DISMISSED", state: "RETURNED", note: decision.reason });
  const action = decision.approve ? "transfer.appealUpheld" : "transfer.appealDismissed";
  await record(tx, actor, { action, subject: { type: "person", id: transfer.personId }, detail: { reason: decision.reason } });
  const title = decision.approve ? "对退回转接的申诉成立" : "对退回转接的申诉不成立";
  if (transfer.appealedById !== transfer.personId) await tellMember(tx, transfer, title, decision.reason || "转接继续办理。");
  return null;
}
