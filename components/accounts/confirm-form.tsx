"use client";
// 再确认一次是本人：管理之前，登录久了要重新输密码。
import { FormProblem, Input } from "#components/form/field";
import { PasswordInput } from "#components/form/password";
import { useActionForm } from "#components/form/use-action-form";
import { Button } from "#components/ui/button";
import { confirmSignIn } from "#lib/accounts/actions";

type Props = { to: string; secondFactor: boolean };

export function ConfirmForm({ to, secondFactor }: Props) {
  const { form, pending, problem, send } = useActionForm({
    schema: () => import("#lib/accounts/schema").then((m) => m.confirmSchema),
    action: confirmSignIn,
    values: { password: "", totp: "" },
    keyed: false,
    onDone: () => location.assign(to),
  });
  const { errors } = form.formState;
  return (
    <form onSubmit={send} noValidate>
      <PasswordInput {...form.register("password")} label="密码" autoComplete="current-password" error={errors.password} />
      {secondFactor && (
        <Input
          {...form.register("totp")}
          label="动态口令"
          hint={"打开手机上的身份验证器，填写 6\u00a0位数字"}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          error={errors.totp}
        />
      )}
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} busyText="正在核对" className="mt-6 w-full">
        确认
      </Button>
    </form>
  );
}
