// 转接因别的事而终止：组织没了、人销了、人已经挪走；发起方与本人收到通知（5.1 第 26 行、5.18）。
import type { Transfer } from "#generated/client";
import { tell } from "#lib/administrators/commands";
import { record, type Recorder, SYSTEM } from "#lib/audit/record";
import { now } from "#lib/clock";
import type { Tx } from "#lib/db";
import { cancelPaper, closePaper } from "#lib/papers/commands";
import { addSteps, advance, lockWithPaper, tellMember } from "#lib/transfers/moves/commands";
import { isPending } from "#lib/transfers/rules";

export type Ending = {
  /** Everything that starts from or goes to this organization. */
  organizationId?: string;
  /** Everything about these people. */
  personIds?: readonly string[];
  reason: string;
  /** Transfers that go on. */
  except?: readonly string[];
};

/** Ends one transfer, or the appeal against its return. */
async function end(tx: Tx, who: Recorder, { id, reason }: { id: string; reason: string }): Promise<void> {
  const { transfer, paper } = await lockWithPaper(tx, id);
  if (isPending(transfer.state)) await advance(tx, who, transfer, { move: "cancel", step: { kind: "CANCELLED", note: reason } });
  else if (transfer.appeal === "WAITING") {
    await tx.transfer.update({ where: { id }, data: { appeal: "CANCELLED" } });
    await addSteps(tx, who, { transferIds: [id], kind: "CANCELLED", state: transfer.state, note: reason });
  } else return;
  if (paper) await closePaper(tx, who, paper, { move: "cancel", reason });
  await record(tx, who, { action: "transfer.cancelled", subject: { type: "person", id: transfer.personId }, detail: { reason } });
  const told = transfer.kind === "SELF" || who.personId === transfer.personId;
  if (!told) await tellMember(tx, transfer, "你的组织关系转接已终止", reason);
}

const openWhere = ({ organizationId: at, personIds, except = [] }: Ending) => ({
  id: { notIn: [...except] },
  AND: [
    { OR: [{ closedAt: null }, { appeal: "WAITING" as const }] },
    { OR: [...(at ? [{ fromBranchId: at }, { toOrgId: at }] : []), ...(personIds ? [{ personId: { in: [...personIds] } }] : [])] },
  ],
});

/** Ends applications to be kept in a branch for studies abroad that came to nothing. */
async function cancelStays(tx: Tx, who: Recorder, { organizationId: at, personIds, reason }: Ending): Promise<void> {
  const about = [...(at ? [{ fromBranchId: at }, { toBranchId: at }] : []), ...(personIds ? [{ personId: { in: [...personIds] } }] : [])];
  const stays = await tx.overseasStay.findMany({ where: { state: "SUBMITTED", OR: about }, orderBy: { id: "asc" } });
  for (const { id, personId } of stays) {
    await cancelPaper(tx, who, { type: "OVERSEAS", subjectId: id, reason });
    const data = { state: "CANCELLED", decidedAt: now(), reason } as const;
    if ((await tx.overseasStay.updateMany({ where: { id, state: "SUBMITTED" }, data })).count !== 1) continue;
    await record(tx, who, { action: "overseas.cancelled", subject: { type: "person", id: personId }, detail: { reason } });
    await tell(tx, personId, { title: "出国（境）保留登记已作废", body: reason, href: "/my/transfers/overseas" });
  }
}

/** Ends what is under way from, to or about these; nobody decided it, so it is told as ended, not as returned. */
export async function cancelTransfers(tx: Tx, who: Recorder, ending: Ending): Promise<void> {
  const open: Pick<Transfer, "id">[] = await tx.transfer.findMany({
    where: openWhere(ending),
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id } of open) await end(tx, who, { id, reason: ending.reason });
  await cancelStays(tx, who, ending);
}

/** Ends transfers whose branch or target is no more, should anything have left them behind. */
export async function cancelOrphans(tx: Tx): Promise<number> {
  const gone = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT o.id FROM transfer t JOIN organization o ON o.id IN (t.from_branch_id, t.to_org_id)
    WHERE t.closed_at IS NULL AND o.status = 'DELETED' ORDER BY o.id`;
  for (const { id } of gone) await cancelTransfers(tx, SYSTEM, { organizationId: id, reason: "组织已撤销" });
  return gone.length;
}
