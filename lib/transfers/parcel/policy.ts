// 这件转接我能做什么：催办、撤回、更正、申诉（TRF-11、A11、BEY-17）。
import type { Actor } from "#lib/auth/actor";
import { laterByDays } from "#lib/dates";
import type { ParcelView } from "#lib/transfers/parcel/queries";
import { isInitiator, mayAppeal } from "#lib/transfers/policy";
import { isPending } from "#lib/transfers/rules";

export type Powers = { withdraw: boolean; nudge: boolean; correct: boolean; appeal: boolean; takeBackAppeal: boolean };

/** What the actor may do to a transfer, from its page at the desk or their own. */
export function powersOver(actor: Actor, view: ParcelView, { atDesk, at }: { atDesk: boolean; at: Date }): Powers {
  const filed = { personId: view.personId, initiatorOrgId: view.initiatorOrgId };
  const mine = isInitiator(actor, filed, atDesk);
  const pending = isPending(view.state);
  const returned = view.state === "RETURNED" && view.appeal !== "WAITING";
  const inTime = view.refusedAt !== null && at < laterByDays(view.refusedAt, view.appealDays);
  return {
    withdraw: mine && pending,
    nudge: pending && view.state !== "WAIT_REPORT" && (atDesk ? mine : true),
    correct: mine && returned,
    appeal: returned && view.appeal === null && inTime && mayAppeal(actor, filed, atDesk),
    takeBackAppeal: view.appeal === "WAITING" && mayAppeal(actor, filed, atDesk),
  };
}
