// 转接的决定：转出审批、转入审批、省级审批；退回要有理由（TRF-07、TRF-08、TRF-12、TRF-18、TRF-33）。
import type { Paper, Transfer } from "#generated/client";
import type { TransferState } from "#generated/enums";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { parentPath } from "#lib/auth/reach";
import { now } from "#lib/clock";
import type { Tx } from "#lib/db";
import type { Answers, Decision, Onward } from "#lib/papers/rules";
import { tellCode } from "#lib/transfers/filing/commands";
import { asksEmployment } from "#lib/transfers/guidance/rules";
import { TRANSFER_STATE_LABELS } from "#lib/transfers/labels";
import { listWaiting } from "#lib/transfers/listing/commands";
import { advance, lockTransfer, requireInTime, tellMember, tellSide } from "#lib/transfers/moves/commands";
import { deskOf, type Journey, journeyOf } from "#lib/transfers/moves/queries";
import { consent } from "#lib/transfers/rules";
import { settleTransfer } from "#lib/transfers/settling/commands";
import { refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";
import { TRANSFER } from "#lib/transfers/rules";

export type Deciding = { transfer: Transfer; journey: Journey; answers: Answers; note: string };

const subjectOf = ({ personId }: Transfer) => ({ type: "person", id: personId });

/** What a receiving township must have found out, and the releasing side must have seen (TRF-33, 5.1 row 12). */
export async function requireAnswers(tx: Tx, state: TransferState, { transfer, journey: { to }, answers }: Deciding): Promise<void> {
  const { kind, route, personId } = transfer;
  if (state === "PENDING_OUT" && kind === "SELF" && route === "SPECIAL" && !answers.proofSeen) refuse("E-TRF-44", {}, "answers.proofSeen");
  if (state !== "PENDING_IN") return;
  const { graduateMark } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { graduateMark: true } });
  if (!asksEmployment(to, graduateMark)) return;
  if (answers.employedElsewhere === undefined) refuse("E-TRF-41", {}, "answers.employedElsewhere");
  if (answers.employedElsewhere) refuse("E-TRF-23b", {}, "answers.employedElsewhere");
}

/** Consents at the desk where a transfer lies: it is done, or lies on the next desk. */
export async function consentTo(tx: Tx, actor: Actor, deciding: Deciding): Promise<{ transfer: Transfer; onward: Onward | null }> {
  const { transfer, journey, answers, note } = deciding;
  const move = consent(transfer.state, journey.course) ?? refuse("E-GEN-02");
  if (move === "assign") refuse("E-TRF-09", {}, "branchId");
  await requireAnswers(tx, transfer.state, deciding);
  const step = { kind: "APPROVED" as const, note };
  const data = answers.employedElsewhere === undefined ? {} : { employedElsewhere: answers.employedElsewhere };
  if (findMove(TRANSFER, transfer.state, move)?.to === "DONE") {
    await settleTransfer(tx, actor, { transfer, journey, branch: journey.to, move, step, data });
    return { transfer, onward: null };
  }
  if (journey.to.deleted) refuse("E-OPS-06", { name: "系统" });
  const moved = await advance(tx, actor, transfer, { move, step, data });
  await record(tx, actor, { action: "transfer.approved", subject: subjectOf(transfer) });
  if (moved.state === "WAIT_REPORT") await tellCode(tx, moved, journey.to.name);
  else await tellMember(tx, moved, `你的转接${TRANSFER_STATE_LABELS[moved.state]}`, `${actor.name}已同意。`);
  return { transfer: moved, onward: deskOf(moved.state, journey) };
}

const OFTEN = 3;

/** From the third refusal of the same member on, the direct superiors of both sides are asked to help (TRF-12). */
async function callSuperiors(tx: Tx, transfer: Transfer, { from, to }: Journey): Promise<void> {
  const { personId } = transfer;
  const refusals = await tx.transferStep.count({ where: { kind: "REFUSED", transfer: { personId } } });
  if (refusals < OFTEN) return;
  const { name } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { name: true } });
  const letter = { title: `${name}的转接已被退回${refusals}次`, body: `${from.name}转往${to.name}，请做好对接联系。` };
  for (const path of new Set([parentPath(from.path), parentPath(to.path)])) if (path) await tellSide(tx, transfer, path, letter);
}

/** Returns a transfer with the reason; it can be corrected and goes on from here (A11). */
async function returnTransfer(tx: Tx, actor: Actor, { transfer, journey, answers, note }: Deciding): Promise<null> {
  if (transfer.state === "PENDING_LIST") refuse("E-TRF-48");
  if (transfer.appeal === "UPHELD") refuse("E-TRF-53");
  const refusal = answers.refusal ?? "OTHER";
  const data = { refusedFrom: transfer.state, refusedById: actor.organizationId, refusal, refusalNote: note, refusedAt: now() };
  const returned = await advance(tx, actor, transfer, { move: "refuse", step: { kind: "REFUSED", note, refusal }, data });
  await record(tx, actor, { action: "transfer.refused", subject: subjectOf(transfer), detail: { reason: note } });
  if (transfer.kind !== "SELF") await tellMember(tx, returned, "你的组织关系转接已退回", `${actor.name}：${note}`);
  await callSuperiors(tx, returned, journey);
  return null;
}

/** Decides a transfer that lies on the actor's desk; of two who decide one is second. */
export async function decideTransfer(tx: Tx, actor: Actor, { subjectId }: Paper, decision: Decision): Promise<Onward | null> {
  const transfer = await lockTransfer(tx, subjectId);
  requireInTime(transfer);
  const journey = await journeyOf(transfer);
  const deciding = { transfer, journey, answers: decision.answers, note: decision.reason };
  if (!decision.approve) return returnTransfer(tx, actor, deciding);
  if (transfer.state === "PENDING_LIST") return (await listWaiting(tx, actor, [deciding])).get(transfer.id) ?? null;
  return (await consentTo(tx, actor, deciding)).onward;
}
