"use client";
// 编号被谁占用：写明理由才看到全名，对方会知道（E-MEM-09）。
import { useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { OrgName } from "#components/ui/bits";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { revealNumberHolder } from "#lib/members/actions";

type Holder = { name: string; organization: string | null };

function Ask({ number, onDone }: { number: string; onDone: (holder: Holder) => void }) {
  const { form, pending, problem, send } = useActionForm({
    schema: () => import("#lib/members/schema").then((m) => m.holderSchema),
    action: revealNumberHolder,
    values: { number, reason: "" },
    keyed: false,
    onDone,
  });
  return (
    <form onSubmit={send} noValidate>
      <p className="text-ink-2">占用编号的人会在手机上看到是谁、什么时候、为什么看的。</p>
      <Input {...form.register("reason")} label="理由" required hint="例如：核对是否重名、是否填错" error={form.formState.errors.reason} />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} busyText="正在取" className="mt-4 w-full">
        查看姓名
      </Button>
    </form>
  );
}

const Shown = ({ name, organization }: Holder) => (
  <dl className="divide-y divide-line border-line border-y">
    {[
      ["姓名", name],
      ["所在组织", organization],
    ].map(([label, value]) => (
      <div key={label} className="flex flex-wrap gap-3 py-2.5">
        <dt className="w-24 text-ink-3 text-mini">{label}</dt>
        <dd className="min-w-0 flex-1">{value ? <OrgName>{value}</OrgName> : "不在任何团支部"}</dd>
      </div>
    ))}
  </dl>
);

/** Opens who holds a number; beside the refusal that names them in masked form. */
export function NumberHolder({ number }: { number: string }) {
  const [open, setOpen] = useState(false);
  const [holder, setHolder] = useState<Holder | null>(null);
  const close = () => {
    setOpen(false);
    setHolder(null);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>查看占用人</Button>
      <Dialog open={open} onClose={close} title={`编号 ${number} 的占用人`}>
        {holder ? <Shown {...holder} /> : <Ask number={number} onDone={setHolder} />}
      </Dialog>
    </>
  );
}

/** The same where a form was refused because of its number. */
export const TakenNumber = ({ code, number }: { code: string | undefined; number: string }) =>
  code === "E-MEM-09" ? (
    <div className="pb-2">
      <NumberHolder number={number} />
    </div>
  ) : null;
