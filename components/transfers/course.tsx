// 转接的经过：谁、何时、为什么；现在在谁手里、停了多久、谁能办；后面还有哪几步（TRF-20）。
import { STATE_WORK, stepWords } from "#components/transfers/parcel-words";
import { OrgName } from "#components/ui/bits";
import { type Day, dayOf, showMoment, showRemaining } from "#lib/dates";
import { REFUSAL_LABELS } from "#lib/transfers/labels";
import { roadAhead } from "#lib/transfers/parcel/rules";
import type { ParcelView } from "#lib/transfers/parcel/queries";
import type { TransferStepRow } from "#lib/transfers/queries";
import { isPending } from "#lib/transfers/rules";

type StepProps = { step: TransferStepRow; view: ParcelView; before: TransferStepRow | undefined; own: boolean; today: Day };

function Done({ step, view, before, own, today }: StepProps) {
  const who = own && step.organization === null && step.name === view.name ? "你" : step.name;
  return (
    <li>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <b>{`${who}${stepWords(step.kind, view.kind, before?.state ?? null)}`}</b>
        <time className="text-ink-3 text-mini">{showMoment(step.at, today)}</time>
      </div>
      {step.organization && (
        <p className="text-ink-2 text-small">
          <OrgName>{step.organization}</OrgName>
        </p>
      )}
      {(step.refusal || step.note) && (
        <blockquote className="mt-1.5 border-line-strong border-l pl-3 text-ink-2 text-small">
          {step.refusal && <b className="font-semibold">{REFUSAL_LABELS[step.refusal]}</b>}
          {step.refusal && step.note && "："}
          {step.note}
        </blockquote>
      )}
    </li>
  );
}

/** Who can act: those of the desk, and those of the other desk who may as well. */
function Holders({ holders }: Pick<ParcelView, "holders">) {
  const [first, second] = holders;
  if (!first) return null;
  return (
    <p className="text-ink-2 text-small">
      {first.people.length > 0 ? `${first.people.join("、")}处理` : "这个组织还没有管理员，由上级代办"}
      {second && (
        <>
          ，<OrgName>{second.name}</OrgName>
          {second.people.length > 0 ? `${second.people.join("、")}也可以处理` : "也可以处理"}
        </>
      )}
    </p>
  );
}

function Now({ view, at }: { view: ParcelView; at: Date }) {
  const held = showRemaining(at, view.arrivedAt);
  const [holder] = view.holders;
  return (
    <li data-now>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <b>
          {holder && view.state !== "WAIT_REPORT" && <OrgName>{holder.name}</OrgName>}
          {STATE_WORK[view.state]}
        </b>
        <span className="text-ink-3 text-mini">{held ? `已停 ${held}` : "刚刚到这里"}</span>
      </div>
      {view.state === "WAIT_REPORT" ? (
        <p className="text-ink-2 text-small">{`${view.name}到新支部报到，支部才能审批`}</p>
      ) : (
        <Holders holders={view.holders} />
      )}
    </li>
  );
}

export function TransferCourse({ view, own, at }: { view: ParcelView; own: boolean; at: Date }) {
  const today = dayOf(at);
  return (
    <ol aria-label="经过" className="timeline">
      {view.steps.map((step, i) => (
        <Done key={step.id} step={step} view={view} before={view.steps[i - 1]} own={own} today={today} />
      ))}
      {isPending(view.state) && <Now view={view} at={at} />}
      {roadAhead(view).map((state) => (
        <li key={state} data-later className="text-ink-3">
          <span className="text-ink-2">{STATE_WORK[state]}</span>
          {state === "DONE" && <p className="text-small">通过之后，去新支部见个面</p>}
        </li>
      ))}
    </ol>
  );
}
