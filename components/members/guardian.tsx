"use client";
// 监护人同意：不满十四周岁的人，激活之前由支部登记（S18）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Input, Select } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Note } from "#components/ui/states";
import { Status } from "#components/ui/status";
import { showDay, showFullMoment } from "#lib/dates";
import { recordConsent } from "#lib/members/actions";
import type { GuardianView } from "#lib/members/guardian/queries";
import { MANNERS, RELATIONS } from "#lib/members/guardian/rules";

const choices = (texts: readonly string[]) => texts.map((text) => ({ code: text, label: text }));

function ConsentForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const { form, pending, problem, send } = useActionForm({
    schema: () => import("#lib/members/guardian/schema").then((m) => m.consentSchema),
    action: recordConsent,
    values: { personId, guardianName: "" },
    onDone,
  });
  const { errors } = form.formState;
  return (
    <form onSubmit={send} noValidate>
      <p className="text-ink-2">请先把要收集哪些信息、做什么用告诉监护人，同意之后再登记。</p>
      <Input {...form.register("guardianName")} label="监护人姓名" required error={errors.guardianName} />
      <Select {...form.register("relation")} label="与本人的关系" required options={choices(RELATIONS)} error={errors.relation} />
      <Select {...form.register("manner")} label="怎样征得同意" required options={choices(MANNERS)} error={errors.manner} />
      <Input {...form.register("consentedOn")} type="date" label="哪一天同意的" required error={errors.consentedOn} />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} className="mt-4 w-full">
        登记
      </Button>
    </form>
  );
}

type Props = { personId: string; guardian: GuardianView; mayRecord: boolean };

export function Guardian({ personId, guardian: { consent }, mayRecord }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    router.refresh();
  };
  if (consent)
    return (
      <Note className="mb-3">
        <Status kind="ok">{`监护人${consent.guardianName}（${consent.relation}）${showDay(consent.consentedOn)}${consent.manner}`}</Status>
        <span className="block text-ink-3 text-mini">
          {consent.recordedBy}，{showFullMoment(new Date(consent.recordedAt))}登记
        </span>
      </Note>
    );
  return (
    <div className="mb-3 rounded-control bg-sunken px-4 py-2.5 text-small">
      <Status kind="warn">不满14周岁，登记监护人同意之前不能激活账号</Status>
      {mayRecord && (
        <Button look="ink" className="mt-2" onClick={() => setOpen(true)}>
          登记监护人同意
        </Button>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title="监护人同意">
        <ConsentForm personId={personId} onDone={done} />
      </Dialog>
    </div>
  );
}
