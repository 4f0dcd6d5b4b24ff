// 特殊单位上报名单：第三级组织一批一批列入，随即报省级（TRF-18、TRF-19，5.1 第 20 行）。
import type { Transfer } from "#generated/client";
import { requireSeat } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { type Tx, transaction } from "#lib/db";
import { forwardPaper } from "#lib/papers/commands";
import { mayDecide, type Onward } from "#lib/papers/rules";
import { advance, lockWithPaper, requireInTime, tellMember } from "#lib/transfers/moves/commands";
import { deskOf, type Journey, journeyOf } from "#lib/transfers/moves/queries";
import { permit, refuse } from "#lib/verdict";

type Listed = { transfer: Transfer; journey: Journey };

/** The next batch of the organization, one after the other. */
async function openList(tx: Tx, actor: Actor, size: number) {
  const organizationId = actor.organizationId ?? refuse("E-PERM-01");
  await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`;
  const last = await tx.specialUnitList.aggregate({ where: { organizationId }, _max: { no: true } });
  const no = (last._max.no ?? 0) + 1;
  return tx.specialUnitList.create({ data: { id: newId(), organizationId, no, size, recordedById: actor.personId, recordedAt: now() } });
}

/** Puts locked transfers on one list; answers where each goes. */
export async function listWaiting(tx: Tx, actor: Actor, waiting: readonly Listed[]): Promise<Map<string, Onward>> {
  const list = await openList(tx, actor, waiting.length);
  const onward = new Map<string, Onward>();
  for (const { transfer, journey } of waiting) {
    const data = { listId: list.id, listedAt: list.recordedAt };
    const step = { kind: "LISTED" as const, note: `第${list.no}批` };
    const moved = await advance(tx, actor, transfer, { move: "list", step, data });
    await tellMember(tx, moved, "你已列入上报名单", "接着由省级团委审核。");
    onward.set(transfer.id, deskOf(moved.state, journey));
  }
  const subject = { type: "organization", id: actor.organizationId };
  await record(tx, actor, { action: "transfer.listed", subject, detail: { people: waiting.length } });
  return onward;
}

/** Records a list batch: everybody named goes on to the province, or nobody (TRF-19). */
export const listForLibrary = (actor: Actor, { transferIds }: { transferIds: string[] }): Promise<{ no: number }> =>
  transaction(async (tx) => {
    const locked: (Listed & { paper: NonNullable<Awaited<ReturnType<typeof lockWithPaper>>["paper"]> })[] = [];
    for (const id of [...new Set(transferIds)].sort()) {
      const { transfer, paper } = await lockWithPaper(tx, id);
      if (!paper) refuse("E-GEN-08");
      permit(mayDecide(actor, paper, false));
      if (transfer.state !== "PENDING_LIST") refuse("E-GEN-02");
      requireInTime(transfer);
      locked.push({ transfer, paper, journey: await journeyOf(transfer) });
    }
    await requireSeat(tx, actor);
    const onward = await listWaiting(tx, actor, locked);
    for (const { transfer, paper } of locked) await forwardPaper(tx, actor, paper, onward.get(transfer.id) ?? refuse("E-GEN-02"));
    const { no } = await tx.specialUnitList.findFirstOrThrow({
      where: { organizationId: actor.organizationId ?? "" },
      orderBy: { no: "desc" },
    });
    return { no };
  });
