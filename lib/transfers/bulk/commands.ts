// 批量接转：本组织范围内从一个团支部到另一个，不需审批，全成或全不成（TRF-10）。
import { requireSeat } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { newId } from "#lib/crypto/ids";
import { bytesForRow, insertMany, type Tx, transaction } from "#lib/db";
import { isBranchLike } from "#lib/organizations/rules";
import { readSettings } from "#lib/settings/settings";
import { lockTravellers, refuseBlocked, sealDetails } from "#lib/transfers/filing/commands";
import type { Traveller } from "#lib/transfers/guidance/rules";
import { TRANSFER_REASON_LABELS } from "#lib/transfers/labels";
import { addSteps } from "#lib/transfers/moves/commands";
import { moveMembers } from "#lib/transfers/moving/commands";
import { isSocietyLink } from "#lib/transfers/moving/rules";
import { findSites, type Site } from "#lib/transfers/places/queries";
import { mayFileBulk } from "#lib/transfers/policy";
import type { Bulk } from "#lib/transfers/schema";
import { permit, refuse } from "#lib/verdict";

type Batch = { actor: Actor; travellers: readonly Traveller[]; from: Site; to: Site; form: Bulk };

/** One finished transfer for each member, all of one batch. */
async function keep(tx: Tx, { actor, travellers, from, to, form }: Batch): Promise<Map<string, string>> {
  const at = now();
  const shared = {
    ...{ kind: "BULK", route: "NORMAL", state: "DONE", from_branch_id: from.id, to_org_id: to.id, to_branch_id: to.id },
    ...{ initiator_org_id: actor.organizationId, initiator_id: actor.personId, batch_id: newId(), reason: form.reason },
    ...{ reason_note: form.reasonNote || null, member_informed: form.memberInformed },
    ...{ created_at: at, submitted_at: at, arrived_at: at, closed_at: at },
  };
  const rows = travellers.map(({ personId, mark }) => {
    const id = newId();
    return { id, person_id: personId, ...shared, details: bytesForRow(sealDetails(id, {})), is_society_link: isSocietyLink(mark) };
  });
  await insertMany(tx, "transfer", rows);
  await addSteps(tx, actor, { transferIds: rows.map((r) => r.id), kind: "FILED", state: "DONE" });
  return new Map(rows.map((r) => [r.person_id, r.id]));
}

const letters = ({ travellers, to }: Batch, transfers: ReadonlyMap<string, string>) =>
  travellers.map(({ personId }) => ({
    ...{ id: newId(), personId, title: `你的组织关系已转到${to.shortName}`, body: "由上级团组织批量接转。" },
    ...{ href: `/my/transfers/${transfers.get(personId)}`, createdAt: now() },
  }));

async function siteOf(id: string, field: string): Promise<Site> {
  const site = (await findSites([id])).get(id);
  return !site || site.deleted ? refuse("E-GEN-08", {}, field) : site;
}

async function loadBatch(tx: Tx, actor: Actor, form: Bulk): Promise<Batch> {
  const [from, to] = [await siteOf(form.fromBranchId, "fromBranchId"), await siteOf(form.toBranchId, "toBranchId")];
  permit(mayFileBulk(actor, [from, to]));
  if (from.id === to.id) refuse("E-TRF-10b", {}, "toBranchId");
  if (!isBranchLike(from.category) || !isBranchLike(to.category)) refuse("E-TRF-09", {}, "toBranchId");
  const { "transfer.bulkMax": most } = await readSettings(actor.organization?.path ?? null);
  if (new Set(form.personIds).size > most) refuse("E-TRF-10a", {}, "personIds");
  const travellers = await lockTravellers(tx, form.personIds);
  if (travellers.some((t) => t.branch.id !== from.id)) refuse("E-GEN-02");
  return { actor, travellers, from, to, form };
}

/** Moves members from one branch of the subtree to another, at once. Everybody must be free to go. */
export const transferInBulk = (actor: Actor, form: Bulk): Promise<{ moved: number }> =>
  transaction(async (tx) => {
    await requireSeat(tx, actor);
    const batch = await loadBatch(tx, actor, form);
    const { travellers, to } = batch;
    refuseBlocked({ ...form, kind: "BULK", to }, travellers);
    const transfers = await keep(tx, batch);
    const reason = `批量接转：${TRANSFER_REASON_LABELS[form.reason]}`;
    await moveMembers(tx, actor, { personIds: [...transfers.keys()], toBranchId: to.id, reason, transfers });
    await tx.message.createMany({ data: letters(batch, transfers) });
    await record(tx, actor, { action: "transfer.bulk", subject: { type: "organization", id: to.id }, detail: { people: transfers.size } });
    return { moved: transfers.size };
  });
