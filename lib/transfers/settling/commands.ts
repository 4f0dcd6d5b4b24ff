// 转接办成：再核对一遍，团员到新的团支部，各方收到通知（5.1 “Every transition to DONE”）。
import type { Transfer } from "#generated/client";
import type { TransferStepKind } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import { record } from "#lib/audit/record";
import type { Prisma, Tx } from "#lib/db";
import { TRANSFER_REASON_LABELS } from "#lib/transfers/labels";
import { advance, tellMember, tellSide } from "#lib/transfers/moves/commands";
import type { Journey } from "#lib/transfers/moves/queries";
import { moveMembers } from "#lib/transfers/moving/commands";
import { isSocietyLink } from "#lib/transfers/moving/rules";
import type { Site } from "#lib/transfers/places/queries";
import type { TransferMove } from "#lib/transfers/rules";
import { refuse } from "#lib/verdict";

export type Settling = {
  transfer: Transfer;
  journey: Journey;
  branch: Site;
  move: TransferMove;
  step: { kind: TransferStepKind; note?: string };
  data?: Prisma.TransferUncheckedUpdateManyInput;
};

/** Still a member where the transfer started, and the branch still there: else somebody else has settled it. */
async function requireThere(tx: Tx, { transfer: { personId, fromBranchId }, branch }: Settling): Promise<void> {
  const there = await tx.membership.count({ where: { personId, branchId: fromBranchId, status: "ACTIVE" } });
  if (there === 0 || branch.deleted) refuse("E-OPS-06", { name: "系统" });
}

async function tellAll(tx: Tx, transfer: Transfer, { branch, journey: { from } }: Settling): Promise<void> {
  const { name } = await tx.person.findUniqueOrThrow({ where: { id: transfer.personId }, select: { name: true } });
  await tellMember(tx, transfer, `你已成为${branch.shortName}的团员`, "组织关系转接已完成，请与新支部联系报到。");
  await tellSide(tx, transfer, branch.path, { title: `${name}已转入`, body: "请与本人联系，更新联系方式，安排报到。" });
  if (transfer.kind === "OUT")
    await tellSide(tx, transfer, from.path, { title: `${name}已转出`, body: `已成为${branch.shortName}的团员。` });
}

/** Brings a transfer to its end: the member is in the branch when this commits. */
export async function settleTransfer(tx: Tx, actor: Actor, settling: Settling): Promise<void> {
  const { transfer, branch, move, step, data } = settling;
  await requireThere(tx, settling);
  const { graduateMark } = await tx.person.findUniqueOrThrow({ where: { id: transfer.personId }, select: { graduateMark: true } });
  const arrived = { ...data, toBranchId: branch.id, isSocietyLink: isSocietyLink(graduateMark) };
  const done = await advance(tx, actor, transfer, { move, step, data: arrived });
  const transfers = new Map([[transfer.personId, transfer.id]]);
  const reason = `转接：${TRANSFER_REASON_LABELS[transfer.reason]}`;
  await moveMembers(tx, actor, { personIds: [transfer.personId], toBranchId: branch.id, reason, transfers });
  await record(tx, actor, { action: "transfer.done", subject: { type: "person", id: transfer.personId } });
  await tellAll(tx, done, settling);
}
