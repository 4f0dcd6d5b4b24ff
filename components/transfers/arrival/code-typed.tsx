"use client";
// 扫不了的时候，输码下面的六位数字。
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Button } from "#components/ui/button";
import { openShortCode } from "#lib/transfers/arrival/actions";

export function CodeTyped() {
  const { form, pending, problem, send } = useActionForm<{ code: string }, { href: string }>({
    schema: () => import("#lib/transfers/arrival/schema").then((m) => m.shortCodeSchema),
    action: openShortCode,
    values: { code: "" },
    keyed: false,
    onDone: ({ href }) => location.assign(href),
  });
  return (
    <form onSubmit={send} noValidate className="mt-8">
      <Input
        {...form.register("code")}
        label="或者输入六位数字"
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        className="code"
        error={form.formState.errors.code}
      />
      <FormProblem problem={problem?.fields?.code ? null : problem} />
      <Button type="submit" look="ink" busy={pending} busyText="正在查" className="mt-3 w-full">
        下一步
      </Button>
    </form>
  );
}
