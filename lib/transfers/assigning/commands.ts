// 分配团支部、团员报到（TRF-09、TRF-17）。
import { requireSeat } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { canSee } from "#lib/auth/permissions";
import { type Tx, transaction } from "#lib/db";
import { isCountedBranch } from "#lib/organizations/rules";
import { closePaper, forwardPaper } from "#lib/papers/commands";
import { isBefore } from "#lib/papers/rules";
import { nameOfLast } from "#lib/papers/queries";
import { mayUse } from "#lib/auth/permissions";
import { tidyCode } from "#lib/crypto/codes";
import { now } from "#lib/clock";
import { advance, lockWithPaper, requireInTime, tellSide } from "#lib/transfers/moves/commands";
import { deskOf, journeyOf, reportCode } from "#lib/transfers/moves/queries";
import { findSites, type Site } from "#lib/transfers/places/queries";
import { settleTransfer } from "#lib/transfers/settling/commands";
import { no, permit, refuse } from "#lib/verdict";

/** A branch of the target's subtree that takes members, and is not the one they come from (TRF-09). */
async function requireBranch(branchId: string, { to, from }: { to: Site; from: Site }): Promise<Site> {
  const branch = (await findSites([branchId])).get(branchId);
  const fits = branch && !branch.deleted && isCountedBranch(branch.category) && branch.path.startsWith(to.path);
  if (!branch || !fits) refuse("E-TRF-09", {}, "branchId");
  if (branch.category === "OVERSEAS_STUDY_BRANCH") refuse("E-TRF-09", {}, "branchId");
  return branch.id === from.id ? refuse("E-TRF-10b", {}, "branchId") : branch;
}

/** Loads a transfer whose open paper lies before the actor; who comes second is told by whom it was done (E-OPS-06). */
async function loadOnDesk(tx: Tx, actor: Actor, transferId: string) {
  const { transfer, paper } = await lockWithPaper(tx, transferId);
  const journey = await journeyOf(transfer);
  await requireSeat(tx, actor);
  if (!paper) {
    const last = await tx.paper.findFirst({ where: { subjectId: transferId }, orderBy: { createdAt: "desc" } });
    const mine = last && (isBefore(actor, last) || last.originId === actor.organizationId);
    return mine ? refuse("E-OPS-06", { name: await nameOfLast(last.id) }) : refuse("E-GEN-08");
  }
  if (!isBefore(actor, paper)) permit(no(canSee(actor, journey.to) ? "E-PERM-02" : "E-GEN-08"));
  permit(mayUse(actor, "assignBranch:A"));
  return { transfer, paper, journey };
}

/** 分配团支部: the member is in the branch at once. */
export const assignBranch = (actor: Actor, { transferId, branchId }: { transferId: string; branchId: string }): Promise<void> =>
  transaction(async (tx) => {
    const { transfer, paper, journey } = await loadOnDesk(tx, actor, transferId);
    if (transfer.state !== "PENDING_ASSIGN") refuse("E-GEN-02");
    requireInTime(transfer);
    const branch = await requireBranch(branchId, journey);
    const step = { kind: "ASSIGNED" as const, note: branch.shortName };
    await settleTransfer(tx, actor, { transfer, journey, branch, move: "assign", step });
    await closePaper(tx, actor, paper, { move: "approve", reason: `分配到${branch.shortName}` });
  });

/** The member reports at the branch outside, which can decide from then on (5.1 row 19). */
export const reportTransfer = (actor: Actor, { transferId, code }: { transferId: string; code: string }): Promise<void> =>
  transaction(async (tx) => {
    const { transfer, paper } = await lockWithPaper(tx, transferId);
    if (transfer.personId !== actor.personId) refuse("E-GEN-08");
    if (transfer.state !== "WAIT_REPORT" || !paper) refuse("E-GEN-02");
    requireInTime(transfer);
    if (tidyCode(code) !== reportCode(transferId)) refuse("E-TRF-43", {}, "code");
    const member = { ...actor, organizationId: null };
    const moved = await advance(tx, member, transfer, { move: "report", step: { kind: "REPORTED" }, data: { reportedAt: now() } });
    const journey = await journeyOf(moved);
    await forwardPaper(tx, member, paper, deskOf(moved.state, journey));
    await record(tx, member, { action: "transfer.reported", subject: { type: "person", id: actor.personId } });
    await tellSide(tx, moved, journey.to.path, { title: `${actor.name}已报到`, body: "请审批他的转入。" });
  });
