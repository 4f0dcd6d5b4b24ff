"use client";
// 修改密码（PWD-03）。
import { useRouter } from "next/navigation";
import { NewPassword } from "#components/accounts/new-password";
import { FormProblem } from "#components/form/field";
import { PasswordInput } from "#components/form/password";
import { useActionForm } from "#components/form/use-action-form";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { changePassword } from "#lib/accounts/actions";

export function ChangePasswordForm({ least }: { least: number }) {
  const router = useRouter();
  const { form, pending, problem, send } = useActionForm({
    schema: () => import("#lib/accounts/schema").then((m) => m.changePasswordSchema),
    action: changePassword,
    values: { current: "", password: "", confirm: "" },
    keyed: false,
    onDone: () => {
      notify("密码改好了，其他设备已退出");
      router.push("/my/security");
      router.refresh();
    },
  });
  const { errors } = form.formState;
  return (
    <form onSubmit={send} noValidate>
      <PasswordInput {...form.register("current")} label="原密码" required autoComplete="current-password" error={errors.current} />
      <NewPassword register={form.register("password")} value={form.watch("password")} least={least} error={errors.password} />
      <PasswordInput {...form.register("confirm")} label="确认新密码" required autoComplete="new-password" error={errors.confirm} />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} busyText="正在修改" className="mt-6 w-full desk:w-auto">
        修改密码
      </Button>
    </form>
  );
}
