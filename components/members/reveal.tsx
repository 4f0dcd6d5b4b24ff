"use client";
// 查看完整信息：写明理由，看五分钟，本人会知道。
import { useEffect, useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { Dialog } from "#components/ui/dialog";
import { revealPerson } from "#lib/members/actions";

type Revealed = { idNumber: string; mobile: string | null; householdAddress: string | null };
const FIVE_MINUTES = 5 * 60;

function Countdown({ seconds, onEnd }: { seconds: number; onEnd: () => void }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((s) => s - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) onEnd();
  }, [left, onEnd]);
  return (
    <span className="text-ink-3 text-mini">
      {Math.floor(left / 60)}:{String(left % 60).padStart(2, "0")} 后隐去
    </span>
  );
}

function Shown({ revealed, onEnd }: { revealed: Revealed; onEnd: () => void }) {
  const rows = [
    ["身份证号码", revealed.idNumber],
    ["手机号码", revealed.mobile],
    ["户籍地址", revealed.householdAddress],
  ] as const;
  return (
    <>
      <dl className="divide-y divide-line border-line border-y">
        {rows.map(([label, value]) => (
          <div key={label} className="flex flex-wrap items-center gap-3 py-2.5">
            <dt className="w-24 text-ink-3 text-mini">{label}</dt>
            <dd className="code min-w-0 flex-1 break-all">{value ?? "未填"}</dd>
            {value && <CopyButton text={value} />}
          </div>
        ))}
      </dl>
      <p className="mt-3">
        <Countdown seconds={FIVE_MINUTES} onEnd={onEnd} />
      </p>
    </>
  );
}

function Ask({ personId, name, onDone }: { personId: string; name: string; onDone: (revealed: Revealed) => void }) {
  const { form, pending, problem, send } = useActionForm({
    schema: () => import("#lib/members/schema").then((m) => m.revealSchema),
    action: revealPerson,
    values: { personId, reason: "" },
    keyed: false,
    onDone,
  });
  return (
    <form onSubmit={send} noValidate>
      <p className="text-ink-2">{name}会在手机上看到是谁、什么时候、为什么看的。</p>
      <Input {...form.register("reason")} label="理由" required hint="例如：核对转接信息" error={form.formState.errors.reason} />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} busyText="正在取" className="mt-4 w-full">
        查看五分钟
      </Button>
    </form>
  );
}

export function Reveal({ personId, name }: { personId: string; name: string }) {
  const [open, setOpen] = useState(false);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const close = () => {
    setOpen(false);
    setRevealed(null);
  };
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="u inline-flex min-h-[var(--touch)] items-center text-ink-2 text-mini desk:min-h-0"
      >
        说明理由后查看
      </button>
      <Dialog open={open} onClose={close} title={`${name}的完整信息`}>
        {revealed ? <Shown revealed={revealed} onEnd={close} /> : <Ask personId={personId} name={name} onDone={setRevealed} />}
      </Dialog>
    </>
  );
}
