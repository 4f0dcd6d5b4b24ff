"use client";
// 登录：身份证号与密码；第一次来的带去激活；启用了动态口令的再问一次。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { type Credentials, type Entrance, enter } from "#components/accounts/enter";
import { ClearButton, FormProblem, Input } from "#components/form/field";
import { PasswordInput } from "#components/form/password";
import { Button } from "#components/ui/button";

/** 379901 20021130 9248: grouped while typing, plain when sent. */
const grouped = (text: string): string => {
  const plain = text
    .normalize("NFKC")
    .replace(/[^\dXx]/g, "")
    .toUpperCase()
    .slice(0, 18);
  return [plain.slice(0, 6), plain.slice(6, 14), plain.slice(14)].filter(Boolean).join(" ");
};

type Props = { to: string };

export function SignInForm({ to }: Props) {
  const router = useRouter();
  const form = useForm<Credentials>({ defaultValues: { idNumber: "", password: "", remembered: false, totp: "" } });
  const [problem, setProblem] = useState<{ because: string } | null>(null);
  const [second, setSecond] = useState(false);
  const { errors, isSubmitting } = form.formState;

  const follow = (entrance: Entrance) => {
    if (entrance.kind === "refused") return setProblem(entrance);
    if (entrance.kind === "second-factor") return setSecond(true);
    if (entrance.kind === "activate") return router.push("/activate");
    // A full load: nothing of the page before signing in stays.
    location.assign(to);
  };
  const send = form.handleSubmit(async (values) => {
    setProblem(null);
    follow(await enter({ ...values, idNumber: values.idNumber.replaceAll(" ", "") }));
  });
  const number = form.register("idNumber", { required: "请填写身份证号。" });
  return (
    <form onSubmit={send} noValidate>
      <Input
        {...number}
        onChange={(event) => form.setValue("idNumber", grouped(event.target.value))}
        label="身份证号"
        autoComplete="username"
        autoCapitalize="characters"
        inputMode="text"
        error={errors.idNumber}
        className="pr-11 tracking-[0.03em]"
        trailing={form.watch("idNumber") ? <ClearButton onClick={() => form.setValue("idNumber", "", { shouldDirty: true })} /> : undefined}
      />
      <PasswordInput
        {...form.register("password", { required: "请填写密码。" })}
        label="密码"
        autoComplete="current-password"
        error={errors.password}
      />
      {second && (
        <Input
          {...form.register("totp", { required: "请填写动态口令。" })}
          label="动态口令"
          hint="打开手机上的身份验证器，填写 6 位数字"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          error={errors.totp}
        />
      )}
      <label className="flex min-h-[var(--touch)] items-center gap-2.5 text-ink-2 text-small">
        <input type="checkbox" className="size-5 accent-[var(--ink)]" {...form.register("remembered")} />
        这是本人的手机，30 天内不用再登录
      </label>
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={isSubmitting} busyText="正在登录" className="mt-4 w-full">
        登录
      </Button>
    </form>
  );
}
