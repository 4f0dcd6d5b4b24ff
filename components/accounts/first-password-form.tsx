"use client";
// 兼容模式：后八位只能进到这里，设好密码才算激活。
import { NewPassword } from "#components/accounts/new-password";
import { FormProblem } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Button } from "#components/ui/button";
import { setFirstPassword } from "#lib/accounts/actions";

export function FirstPasswordForm() {
  const { form, pending, problem, send } = useActionForm({
    schema: () => import("#lib/accounts/schema").then((m) => m.firstPasswordSchema),
    action: setFirstPassword,
    values: { password: "" },
    keyed: false,
    onDone: () => location.assign("/my?welcome=1"),
  });
  return (
    <form onSubmit={send} noValidate>
      <NewPassword register={form.register("password")} value={form.watch("password")} error={form.formState.errors.password} />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} busyText="正在设置" className="mt-6 w-full">
        设置密码
      </Button>
    </form>
  );
}
