// 消息与操作中心的变更：标为已读、同意与不同意、撤回、看过反馈。
import type { Paper, PaperType } from "#generated/client";
import { decideAdminChange, withdrawAdminChange } from "#lib/administrators/changes/commands";
import { requireSeat } from "#lib/administrators/commands";
import type { Actor } from "#lib/auth/actor";
import { canSee } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { decideCorrection, withdrawCorrection } from "#lib/corrections/deciding/commands";
import { separately, type Tx, transaction } from "#lib/db";
import { decideArchive } from "#lib/archives/commands";
import { decideRelease, withdrawRelease } from "#lib/archives/releases/commands";
import { mayWithdraw } from "#lib/inbox/rules";
import { decideSelfEdit } from "#lib/members/self-edits/commands";
import { decideWaiver, withdrawWaiver } from "#lib/members/waivers/reporting/commands";
import { decideExport, withdrawExport } from "#lib/members/exports/commands";
import { decideChange, withdrawChange } from "#lib/organizations/changes/commands";
import { closePaper, forwardPaper, lockPaper, requireOpen } from "#lib/papers/commands";
import { type Answers, type Decision, mayDecide, type Onward, withoutReason } from "#lib/papers/rules";
import { decideSelfRegistration } from "#lib/registration/self/commands";
import { FATE } from "#lib/reorganization/deletion/rules";
import { decideMove, withdrawMove } from "#lib/reorganization/moves/commands";
import { decideAppeal } from "#lib/transfers/appeals/commands";
import { decideTransfer } from "#lib/transfers/deciding/commands";
import { decideStay, withdrawPaperOfStay } from "#lib/transfers/overseas/commands";
import { withdrawPaperOfTransfer } from "#lib/transfers/withdrawing/commands";
import { permit, Refusal, refuse } from "#lib/verdict";

/** Marks one's own messages as read: those named, or all. */
export const readMessages = (actor: Actor, { messageIds }: { messageIds: string[] }): Promise<void> =>
  transaction(async (tx) => {
    const named = messageIds.length > 0 ? { id: { in: messageIds } } : {};
    await tx.message.updateMany({ where: { personId: actor.personId, readAt: null, ...named }, data: { readAt: now() } });
  });

/** What a decision does to the thing that the paper is about: where the paper goes on to, or null when this ends it. */
type Decide = (tx: Tx, actor: Actor, paper: Paper, decision: Decision) => Promise<Onward | null>;
type Withdraw = (tx: Tx, actor: Actor, paper: Paper) => Promise<void>;

const DECIDE: Record<PaperType, Decide> = {
  INFO_CHANGE: decideChange,
  EXPORT: decideExport,
  SELF_EDIT: decideSelfEdit,
  ENTRY_WAIVER: decideWaiver,
  ADMIN_CHANGE: decideAdminChange,
  SELF_REGISTRATION: decideSelfRegistration,
  ARCHIVE: decideArchive,
  ARCHIVE_REPLACEMENT: decideArchive,
  NUMBER_RELEASE: decideRelease,
  DELETION: decideCorrection,
  IDENTITY_CORRECTION: decideCorrection,
  GRADUATION_MARK: decideCorrection,
  ORG_MOVE: decideMove,
  TRANSFER_OUT: decideTransfer,
  TRANSFER_IN: decideTransfer,
  TRANSFER_ASSIGN: decideTransfer,
  TRANSFER_LIST: decideTransfer,
  SPECIAL_UNIT: decideTransfer,
  TRANSFER_APPEAL: decideAppeal,
  OVERSEAS: decideStay,
};
const WITHDRAW: Partial<Record<PaperType, Withdraw>> = {
  INFO_CHANGE: withdrawChange,
  EXPORT: withdrawExport,
  ADMIN_CHANGE: withdrawAdminChange,
  NUMBER_RELEASE: withdrawRelease,
  ENTRY_WAIVER: withdrawWaiver,
  DELETION: withdrawCorrection,
  IDENTITY_CORRECTION: withdrawCorrection,
  GRADUATION_MARK: withdrawCorrection,
  ORG_MOVE: withdrawMove,
  TRANSFER_OUT: withdrawPaperOfTransfer,
  TRANSFER_IN: withdrawPaperOfTransfer,
  TRANSFER_ASSIGN: withdrawPaperOfTransfer,
  TRANSFER_LIST: withdrawPaperOfTransfer,
  SPECIAL_UNIT: withdrawPaperOfTransfer,
  TRANSFER_APPEAL: withdrawPaperOfTransfer,
  OVERSEAS: withdrawPaperOfStay,
};

/** What goes on when the organization that filed it is deleted (5.18). */
const outlives = (type: PaperType): boolean => type === "NUMBER_RELEASE" || FATE[type].fate === "goes-on";

/** Whether a paper comes at least from below the actor. */
async function isInSight(tx: Tx, actor: Actor, { originId, type }: Paper): Promise<boolean> {
  if (!originId) return false;
  const origin = await tx.organization.findUnique({ where: { id: originId }, select: { path: true, status: true } });
  if (!origin || (origin.status === "DELETED" && !outlives(type))) refuse("E-GEN-08");
  return canSee(actor, origin);
}

export type Pressed = { decision: "approve" | "refuse"; reason: string; answers?: Answers };

/** Decides one paper; the second to decide is told by whom it was done (E-OPS-06). */
async function decideOne(tx: Tx, actor: Actor, paperId: string, { decision, reason, answers = {} }: Pressed): Promise<Paper> {
  const paper = await lockPaper(tx, paperId);
  await requireSeat(tx, actor);
  permit(mayDecide(actor, paper, await isInSight(tx, actor, paper)));
  await requireOpen(paper);
  const approve = decision === "approve";
  if (!approve && reason === "") refuse(withoutReason(paper.type), {}, "reason");
  const at = now();
  const onward = await DECIDE[paper.type](tx, actor, paper, { approve, reason, answers });
  if (onward) await forwardPaper(tx, actor, paper, { ...onward, note: reason, at });
  else await closePaper(tx, actor, paper, { move: decision, reason, at });
  return paper;
}

export const decidePaper = (actor: Actor, { paperId, ...pressed }: Pressed & { paperId: string }): Promise<void> =>
  transaction(async (tx) => {
    await decideOne(tx, actor, paperId, pressed);
  });

/** What became of one paper of a batch. */
export type Outcome = { paperId: string; title: string; because: string | null };

/** Decides many papers; each stands for itself, and says what became of it (OPS-06). */
export const decidePapers = (actor: Actor, { paperIds, ...pressed }: Pressed & { paperIds: string[] }): Promise<Outcome[]> =>
  transaction(async (tx) => {
    const outcomes: Outcome[] = [];
    // Always in the same order: two batches that share papers wait for each other instead of locking each other out.
    for (const paperId of [...new Set(paperIds)].sort()) {
      try {
        const { title } = await separately(tx, () => decideOne(tx, actor, paperId, pressed));
        outcomes.push({ paperId, title, because: null });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // A missing reason is missing for all of them.
        if (error.field === "reason") throw error;
        outcomes.push({ paperId, title: "", because: error.message });
      }
    }
    return outcomes;
  });

/** The organization takes back what it filed, while nobody has decided. */
export const withdrawPaper = (actor: Actor, { paperId }: { paperId: string }): Promise<void> =>
  transaction(async (tx) => {
    const paper = await lockPaper(tx, paperId);
    const verdict = mayWithdraw(actor, paper);
    if (paper.originId === actor.organizationId) await requireOpen(paper);
    permit(verdict);
    const withdraw = WITHDRAW[paper.type] ?? refuse("E-GEN-08");
    await withdraw(tx, actor, paper);
    await closePaper(tx, actor, paper, { move: "withdraw" });
  });

/** Marks results as seen: the one named, or all of the organization (OPS-05, OPS-07). */
export const seeFeedback = (actor: Actor, { paperIds }: { paperIds: string[] }): Promise<void> =>
  transaction(async (tx) => {
    const named = paperIds.length > 0 ? { id: { in: paperIds } } : {};
    const unseen = { originId: actor.organizationId, feedbackSeenAt: null, closedAt: { not: null } };
    await tx.paper.updateMany({ where: { ...named, ...unseen }, data: { feedbackSeenAt: now() } });
  });
