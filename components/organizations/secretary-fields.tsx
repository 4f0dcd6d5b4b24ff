"use client";
// 书记：没有登记时填三项；登记过的只显示，变更另行办理（ORG-13）。
import type { UseFormReturn } from "react-hook-form";
import { Input } from "#components/form/field";
import type { InformationForm } from "#lib/organizations/schema";

type Props = {
  form: UseFormReturn<InformationForm>;
  /** Who is recorded already. */
  secretary: string | null;
  /** Whether the organization may not do without, here and now. */
  required: boolean;
  /** Filled in by the organization itself, not by its superior. */
  own: boolean;
};

export function SecretaryFields({ form, secretary, required, own }: Props) {
  const errors = form.formState.errors.secretary;
  return (
    <fieldset className="mt-7">
      <legend className="mb-1 text-ink-3 text-small">书记</legend>
      <div className="grid gap-x-8 border-line-strong border-t pt-1 desk:grid-cols-3">
        {!secretary && !own && (
          <p className="pt-3 text-ink-3 text-mini desk:col-span-3">
            书记还要当管理员的，可以先发管理员注册码，由本人注册时填写；已在这里登记的，到组织详情里“添加管理员”。
          </p>
        )}
        {secretary ? (
          <p className="py-3 desk:col-span-3">
            {secretary}
            <span className="block text-ink-3 text-mini">换书记在“团干部职务变更”里办理；手机号码由本人，或在团员资料里补填</span>
          </p>
        ) : (
          <>
            <Input {...form.register("secretary.name")} label="书记姓名" required={required} autoComplete="off" error={errors?.name} />
            <Input
              {...form.register("secretary.idNumber")}
              label="书记身份证号码"
              required={required}
              autoComplete="off"
              autoCapitalize="characters"
              error={errors?.idNumber}
            />
            <Input
              {...form.register("secretary.mobile")}
              label="书记手机号码"
              required={required}
              inputMode="tel"
              autoComplete="off"
              hint="没有账号的会随即生成，发激活码给本人即可登录"
              error={errors?.mobile}
            />
          </>
        )}
      </div>
    </fieldset>
  );
}
