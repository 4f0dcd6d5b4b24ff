"use client";
// 等您决定的事：信息变更新旧对照，同意或退回；退回要写理由。
import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { OrgName } from "#components/ui/bits";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import { type Day, dayOf, showShortDay } from "#lib/dates";
import { decideInfoChange } from "#lib/organizations/actions";
import type { WaitingChange } from "#lib/organizations/changes/queries";

function Decide({ change, onDone }: { change: WaitingChange; onDone: () => void }) {
  const [reason, setReason] = useState("");
  const { pending, problem, submit } = useSubmit(decideInfoChange);
  const decide = async (decision: "approve" | "refuse") => {
    const done = await submit({ changeId: change.id, decision, reason });
    if (done === null) return;
    notify(decision === "approve" ? "已同意，立即生效" : "已退回，对方会看到理由");
    onDone();
  };
  return (
    <>
      <p className="text-ink-2">
        {change.applicant}提交，<OrgName>{change.shortName}</OrgName>
      </p>
      <ul className="my-3 divide-y divide-line border-line border-y">
        {change.changes.map(({ label, before, after }) => (
          <li key={label} className="flex flex-wrap items-center gap-x-2 py-2">
            <span className="w-36 text-ink-3">{label}</span>
            <s className="text-ink-3">{before}</s>
            <ArrowRight className="size-4 text-ink-3" aria-label="改为" />
            <b>{after}</b>
          </li>
        ))}
      </ul>
      <Input
        label="退回的理由"
        hint="不同意时要写"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={problem?.fields?.reason ? { message: problem.fields.reason } : undefined}
      />
      <FormProblem problem={problem?.fields?.reason ? null : problem} />
      <div className="mt-4 flex flex-wrap gap-3">
        <Button busy={pending} onClick={() => decide("refuse")} className="flex-1">
          退回
        </Button>
        <Button look="primary" busy={pending} onClick={() => decide("approve")} className="flex-[1.6]">
          同意
        </Button>
      </div>
    </>
  );
}

export function Decisions({ waiting, today }: { waiting: readonly WaitingChange[]; today: Day }) {
  const router = useRouter();
  const [open, setOpen] = useState<WaitingChange | null>(null);
  const close = () => {
    setOpen(null);
    router.refresh();
  };
  if (waiting.length === 0)
    return <p className="border-line-strong border-t pt-3 text-ink-2">下级提交的变更会出现在这里，同意或退回都只要一下。</p>;
  return (
    <>
      <ul className="divide-y divide-line border-line-strong border-t border-b">
        {waiting.map((change) => (
          <li key={change.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <span className="size-2.5 flex-none rounded-full bg-red-fill" aria-hidden />
            <span className="min-w-0 flex-[1_1_9rem]">
              <span className="block text-[0.9375rem]">
                审批 <b>{change.shortName}</b> 的{change.changes.map((c) => c.label).join("、")}变更
              </span>
              <span className="block text-ink-3 text-mini">{change.applicant}提交，新旧对照见详情</span>
            </span>
            <span className="text-ink-3 text-mini">{showShortDay(dayOf(change.createdAt), today)}</span>
            <Button look="ink" onClick={() => setOpen(change)} aria-label={`审批 ${change.shortName} 的信息变更`}>
              审批
            </Button>
          </li>
        ))}
      </ul>
      <Dialog open={open !== null} onClose={() => setOpen(null)} title="组织信息变更审批">
        {open && <Decide change={open} onDone={close} />}
      </Dialog>
    </>
  );
}
