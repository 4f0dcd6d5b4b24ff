"use client";
// 动态口令：扫一次码，填一次数字，就算开启；关闭要密码。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { encode } from "uqr";
import { FormProblem, Input } from "#components/form/field";
import { PasswordInput } from "#components/form/password";
import { useActionForm } from "#components/form/use-action-form";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { QrCode } from "#components/ui/qr-code";
import { Status } from "#components/ui/status";
import { beginSecondFactor, disableSecondFactor, enableSecondFactor } from "#lib/accounts/actions";

type Secret = { secret: string; address: string };
type Props = { enabled: boolean; to: string };

function Enable({ secret, to }: { secret: Secret; to: string }) {
  const { form, pending, problem, send } = useActionForm({
    schema: () => import("#lib/accounts/schema").then((m) => m.totpSchema),
    action: enableSecondFactor,
    values: { totp: "" },
    keyed: false,
    onDone: () => location.assign(to),
  });
  return (
    <form onSubmit={send} noValidate>
      <ol className="timeline">
        <li>
          <p>用身份验证器扫这个码（支付宝、微信的身份验证小程序，或任何支持动态口令的应用）。</p>
          <QrCode grid={encode(secret.address, { ecc: "M", border: 0 })} label="动态口令二维码" className="mt-2 size-44" />
          <p className="mt-2 text-ink-2 text-small">
            扫不了就手工输入：<span className="code break-all text-ink">{secret.secret.replace(/(.{4})/g, "$1 ")}</span>
          </p>
          <CopyButton text={secret.secret} label="复制密钥" className="mt-2" />
        </li>
        <li>
          <Input
            {...form.register("totp")}
            label="填它现在显示的六位数字"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            error={form.formState.errors.totp}
          />
        </li>
      </ol>
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} busyText="正在核对" className="mt-4 w-full desk:w-auto">
        开启动态口令
      </Button>
    </form>
  );
}

function Disable() {
  const router = useRouter();
  const { form, pending, problem, send } = useActionForm({
    schema: () => import("#lib/accounts/schema").then((m) => m.passwordOnlySchema),
    action: disableSecondFactor,
    values: { password: "" },
    keyed: false,
    onDone: () => router.refresh(),
  });
  return (
    <form onSubmit={send} noValidate>
      <p className="mb-3">
        <Status kind="ok">已经开启</Status>
      </p>
      <PasswordInput
        {...form.register("password")}
        label="关闭要输密码"
        autoComplete="current-password"
        error={form.formState.errors.password}
      />
      <FormProblem problem={problem} />
      <Button type="submit" busy={pending} busyText="正在关闭" className="mt-4">
        关闭动态口令
      </Button>
    </form>
  );
}

export function SecondFactor({ enabled, to }: Props) {
  const { pending, problem, submit } = useSubmit(beginSecondFactor, { keyed: false });
  const [secret, setSecret] = useState<Secret | null>(null);
  if (enabled) return <Disable />;
  if (secret) return <Enable secret={secret} to={to} />;
  return (
    <>
      <FormProblem problem={problem} />
      <Button
        look="primary"
        busy={pending}
        busyText="正在准备"
        className="w-full desk:w-auto"
        onClick={async () => setSecret(await submit({}))}
      >
        开始
      </Button>
    </>
  );
}
