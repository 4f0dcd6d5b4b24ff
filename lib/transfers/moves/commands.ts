// 转接走一步：锁住、比较、改状态、留下经过（4.6 步骤，5.1）。
import type { Paper, Transfer } from "#generated/client";
import type { TransferRefusal, TransferState, TransferStepKind } from "#generated/enums";
import { tell, tellDesk } from "#lib/administrators/commands";
import type { Recorder } from "#lib/audit/record";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { insertMany, type Prisma, type Tx } from "#lib/db";
import { lockPaper } from "#lib/papers/commands";
import type { Settings } from "#lib/settings/registry";
import { readSettings } from "#lib/settings/settings";
import { deadlineOf, type Limits } from "#lib/transfers/deadlines/rules";
import { isPending, TRANSFER, type TransferMove } from "#lib/transfers/rules";
import { refuse } from "#lib/verdict";
import { findMove } from "#lib/workflow";

export type StepGiven = { kind: TransferStepKind; state: TransferState; note?: string | null; refusal?: TransferRefusal | null };

/** Keeps a step of each of these transfers. */
export async function addSteps(tx: Tx, who: Recorder, { transferIds, ...step }: StepGiven & { transferIds: readonly string[] }) {
  const by = { at: now(), person_id: who.personId, person_name: who.name, organization_id: who.organizationId };
  const { kind, state, note = null, refusal = null } = step;
  await insertMany(
    tx,
    "transfer_step",
    transferIds.map((id) => ({ id: newId(), transfer_id: id, kind, state, refusal, note: note || null, ...by })),
  );
}

/** Locks a transfer, so that of two who decide one is second. */
export async function lockTransfer(tx: Tx, id: string): Promise<Transfer> {
  await tx.$executeRaw`SELECT 1 FROM transfer WHERE id = ${id}::uuid FOR UPDATE`;
  return (await tx.transfer.findUnique({ where: { id } })) ?? refuse("E-GEN-08");
}

const TYPES = ["TRANSFER_OUT", "TRANSFER_IN", "TRANSFER_ASSIGN", "TRANSFER_LIST", "SPECIAL_UNIT", "TRANSFER_APPEAL"] as const;

/** The transfer with its open paper, the paper locked first as everywhere. */
export async function lockWithPaper(tx: Tx, id: string): Promise<{ transfer: Transfer; paper: Paper | null }> {
  const open = await tx.paper.findFirst({ where: { subjectId: id, type: { in: [...TYPES] }, state: "OPEN" }, select: { id: true } });
  const paper = open && (await lockPaper(tx, open.id));
  return { transfer: await lockTransfer(tx, id), paper: paper?.state === "OPEN" ? paper : null };
}

export type Advance = { move: TransferMove; step: Omit<StepGiven, "state">; data?: Prisma.TransferUncheckedUpdateManyInput };

/** Makes a move of a locked transfer, unless something else has moved it meanwhile. */
export async function advance(tx: Tx, who: Recorder, { id, state }: Transfer, { move, step, data }: Advance): Promise<Transfer> {
  const to = findMove(TRANSFER, state, move)?.to ?? refuse("E-GEN-02");
  const at = now();
  const changed = { ...data, state: to, arrivedAt: at, closedAt: isPending(to) ? null : at };
  const moved = await tx.transfer.updateMany({ where: { id, state }, data: changed });
  if (moved.count !== 1) refuse("E-GEN-02");
  await addSteps(tx, who, { transferIds: [id], ...step, state: to });
  return tx.transfer.findUniqueOrThrow({ where: { id } });
}

export const limitsOf = (settings: Settings): Limits => ({
  days: settings["transfer.autoReturnDays"],
  season: settings["transfer.autoReturnSeason"],
  specialDays: settings["special.approvalDays"],
});

/** When a transfer that is handed in now returns by itself. */
export const deadlineFrom = async (route: Transfer["route"], path: string): Promise<Date> =>
  deadlineOf({ route, submittedAt: now() }, limitsOf(await readSettings(path)));

/** Refuses what has run out of time already, though the job has not come by yet. */
export function requireInTime({ deadlineAt }: Pick<Transfer, "deadlineAt">): void {
  if (deadlineAt && deadlineAt <= now()) refuse("E-TRF-42");
}

/** Tells the member what became of their transfer. */
export const tellMember = (tx: Tx, transfer: Pick<Transfer, "id" | "personId">, title: string, body: string) =>
  tell(tx, transfer.personId, { title, body, href: `/my/transfers/${transfer.id}` });

/** Tells a desk of a transfer. */
export const tellSide = (tx: Tx, transfer: Pick<Transfer, "id">, path: string, letter: { title: string; body: string }) =>
  tellDesk(tx, path, { ...letter, href: `/manage/transfers/${transfer.id}` });
