"use client";
// 忘记密码：凭管理员给的验证码换一个新密码，换好自己登录（PWD-05）。
import { useState } from "react";
import { Controller } from "react-hook-form";
import { NewPassword } from "#components/accounts/new-password";
import { CodeBoxes } from "#components/form/code-boxes";
import { FormProblem, Input } from "#components/form/field";
import { PasswordInput } from "#components/form/password";
import { useActionForm } from "#components/form/use-action-form";
import { Button, ButtonLink } from "#components/ui/button";
import { ShareRing } from "#components/ui/mark";
import { resetPassword } from "#lib/accounts/actions";

function Done() {
  return (
    <div role="status" className="pt-4">
      <ShareRing share={1} />
      <p className="mt-4 font-semibold text-title">新密码设好了</p>
      <p className="mt-1 text-ink-2">为了安全，其他设备都已退出。请用新密码登录。</p>
      <ButtonLink href="/" look="primary" className="mt-6 w-full">
        去登录
      </ButtonLink>
    </div>
  );
}

export function ResetForm() {
  const [done, setDone] = useState(false);
  const { form, pending, problem, send } = useActionForm({
    schema: () => import("#lib/accounts/schema").then((m) => m.resetSchema),
    action: resetPassword,
    values: { idNumber: "", name: "", code: "", password: "", confirm: "" },
    keyed: false,
    onDone: () => setDone(true),
  });
  const { errors } = form.formState;
  if (done) return <Done />;
  return (
    <form onSubmit={send} noValidate>
      <Input
        {...form.register("idNumber")}
        label="身份证号"
        required
        autoComplete="username"
        autoCapitalize="characters"
        error={errors.idNumber}
      />
      <Input {...form.register("name")} label="姓名" required autoComplete="name" error={errors.name} />
      <Controller
        name="code"
        control={form.control}
        render={({ field }) => (
          <CodeBoxes
            value={field.value}
            onChange={field.onChange}
            label="重置密码验证码"
            hint={"8\u00a0位，区分大小写，48\u00a0小时内有效"}
            error={errors.code?.message}
          />
        )}
      />
      <NewPassword
        register={form.register("password")}
        value={form.watch("password")}
        idNumber={form.watch("idNumber")}
        error={errors.password}
      />
      <PasswordInput {...form.register("confirm")} label="确认新密码" required autoComplete="new-password" error={errors.confirm} />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} className="mt-6 w-full">
        设置新密码
      </Button>
    </form>
  );
}
