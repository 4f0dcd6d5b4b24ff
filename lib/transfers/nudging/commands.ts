// 催办自己的转接：提醒手里有它的那张桌，一天一次（TRF-20、OPS-04）。
import { tellDesk } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { transaction } from "#lib/db";
import { lockWithPaper } from "#lib/transfers/moves/commands";
import { refuse } from "#lib/verdict";

/** The member reminds whoever holds a transfer about them. */
export const nudgeOwnTransfer = (actor: Actor, { transferId }: { transferId: string }): Promise<void> =>
  transaction(async (tx) => {
    const { transfer, paper } = await lockWithPaper(tx, transferId);
    if (transfer.personId !== actor.personId) refuse("E-GEN-08");
    if (!paper || paper.held) refuse("E-GEN-02");
    if (paper.nudgedAt && dayOf(paper.nudgedAt) === dayOf(now())) refuse("E-OPS-08");
    await tx.paper.update({ where: { id: paper.id }, data: { nudgedAt: now() } });
    const desks = await tx.organization.findMany({ where: { id: { in: [paper.deskId, paper.secondDeskId].filter((id) => id !== null) } } });
    const letter = { title: `提醒：${paper.title}`, body: `${actor.name}请您抽空处理，这件事还在等。`, href: `/manage/inbox/${paper.id}` };
    for (const { path } of desks) await tellDesk(tx, path, letter);
    await record(tx, { ...actor, organizationId: null }, { action: "paper.nudged", subject: { type: "paper", id: paper.id } });
  });
