// 催办：提醒手里有我们申请的那张桌，一件一天一次（OPS-04）。
import { tell, tellDesk } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { type Tx, transaction } from "#lib/db";
import { mayNudge } from "#lib/inbox/rules";
import { lockPaper, requireOpen } from "#lib/papers/commands";
import type { Seat } from "#lib/papers/rules";
import { permit } from "#lib/verdict";

type Letter = { title: string; body: string; href: string };

/** Writes to whoever may decide a paper: the administrators of its desks, or the operators; or to the person for whom it waits. */
async function tellHolders(tx: Tx, { deskId, secondDeskId, held, personId }: Seat & { personId: string | null }, letter: Letter) {
  if (held) {
    if (personId) await tell(tx, personId, { ...letter, href: "/my/applications" });
    return;
  }
  if (deskId === null) {
    const operators = await tx.account.findMany({ where: { isOperator: true, state: "ACTIVE" }, select: { personId: true } });
    for (const { personId } of operators) await tell(tx, personId, letter);
    return;
  }
  const desks = await tx.organization.findMany({ where: { id: { in: secondDeskId ? [deskId, secondDeskId] : [deskId] } } });
  for (const { path } of desks) await tellDesk(tx, path, letter);
}

/** Reminds the holder of a paper that the actor's organization filed. */
export const nudgePaper = (actor: Actor, { paperId }: { paperId: string }): Promise<void> =>
  transaction(async (tx) => {
    const paper = await lockPaper(tx, paperId);
    const verdict = mayNudge(actor, paper, now());
    if (paper.originId === actor.organizationId) await requireOpen(paper);
    permit(verdict);
    await tx.paper.update({ where: { id: paperId }, data: { nudgedAt: now() } });
    const body = `${actor.name}请您抽空处理，这件事还在等。`;
    await tellHolders(tx, paper, { title: `提醒：${paper.title}`, body, href: `/manage/inbox/${paperId}` });
    await record(tx, actor, { action: "paper.nudged", subject: { type: "paper", id: paperId } });
  });
