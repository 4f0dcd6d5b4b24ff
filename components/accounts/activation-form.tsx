"use client";
// 激活：激活码加一个自己的密码，设好就登录。
import { useState } from "react";
import { Controller } from "react-hook-form";
import { enter } from "#components/accounts/enter";
import { NewPassword } from "#components/accounts/new-password";
import { CodeBoxes } from "#components/form/code-boxes";
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Dock } from "#components/layout/door";
import { Button } from "#components/ui/button";
import { activate } from "#lib/accounts/actions";

type Props = { known: boolean; code: string };

/** `known`: the ID number was given on the sign-in page and stays on the server. */
export function ActivationForm({ known, code }: Props) {
  const [entering, setEntering] = useState(false);
  const { form, pending, problem, send } = useActionForm({
    schema: () => import("#lib/accounts/schema").then((m) => m.activationSchema),
    action: activate,
    values: { idNumber: "", code, password: "" },
    keyed: false,
    onDone: async ({ idNumber }, { password }) => {
      setEntering(true);
      const entrance = await enter({ idNumber, password, remembered: false, totp: "" });
      location.assign(entrance.kind === "in" ? "/my?welcome=1" : "/");
    },
  });
  const { errors } = form.formState;
  const busy = pending || entering;
  return (
    <form onSubmit={send} noValidate>
      {!known && (
        <Input
          {...form.register("idNumber")}
          label="身份证号"
          autoComplete="username"
          autoCapitalize="characters"
          hint={"18\u00a0位，末位是字母的填 X"}
          error={errors.idNumber}
        />
      )}
      <Controller
        name="code"
        control={form.control}
        render={({ field }) => (
          <CodeBoxes
            value={field.value}
            onChange={field.onChange}
            label="激活码"
            hint={"8\u00a0位，区分大小写，印在支部书记发给你的激活条上"}
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
      <FormProblem problem={problem} />
      <Dock>
        <Button type="submit" look="primary" busy={busy} busyText="正在激活" className="flex-1">
          设置并登录
        </Button>
      </Dock>
    </form>
  );
}
