// 撤销：发起方在办结之前随时可以；申诉中的撤销申诉（TRF-11）。
import type { Paper, Transfer } from "#generated/client";
import { requireSeat } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { type Tx, transaction } from "#lib/db";
import { closePaper } from "#lib/papers/commands";
import { nameOfLast } from "#lib/papers/queries";
import { isInitiator } from "#lib/transfers/policy";
import { addSteps, advance, lockTransfer, lockWithPaper, tellMember } from "#lib/transfers/moves/commands";
import { refuse } from "#lib/verdict";

/** Takes back what is under way: the transfer, or the appeal against its return. */
async function takeBack(tx: Tx, actor: Actor, transfer: Transfer): Promise<void> {
  const subject = { type: "person", id: transfer.personId };
  if (transfer.appeal === "WAITING") {
    await tx.transfer.update({ where: { id: transfer.id }, data: { appeal: "CANCELLED" } });
    await addSteps(tx, actor, { transferIds: [transfer.id], kind: "WITHDRAWN", state: transfer.state, note: "撤回申诉" });
  } else await advance(tx, actor, transfer, { move: "withdraw", step: { kind: "WITHDRAWN" } });
  await record(tx, actor, { action: "transfer.withdrawn", subject });
  if (transfer.personId !== actor.personId) await tellMember(tx, transfer, "你的组织关系转接已撤销", `由${actor.name}撤销。`);
}

/** The initiator takes back its paper from the inbox. */
export const withdrawPaperOfTransfer = async (tx: Tx, actor: Actor, { subjectId }: Paper): Promise<void> =>
  takeBack(tx, actor, await lockTransfer(tx, subjectId));

/** Refuses what is over: done cannot be withdrawn, the rest was settled by somebody. */
async function refuseOver(tx: Tx, { id, state }: Transfer): Promise<never> {
  if (state === "DONE") refuse("E-TRF-11");
  const last = await tx.paper.findFirst({ where: { subjectId: id }, orderBy: { createdAt: "desc" }, select: { id: true } });
  return refuse("E-OPS-06", { name: last ? await nameOfLast(last.id) : "系统" });
}

async function withdraw(tx: Tx, actor: Actor, { transferId, atDesk }: { transferId: string; atDesk: boolean }): Promise<void> {
  const { transfer, paper } = await lockWithPaper(tx, transferId);
  const appealing = transfer.appeal === "WAITING" && !atDesk && transfer.appealedById === actor.personId;
  if (!isInitiator(actor, transfer, atDesk) && !appealing) refuse("E-GEN-08");
  if (!paper) return refuseOver(tx, transfer);
  await takeBack(tx, actor, transfer);
  await closePaper(tx, actor, paper, { move: "withdraw" });
}

/** 撤销 by any administrator of the initiating organization. */
export const withdrawTransfer = (actor: Actor, { transferId }: { transferId: string }): Promise<void> =>
  transaction(async (tx) => {
    await requireSeat(tx, actor);
    await withdraw(tx, actor, { transferId, atDesk: true });
  });

/** 撤销 of one's own application. */
export const withdrawOwnTransfer = (actor: Actor, { transferId }: { transferId: string }): Promise<void> =>
  transaction((tx) => withdraw(tx, { ...actor, organizationId: null }, { transferId, atDesk: false }));
