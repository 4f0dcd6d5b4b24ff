"use client";
// 首次登录方式：本级及以下怎么激活；兼容方式到期自动结束。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { setActivationMode } from "#lib/accounts/actions";
import { COMPATIBILITY_DAYS, type ActivationMode as Mode, MODE_LABELS } from "#lib/accounts/activation/rules";

const NOTES: Readonly<Record<Mode, string>> = {
  A: "每人一张激活条，最稳妥",
  B: "一个支部一个码，适合班级统一激活",
  C: "只凭后八位，进来先设密码；确认本人之前看不到完整资料。最多开 20\u00a0天",
};

export function ActivationMode({ mode }: { mode: Mode }) {
  const router = useRouter();
  const [chosen, setChosen] = useState(mode);
  const { pending, problem, submit } = useSubmit(setActivationMode);
  const save = async () => {
    if ((await submit({ mode: chosen, days: COMPATIBILITY_DAYS })) === null) return;
    notify("首次登录方式已更改，本级及以下立即生效");
    router.refresh();
  };
  return (
    <section className="mt-8">
      <h2 className="mb-1 font-semibold text-[0.9375rem]">首次登录方式</h2>
      <fieldset className="border-line-strong border-t">
        <legend className="sr-only">本级及以下的首次登录方式</legend>
        {(Object.keys(MODE_LABELS) as Mode[]).map((key) => (
          <label key={key} className="flex min-h-[var(--touch)] cursor-pointer items-start gap-2.5 border-line border-b py-2">
            <input
              type="radio"
              name="mode"
              checked={chosen === key}
              onChange={() => setChosen(key)}
              className="mt-1 size-4 accent-[var(--ink)]"
            />
            <span>
              {MODE_LABELS[key]}
              <span className="block text-ink-3 text-mini">{NOTES[key]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <FormProblem problem={problem} />
      {chosen !== mode && (
        <Button look="ink" className="mt-3" busy={pending} busyText="正在更改" onClick={save}>
          更改
        </Button>
      )}
    </section>
  );
}
