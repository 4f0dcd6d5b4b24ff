// 每一级的决定：上报、省级同意、执行、退回；提出的组织撤回（规格 5.14）。
import type { Correction, Paper } from "#generated/client";
import { type Recorder, record, SYSTEM } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { deletePerson } from "#lib/corrections/deletion/commands";
import { correctIdentity } from "#lib/corrections/identity/commands";
import { DELETION_REASON_LABELS } from "#lib/corrections/labels";
import { openValues } from "#lib/corrections/queries";
import { markValues } from "#lib/corrections/marks/queries";
import { type CorrectionMove, consentOf, type Hand, isOpen, isProvince, nextState, subjectOf, TYPES } from "#lib/corrections/rules";
import type { Tx } from "#lib/db";
import { correctMark } from "#lib/graduation/marks/commands";
import { cancelPaper } from "#lib/papers/commands";
import type { Decision, Onward } from "#lib/papers/rules";
import { refuse } from "#lib/verdict";

type Step = { move: CorrectionMove; by: Hand; reason?: string };

/** Moves a request, unless something else has moved it meanwhile; answers it as it is then. */
async function move(tx: Tx, row: Correction, { reason, ...step }: Step): Promise<Correction> {
  const state = nextState(row.state, { kind: row.kind, ...step }) ?? refuse("E-GEN-02");
  const provinceAt = step.move === "approve" ? now() : row.provinceAt;
  const closedAt = isOpen(state) ? null : now();
  const data = { state, provinceAt, closedAt, decisionReason: reason || null };
  const moved = await tx.correction.updateMany({ where: { id: row.id, state: row.state }, data });
  return moved.count === 1 ? { ...row, ...data } : refuse("E-GEN-02");
}

const ACTIONS: Partial<Record<CorrectionMove, string>> = {
  forward: "correction.forwarded",
  approve: "correction.approvedByProvince",
  refuse: "correction.refused",
  withdraw: "correction.withdrawn",
};

/** Voids requests that came to nothing, and their papers (5.18). */
async function cancelAll(tx: Tx, open: readonly Correction[], reason: string): Promise<void> {
  for (const row of open) {
    await move(tx, row, { move: "cancel", by: "system", reason });
    await cancelPaper(tx, SYSTEM, { type: TYPES[row.kind], subjectId: row.id, reason });
  }
}

/** Who was deleted has nothing else under way. */
const endOthers = async (tx: Tx, { id, personId }: Correction): Promise<void> =>
  cancelAll(tx, await tx.correction.findMany({ where: { personId, closedAt: null, id: { not: id } } }), "该团员已删除");

/** Branches that are no more need no other month. */
export const cancelMarkCorrections = async (tx: Tx, branchIds: readonly string[], reason: string): Promise<void> =>
  cancelAll(tx, await tx.correction.findMany({ where: { branchId: { in: [...branchIds] }, closedAt: null } }), reason);

async function execute(tx: Tx, who: Recorder, row: Correction): Promise<void> {
  const { kind, personId, branchId } = row;
  if (kind === "GRADUATION_MARK") return correctMark(tx, who, { branchId: branchId ?? refuse("E-GEN-08"), mark: markValues(row).wanted });
  if (!personId) refuse("E-GEN-08");
  if (kind === "IDENTITY") return correctIdentity(tx, who, { personId, wanted: openValues(row) });
  await deletePerson(tx, who, { personId, why: `删除：${DELETION_REASON_LABELS[row.reason ?? "OTHER"]}` });
  await endOthers(tx, row);
}

async function step(tx: Tx, actor: Actor, row: Correction, given: Step): Promise<Correction> {
  const moved = await move(tx, row, given);
  const action = ACTIONS[given.move];
  if (action) await record(tx, actor, { action, subject: subjectOf(row) });
  else await execute(tx, actor, moved);
  return moved;
}

/** As what the actor decides: at the province's desk or above it, at the operator's, or at one of the levels between. */
const handOf = ({ role, organization }: Actor): Hand => {
  if (role === "OPERATOR") return "operator";
  return isProvince(organization?.level ?? 0) ? "province" : "level";
};

/** Each level passes on or refuses; the next desk is taken from the tree as it stands now. */
export async function decideCorrection(tx: Tx, actor: Actor, { subjectId }: Paper, { approve, reason }: Decision): Promise<Onward | null> {
  let row = (await tx.correction.findUnique({ where: { id: subjectId } })) ?? refuse("E-GEN-08");
  const by = handOf(actor);
  const moves = approve ? consentOf(row.state, { kind: row.kind, by }) : (["refuse"] as const);
  for (const move of moves) row = await step(tx, actor, row, { move, by, reason });
  if (row.state === "FORWARDED") return { deciderId: actor.organization?.parentId ?? null };
  return row.state === "PROVINCE_APPROVED" ? { deciderId: null } : null;
}

/** The organization that filed it takes it back, until the province has consented. */
export async function withdrawCorrection(tx: Tx, actor: Actor, { subjectId }: Paper): Promise<void> {
  const row = (await tx.correction.findUnique({ where: { id: subjectId } })) ?? refuse("E-GEN-08");
  if (row.state === "PROVINCE_APPROVED") refuse("E-MEM-50");
  await step(tx, actor, row, { move: "withdraw", by: "own" });
}
