// 这件转接接下来能做什么：更正继续，申诉；都写明到什么时候（A11、BEY-17）。
import { NudgeTransfer, WithdrawTransfer } from "#components/transfers/parcel-actions";
import { ButtonLink } from "#components/ui/button";
import { dayOf, laterByDays, showDay } from "#lib/dates";
import type { Powers } from "#lib/transfers/parcel/policy";
import type { ParcelView } from "#lib/transfers/parcel/queries";
import type { TransferView } from "#lib/transfers/queries";

type Props = { view: ParcelView; home: string; mayCorrect: boolean; mayAppeal: boolean };

export function ParcelNext({ view, home, mayCorrect, mayAppeal }: Props) {
  if (view.state !== "RETURNED" || view.appeal === "WAITING" || !(mayCorrect || mayAppeal)) return null;
  const until = view.refusedAt && dayOf(laterByDays(view.refusedAt, view.appealDays));
  return (
    <section aria-label="接下来" className="my-5">
      <div className="flex flex-wrap gap-3">
        {mayCorrect && (
          <ButtonLink href={`${home}/${view.id}/correct`} look="primary">
            更正，继续办
          </ButtonLink>
        )}
        {mayAppeal && <ButtonLink href={`${home}/${view.id}/appeal`}>申诉</ButtonLink>}
      </div>
      {mayAppeal && until && <p className="pt-2 text-ink-3 text-mini">{`${showDay(until)}之前可以申诉一次，由双方共同的上级决定。`}</p>}
    </section>
  );
}

/** All of it at the desk. */
export function ParcelActions({ view, may, at }: { view: ParcelView & TransferView; may: Powers; at: Date }) {
  const nudged = view.nudgedAt !== null && dayOf(view.nudgedAt) === dayOf(at);
  const aim = { transferId: view.id, own: false };
  return (
    <>
      <ParcelNext view={view} home="/manage/transfers" mayCorrect={may.correct} mayAppeal={may.appeal} />
      <div className="my-4 flex flex-wrap gap-3 empty:hidden desk:max-w-md">
        {may.withdraw && <WithdrawTransfer {...aim} />}
        {may.takeBackAppeal && <WithdrawTransfer {...aim} appeal />}
        {may.nudge && <NudgeTransfer {...aim} paperId={view.paperId} nudged={nudged} />}
      </div>
    </>
  );
}
