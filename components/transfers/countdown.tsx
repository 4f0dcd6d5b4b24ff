// 离自动退回还有多久：大数字、一天一格的尺、到期会怎样（TRF-15、TRF-19）。
import { dayOf, showMoment, showShortDay } from "#lib/dates";
import { limitOf } from "#lib/transfers/parcel/rules";

type Props = { from: Date; deadline: Date; at: Date; own: boolean };

/** One tick for each day: past grey, today ink, left outlined. */
function Ruler({ days, today }: { days: number; today: number }) {
  return (
    <div role="img" aria-label={`${days}\u00a0天期限，今天是第 ${today}\u00a0天`} className="mt-3 mb-1.5 flex gap-1">
      {Array.from({ length: days }, (_, i) => {
        const look = i + 1 < today ? "bg-ink-3" : i + 1 === today ? "bg-ink" : "border border-control";
        return <span key={`day-${i.toString()}`} className={`h-2.5 flex-1 ${look}`} />;
      })}
    </div>
  );
}

export function Countdown({ from, deadline, at, own }: Props) {
  const { days, today, left } = limitOf(from, deadline, at);
  const last = left.days === 0;
  return (
    <section aria-label="剩余时间" className="my-6 border-line border-t border-t-line-strong border-b py-4.5">
      <p className="text-ink-3 text-small">离自动退回还有</p>
      <p className={`flex items-baseline leading-[1.1] ${last ? "text-red" : ""}`}>
        {!last && (
          <>
            <b className="text-[3rem] tracking-tight">{left.days}</b>
            <span className="mr-3 ml-1 text-ink-2">天</span>
          </>
        )}
        <b className="text-[3rem] tracking-tight">{left.hours}</b>
        <span className="ml-1 text-ink-2">小时</span>
      </p>
      <Ruler days={days} today={today} />
      <p className="flex flex-wrap justify-between gap-x-4 text-ink-3 text-mini">
        <span>{showShortDay(dayOf(from), dayOf(at))} 起算</span>
        <span>{showMoment(deadline, dayOf(at))}</span>
      </p>
      <p className="mt-3 text-ink-2 text-small">
        {own
          ? "到期还没处理，会自动退回给你，可以重新提交。团员关系这期间仍在原支部。"
          : "到期还没处理，系统自动退回，可以重新发起。团员关系这期间仍在原支部。"}
      </p>
    </section>
  );
}
