// 标记团支部毕业时间：一次一批，标了就锁；开了设置，转换之前还可以改（GRAD-03、GRAD-04、GRAD-06、A14）。
import type { Organization } from "#generated/client";
import { type Change, record, type Recorder } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { type Tx, transaction } from "#lib/db";
import { moveCohort, takeBack } from "#lib/graduation/conversion/commands";
import { showMark } from "#lib/graduation/labels";
import { mayMark } from "#lib/graduation/policy";
import {
  cohortOf,
  graduates,
  isDue,
  isFitMark,
  isOneYear,
  isTakenBack,
  type Mark,
  type MarkMove,
  markStateOf,
  nextMark,
} from "#lib/graduation/rules";
import type { MarkRequest } from "#lib/graduation/schema";
import { lockBranches } from "#lib/members/entry/commands";
import type { Settings } from "#lib/settings/registry";
import { readSettings } from "#lib/settings/settings";
import { permit, refuse } from "#lib/verdict";

/** Branches by name, locked against conversion and against each other's marks. */
async function loadBranches(tx: Tx, ids: readonly string[]): Promise<Organization[]> {
  await lockBranches(tx, ids);
  return tx.organization.findMany({ where: { id: { in: [...ids] } }, orderBy: { path: "asc" } });
}

const markOf = ({ graduationMonth: month, graduationReason: reason, graduationNote: note }: Organization): Mark => ({
  month,
  reason,
  note,
});

/** First mark, or a change where the setting allows it and the branch has not graduated (A14). */
function moveOf(branch: Organization, { month }: Mark, settings: Settings): MarkMove {
  const first = markStateOf(branch) === "UNMARKED";
  const over = branch.graduationMonth !== null && isDue(branch.graduationMonth, settings["grad.convertAt"], now());
  if (!first && (!settings["grad.markEditable"] || over)) refuse("E-GRAD-06");
  if (first) return month ? "markMonth" : "markReason";
  return month ? "changeMonth" : "changeReason";
}

const changeOf = (branch: Organization, mark: Mark): Change => ({
  organizationId: branch.id,
  kind: "MARKED",
  field: "graduationMark",
  oldValue: markStateOf(branch) === "UNMARKED" ? null : showMark(markOf(branch)),
  newValue: showMark(mark),
});

/** Writes the same mark to branches and keeps what it was before. */
async function writeMark(tx: Tx, who: Recorder, branches: readonly Organization[], mark: Mark): Promise<void> {
  const data = { graduationMonth: mark.month, graduationReason: mark.reason, graduationNote: mark.reason === "OTHER" ? mark.note : null };
  const at = { graduationMarkedAt: now(), updatedAt: now(), version: { increment: 1 } };
  await tx.organization.updateMany({ where: { id: { in: branches.map((b) => b.id) } }, data: { ...data, ...at } });
  const [only] = branches.length === 1 ? branches : [];
  const subject = { type: "organization", id: only?.id ?? null };
  const changes = branches.map((branch) => changeOf(branch, mark));
  await record(tx, who, { action: "graduation.marked", subject, detail: { organizations: branches.length }, changes });
}

export type Marked = { kind: "marked"; branches: number };
export type MarkWarned = { kind: "warning"; because: string };

/** Marks branches with one month, or with the reason why none can be named. Doubts are answered first. */
export const markBranches = (actor: Actor, { branchIds, acceptWarnings, ...mark }: MarkRequest): Promise<Marked | MarkWarned> =>
  transaction(async (tx) => {
    const branches = await loadBranches(tx, branchIds);
    const settings = await readSettings(actor.organization?.path ?? null);
    for (const branch of branches) permit(mayMark(actor, branch, settings["grad.markScope"]));
    const others = branches.filter((b) => !graduates(b));
    if (others.length > 0) refuse("E-GRAD-07", { names: others.map((b) => b.shortName).join("、") });
    for (const branch of branches) if (!nextMark(markStateOf(branch), moveOf(branch, mark, settings), "superior")) refuse("E-GRAD-06");
    permit(isFitMark(mark, dayOf(now())), mark.reason && !mark.month ? "note" : "month");
    const doubt = mark.month ? isOneYear(branches.map((b) => b.shortName)) : null;
    if (doubt && !doubt.yes && !acceptWarnings) return { kind: "warning", because: doubt.because };
    await writeMark(tx, actor, branches, mark);
    return { kind: "marked", branches: branches.length };
  });

/** Carries out a correction that the province consented to; a graduate organization may become a branch again by it (GRAD-06). */
export async function correctMark(tx: Tx, who: Recorder, { branchId, mark }: { branchId: string; mark: Mark }): Promise<void> {
  const [branch = refuse("E-GEN-08")] = await loadBranches(tx, [branchId]);
  const state = markStateOf(branch);
  if (!nextMark(state, mark.month ? "correctMonth" : "correctReason", "corrector")) refuse("E-GEN-02");
  await writeMark(tx, who, [branch], mark);
  if (state !== "CONVERTED") return;
  const before = { branch, year: cohortOf(branch.graduationMonth ?? "") };
  if (isTakenBack(branch.graduationMonth, mark.month)) await takeBack(tx, who, before);
  else await moveCohort(tx, before, cohortOf(mark.month ?? ""));
}
