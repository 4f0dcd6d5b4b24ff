"use client";
// 标记延迟毕业团员/教师：选哪一种，延迟的填预计毕业时间和原因（GRAD-11、GRAD-12）。
import { GraduationCap } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import { markDelayed, markTeachers } from "#lib/graduation/actions";
import type { DelayForm } from "#lib/graduation/schema";

type Props = { personIds: string[]; onDone: () => void };

function DelayFields({ personIds, onDone }: Props) {
  const { form, pending, problem, send } = useActionForm<DelayForm, { people: number }>({
    schema: () => import("#lib/graduation/schema").then((m) => m.delaySchema),
    action: markDelayed,
    values: { personIds, month: "", reason: "" },
    onDone,
  });
  const { register, formState } = form;
  return (
    <form onSubmit={send} noValidate>
      <Input
        {...register("month")}
        type="month"
        label="预计毕业时间"
        required
        placeholder="2026-06"
        hint="要晚于所在团支部的毕业时间"
        error={formState.errors.month}
      />
      <Input {...register("reason")} label="延迟毕业原因" required maxLength={100} error={formState.errors.reason} />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} className="mt-4 w-full">
        提交
      </Button>
    </form>
  );
}

function TeacherFields({ personIds, onDone }: Props) {
  const { pending, problem, submit } = useSubmit(markTeachers);
  const mark = async () => {
    if ((await submit({ personIds })) !== null) onDone();
  };
  return (
    <>
      <p className="my-3 text-ink-2 text-small">教师不毕业，不列入学社衔接；标错了可以撤销。</p>
      <FormProblem problem={problem} />
      <Button look="primary" busy={pending} onClick={mark} className="w-full">
        提交
      </Button>
    </>
  );
}

const KINDS = [
  ["delayed", "延迟毕业团员"],
  ["teacher", "教师"],
] as const;

export function DelayButton({ personIds, onDone }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<"delayed" | "teacher">("delayed");
  const done = () => {
    notify(`${personIds.length} 人已标记`);
    setOpen(false);
    onDone();
    router.refresh();
  };
  const fields = { personIds, onDone: done };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <GraduationCap aria-hidden />
        标记延迟毕业团员/教师
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={`标记 ${personIds.length} 人`}>
        <fieldset className="flex flex-wrap gap-x-5">
          <legend className="sr-only">标记为</legend>
          {KINDS.map(([value, label]) => (
            <label key={value} className="inline-flex min-h-[var(--touch)] items-center gap-2">
              <input
                type="radio"
                name="kind"
                checked={kind === value}
                onChange={() => setKind(value)}
                className="size-4 accent-[var(--ink)]"
              />
              {label}
            </label>
          ))}
        </fieldset>
        {kind === "delayed" ? <DelayFields {...fields} /> : <TeacherFields {...fields} />}
      </Dialog>
    </>
  );
}
