"use client";
// 本人的出国（境）保留：走到哪里、撤回、在外汇报（TRF-32）。
import { useRouter } from "next/navigation";
import { FormProblem, Frame, inputClass } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { useSubmit } from "#components/form/use-submit";
import { showStay, STAY_KINDS } from "#components/transfers/stays";
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";
import { notify } from "#components/ui/toast";
import { dayOf, showDay } from "#lib/dates";
import { reportFromAbroad, withdrawOwnStay } from "#lib/transfers/actions";
import { OVERSEAS_LABELS } from "#lib/transfers/labels";
import type { OwnStayRow } from "#lib/transfers/overseas/queries";

function TakeBack({ stayId }: { stayId: string }) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(withdrawOwnStay);
  const takeBack = async () => {
    if ((await submit({ stayId })) === null) return;
    notify("已撤回");
    router.refresh();
  };
  return (
    <>
      <Button busy={pending} busyText="正在撤回" onClick={takeBack} className="mt-3">
        撤回
      </Button>
      <FormProblem problem={problem} />
    </>
  );
}

function Report() {
  const router = useRouter();
  const { form, pending, problem, send } = useActionForm<{ text: string }, void>({
    schema: () => import("#lib/transfers/schema").then((m) => m.abroadSchema),
    action: reportFromAbroad,
    values: { text: "" },
    onDone: () => {
      notify("已汇报");
      form.reset();
      router.refresh();
    },
  });
  return (
    <form onSubmit={send} noValidate className="mt-3">
      <Frame label="汇报个人情况" required error={form.formState.errors.text} hint="至少六个月一次，几句话就好">
        {({ id, describedBy, invalid }) => (
          <textarea
            {...form.register("text")}
            id={id}
            rows={3}
            maxLength={500}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            className={inputClass(invalid, "py-2")}
          />
        )}
      </Frame>
      <FormProblem problem={problem} />
      <Button type="submit" look="ink" busy={pending} className="mt-2">
        汇报
      </Button>
    </form>
  );
}

export function OwnStays({ stays }: { stays: readonly OwnStayRow[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {stays.map((stay) => (
        <li key={stay.id} className="py-4">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <b>{stay.place}</b>
            <Status kind={STAY_KINDS[stay.state]}>{OVERSEAS_LABELS[stay.state]}</Status>
          </p>
          <p className="text-ink-2 text-small">
            {showStay(stay)}，保留到{stay.branch}
          </p>
          {stay.reason && <p className="text-ink-2 text-small">{stay.reason}</p>}
          {stay.reports.map(({ id, text, reportedAt }) => (
            <p key={id} className="mt-2 border-line-strong border-l pl-3 text-ink-2 text-small">
              <span className="block text-ink-3 text-mini">{showDay(dayOf(reportedAt))}</span>
              {text}
            </p>
          ))}
          {stay.state === "SUBMITTED" && <TakeBack stayId={stay.id} />}
          {stay.state === "APPROVED" && <Report />}
        </li>
      ))}
    </ul>
  );
}
