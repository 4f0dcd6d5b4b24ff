// 退回之后：更正，从退回的那张桌继续（A11）。
import type { Transfer } from "#generated/client";
import { requireSeat } from "#lib/administrators/commands";
import { record } from "#lib/audit/record";
import type { Actor } from "#lib/auth/actor";
import { now } from "#lib/clock";
import { type Tx, transaction } from "#lib/db";
import { columnsOf, layTransfer, lockTravellers, refuseBlocked, sealDetails, targetOf } from "#lib/transfers/filing/commands";
import { routeOf, type Traveller } from "#lib/transfers/guidance/rules";
import { advance, deadlineFrom, lockTransfer } from "#lib/transfers/moves/commands";
import { journeyOf, openDetails } from "#lib/transfers/moves/queries";
import type { Site } from "#lib/transfers/places/queries";
import { isInitiator } from "#lib/transfers/policy";
import { resumption } from "#lib/transfers/rules";
import type { Correction } from "#lib/transfers/schema";
import { refuse } from "#lib/verdict";

const NOT_REFUSED = { refusedFrom: null, refusedById: null, refusal: null, refusalNote: null, refusedAt: null } as const;

/** The start of another round: the clock begins anew. */
export const newRound = async ({ route }: Pick<Transfer, "route">, path: string) => ({
  ...NOT_REFUSED,
  submittedAt: now(),
  deadlineAt: await deadlineFrom(route, path),
  remindedAt: null,
});

/** A returned transfer whose member is still where it started. */
export async function loadReturned(tx: Tx, transfer: Transfer): Promise<Traveller> {
  const over = transfer.state !== "RETURNED" || transfer.appeal === "WAITING" || !transfer.refusedFrom;
  if (over) refuse("E-TRF-45");
  const [traveller] = await lockTravellers(tx, [transfer.personId]);
  return !traveller || traveller.branch.id !== transfer.fromBranchId ? refuse("E-TRF-45") : traveller;
}

/** The target as corrected; who asked for somebody stays the target, and the library is entered by its own road only. */
async function correctedTarget({ kind, route, toOrgId }: Transfer, { branch }: Traveller, form: Correction): Promise<Site> {
  const to = await targetOf(form.reason, kind === "IN" ? toOrgId : form.toOrgId, branch);
  const special = routeOf({ kind, reason: form.reason, to }) === "SPECIAL";
  return special === (route === "SPECIAL") ? to : refuse("E-TRF-45", {}, "reason");
}

async function resume(tx: Tx, actor: Actor, { transfer, form }: { transfer: Transfer; form: Correction }): Promise<void> {
  const traveller = await loadReturned(tx, transfer);
  const { kind, id, refusedFrom, employedElsewhere } = transfer;
  const to = await correctedTarget(transfer, traveller, form);
  refuseBlocked({ ...form, kind, to, employedElsewhere }, [traveller]);
  const changed = { toOrgId: to.id, route: routeOf({ kind, reason: form.reason, to }) };
  const { course } = await journeyOf({ ...transfer, ...changed });
  const retargeted = to.id !== transfer.toOrgId;
  const move = resumption(refusedFrom ?? "PENDING_OUT", { ...course, retargeted }) ?? refuse("E-TRF-45");
  const contact = form.contact || openDetails(transfer).contact;
  const details = sealDetails(id, { contact, newUnitAddress: form.newUnitAddress });
  const round = await newRound(changed, traveller.branch.path);
  const data = { ...changed, ...columnsOf({ ...form, employedElsewhere }), details, ...round, ...(retargeted ? { reportedAt: null } : {}) };
  const moved = await advance(tx, actor, transfer, { move, step: { kind: "CONTINUED" }, data });
  await layTransfer(tx, actor, { transfer: moved, name: traveller.name });
  await record(tx, actor, { action: "transfer.continued", subject: { type: "person", id: transfer.personId } });
}

async function correct(tx: Tx, actor: Actor, { form, atDesk }: { form: Correction; atDesk: boolean }): Promise<void> {
  const transfer = await lockTransfer(tx, form.transferId);
  if (!isInitiator(actor, transfer, atDesk)) refuse("E-GEN-08");
  await resume(tx, actor, { transfer, form });
}

/** The initiating organization corrects what was refused; it goes on from the desk that refused it. */
export const continueTransfer = (actor: Actor, form: Correction): Promise<void> =>
  transaction(async (tx) => {
    await requireSeat(tx, actor);
    await correct(tx, actor, { form, atDesk: true });
  });

/** The member corrects their own application. */
export const continueOwnTransfer = (actor: Actor, form: Correction): Promise<void> =>
  transaction((tx) => correct(tx, { ...actor, organizationId: null }, { form, atDesk: false }));
