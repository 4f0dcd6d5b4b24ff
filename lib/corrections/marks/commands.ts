// 提出毕业标记更正：标错的逐级上报到省级，系统后台执行；系统后台自己提的当场执行（GRAD-06）。
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { type Filed, keep, lay } from "#lib/corrections/filing/commands";
import type { MarkCorrectionRequest } from "#lib/corrections/schema";
import { newId } from "#lib/crypto/ids";
import { dayOf } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { correctMark } from "#lib/graduation/marks/commands";
import { mayAskCorrection } from "#lib/graduation/policy";
import { isFitCorrection, type Mark, markStateOf } from "#lib/graduation/rules";
import { lockBranches } from "#lib/members/entry/commands";
import { permit, refuse } from "#lib/verdict";

/** Refuses what would change nothing, what can simply be marked, and a second request about the same branch. */
async function requireNeeded(tx: Tx, branchId: string, { before, wanted }: { before: Mark; wanted: Mark }): Promise<void> {
  if ((await tx.correction.count({ where: { branchId, closedAt: null } })) > 0) refuse("E-GRAD-08");
  permit(isFitCorrection(before, wanted, dayOf(now())), wanted.reason && !wanted.month ? "note" : "month");
}

/** Asks for another month or reason of a branch that is marked. */
export const requestMarkCorrection = (actor: Actor, { branchId, why, ...wanted }: MarkCorrectionRequest): Promise<Filed> =>
  transaction(async (tx) => {
    const executed = actor.role === "OPERATOR";
    await lockBranches(tx, [branchId]);
    const branch = await tx.organization.findUniqueOrThrow({ where: { id: branchId } });
    permit(mayAskCorrection(actor, branch));
    if (markStateOf(branch) === "UNMARKED") refuse("E-GRAD-10");
    const before = { month: branch.graduationMonth, reason: branch.graduationReason, note: branch.graduationNote };
    await requireNeeded(tx, branchId, { before, wanted });
    const given = { id: newId(), kind: "GRADUATION_MARK", branchId, note: why, mark: { before, wanted } } as const;
    const kept = await keep(tx, actor, given, executed ? "EXECUTED" : "SUBMITTED");
    if (executed) await correctMark(tx, actor, { branchId, mark: wanted });
    else await lay(tx, actor, { ...kept, title: `更正${branch.shortName}的毕业时间` });
    if (executed) await record(tx, actor, { action: "correction.filed", subject: { type: "organization", id: branchId } });
    return { executed };
  });
