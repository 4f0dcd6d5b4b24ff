// 一件转接：一句话说清现在等谁，离退回还有多久，经过，事实（TRF-20、design 06）。
import type { ReactNode } from "react";
import { Countdown } from "#components/transfers/countdown";
import { TransferCourse } from "#components/transfers/course";
import { STATE_WORK, TRANSFER_STATUS } from "#components/transfers/parcel-words";
import { OrgName } from "#components/ui/bits";
import { Note } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { dayOf, laterByDays, showDay } from "#lib/dates";
import {
  APPEAL_LABELS,
  REFUSAL_LABELS,
  SCHOOL_TYPE_LABELS,
  TRANSFER_KIND_LABELS,
  TRANSFER_REASON_LABELS,
  TRANSFER_STATE_LABELS,
} from "#lib/transfers/labels";
import type { ParcelView } from "#lib/transfers/parcel/queries";
import { isPending } from "#lib/transfers/rules";

type Props = { view: ParcelView; at: Date; own: boolean };

/** What the page opens with: who is waited for, or how it ended. */
export function ParcelHeadline({ view, own }: Omit<Props, "at">) {
  const [holder] = view.holders;
  if (view.state === "WAIT_REPORT") return own ? "等你到新支部报到" : `现在等${view.name}报到`;
  if (isPending(view.state) && holder) {
    return (
      <>
        现在等
        <br />
        <OrgName>{holder.name}</OrgName>
        {view.state === "PENDING_ASSIGN" ? "分配团支部" : "处理"}
      </>
    );
  }
  if (view.state === "DONE") {
    return (
      <>
        {own ? "你已经是" : `${view.name}已经到`}
        <br />
        <OrgName>{view.names.to}</OrgName>
        {own && "的团员"}
      </>
    );
  }
  return (
    { RETURNED: "被退回了", RETURNED_TIMEOUT: "到期没有办完，已自动退回", WITHDRAWN: "已经撤回", CANCELLED: "已经终止" }[
      view.state as string
    ] ?? ""
  );
}

/** State in a few words above the headline. */
export const ParcelStatus = ({ view }: { view: ParcelView }) => (
  <Status kind={TRANSFER_STATUS[view.state]}>
    {view.appeal === "WAITING" ? APPEAL_LABELS[view.appeal] : TRANSFER_STATE_LABELS[view.state]}
  </Status>
);

/** Why it came back, in the words of whoever refused. */
export function Refusal({ view }: { view: ParcelView }) {
  if (view.state !== "RETURNED") return null;
  const words = [view.refusal && REFUSAL_LABELS[view.refusal], view.refusalNote].filter(Boolean).join("：");
  return (
    <Note className="my-4">
      <b>退回的理由</b>　{words}
      {view.refusedFrom && (
        <span className="block text-ink-3 text-mini">{`改好以后从“${STATE_WORK[view.refusedFrom]}”这一步继续，前面办过的不用重来。`}</span>
      )}
    </Note>
  );
}

/** Counting down once the clock runs; before that, from which day it will. */
function Deadline({ view, at, own }: Props) {
  if (!isPending(view.state) || !view.deadlineAt) return null;
  const begins = laterByDays(view.deadlineAt, -view.limitDays);
  const from = new Date(Math.max(begins.getTime(), view.submittedAt.getTime()));
  if (from <= at) return <Countdown from={from} deadline={view.deadlineAt} at={at} own={own} />;
  return (
    <Note className="my-5">{`现在不计时。${showDay(dayOf(from))}起算，到${showDay(dayOf(view.deadlineAt))}还没有办完，会自动退回。`}</Note>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex gap-4 border-line border-b py-3 text-small">
    <dt className="w-16 flex-none text-ink-3">{label}</dt>
    <dd className="min-w-0 flex-1">{children}</dd>
  </div>
);

function Facts({ view }: { view: ParcelView }) {
  return (
    <dl className="mt-8 border-line border-t">
      <Fact label="转出">
        <OrgName>{view.from}</OrgName>
      </Fact>
      <Fact label="转入">
        <OrgName>{view.toBranch ?? view.to}</OrgName>
      </Fact>
      <Fact label="原因">
        {TRANSFER_REASON_LABELS[view.reason]}
        {view.reasonNote && `：${view.reasonNote}`}
      </Fact>
      {view.newUnitName && (
        <Fact label="新单位">
          {view.newUnitName}
          {view.schoolType && `（${SCHOOL_TYPE_LABELS[view.schoolType]}）`}
        </Fact>
      )}
      {view.newUnitAddress && <Fact label="地址">{view.newUnitAddress}</Fact>}
      {view.contact && (
        <Fact label="联系电话">
          <a href={`tel:${view.contact}`} className="u code">
            {view.contact}
          </a>
        </Fact>
      )}
      {view.remark && <Fact label="备注">{view.remark}</Fact>}
      <Fact label="怎么办的">{TRANSFER_KIND_LABELS[view.kind]}</Fact>
    </dl>
  );
}

/** Everything below the headline; `actions` stand between the deadline and the course. */
export function ParcelBody({ actions, ...props }: Props & { actions?: ReactNode }) {
  return (
    <>
      <Refusal view={props.view} />
      <Deadline {...props} />
      {actions}
      <div className="mt-6">
        <TransferCourse {...props} />
      </div>
      <Facts view={props.view} />
    </>
  );
}
