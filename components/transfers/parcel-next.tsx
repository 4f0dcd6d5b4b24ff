// 退回之后能做什么：更正继续，申诉；都写明到什么时候（A11、BEY-17）。
import { ButtonLink } from "#components/ui/button";
import { dayOf, laterByDays, showDay } from "#lib/dates";
import type { ParcelView } from "#lib/transfers/parcel/queries";

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
