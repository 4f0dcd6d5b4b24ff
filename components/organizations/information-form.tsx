"use client";
// 组织信息：本级自己填，直属上级更正锁定项或代填；书记没有登记时在这里登记（ORG-10 至 ORG-13、ORG-35）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { FormProblem, Input, Select } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { ConfirmLock } from "#components/organizations/confirm-lock";
import { SecretaryFields } from "#components/organizations/secretary-fields";
import { StaffingFields } from "#components/organizations/staffing-fields";
import { Button, ButtonLink } from "#components/ui/button";
import { Note } from "#components/ui/states";
import { notify } from "#components/ui/toast";
import { saveChildInformation, saveOwnInformation } from "#lib/cadres/secretary/actions";
import { INDUSTRIES } from "#lib/options/industries";
import { CATEGORY_LABELS, FIELD_LABELS, type OrganizationField } from "#lib/organizations/labels";
import { PURPOSEFUL } from "#lib/organizations/rules";
import type { InformationForm as Form } from "#lib/organizations/schema";
import type { OrgCategory } from "#generated/enums";

export type InformationProps = {
  own: boolean;
  category: OrgCategory;
  values: Form;
  required: readonly OrganizationField[];
  /** Fields that the organization itself may not change any more. */
  locked: readonly string[];
  /** Nothing was ever saved: saving locks names, category and industry. */
  firstTime: boolean;
  secretary: string | null;
  back: string;
};

type Saved = { waits: boolean; mobileKept: boolean };

const LOCK_NOTE = "填写后不可修改，如有错误请联系直属上级组织管理员更正";

/** Names, industry and how to reach the organization; what is locked is shown, not edited. */
function NameFields({ form, props }: { form: UseFormReturn<Form>; props: InformationProps }) {
  const { own, category, values, required, locked } = props;
  const { errors } = form.formState;
  const isLocked = (name: string): boolean => own && locked.includes(name);
  const field = (name: OrganizationField) => ({ label: FIELD_LABELS[name], required: required.includes(name) });
  const name = (which: "shortName" | "fullName") => ({
    ...form.register(which),
    ...field(which),
    readOnly: isLocked(which),
    hint: isLocked(which) ? LOCK_NOTE : undefined,
    error: errors[which],
  });
  return (
    <div className="grid gap-x-8 desk:grid-cols-2">
      <Input label={FIELD_LABELS.category} value={CATEGORY_LABELS[category]} readOnly hint="错了请联系系统后台" />
      <Input {...name("shortName")} />
      <Input {...name("fullName")} frameClass="desk:col-span-2" />
      {isLocked("industryCategory") ? (
        <Input
          {...field("industryCategory")}
          value={INDUSTRIES.labelOf(String(values.industryCategory ?? "")) || "未填"}
          readOnly
          hint={LOCK_NOTE}
        />
      ) : (
        <Select
          {...form.register("industryCategory")}
          {...field("industryCategory")}
          options={INDUSTRIES.options}
          error={errors.industryCategory}
        />
      )}
      <Input {...form.register("phone")} {...field("phone")} inputMode="tel" error={errors.phone} />
      <Input {...form.register("email")} {...field("email")} inputMode="email" error={errors.email} />
    </div>
  );
}

function useInformation({ own, values, back }: InformationProps) {
  const router = useRouter();
  return useActionForm<Form, Saved>({
    schema: () => import("#lib/organizations/schema").then((m) => m.informationSchema),
    action: own ? saveOwnInformation : saveChildInformation,
    values,
    onDone: (saved) => {
      const kept = saved.mobileKept ? "；书记自己登记的手机号码另有一个，没有改动" : "";
      notify((saved.waits ? "已提交，等直属上级审批后生效" : "已保存，立即生效") + kept);
      router.push(back);
      router.refresh();
    },
  });
}

export function InformationForm(props: InformationProps) {
  const { own, category, required, firstTime, secretary, back } = props;
  const [asking, setAsking] = useState(false);
  const { form, pending, problem, send } = useInformation(props);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (own && firstTime) setAsking(true);
    else void send();
  };
  const confirmed = () => {
    setAsking(false);
    void send();
  };
  return (
    <form onSubmit={submit} noValidate className="max-w-4xl">
      <NameFields form={form} props={props} />
      <StaffingFields form={form} required={required} superior={!own} purposeful={PURPOSEFUL.includes(category)} />
      <SecretaryFields form={form} secretary={secretary} required={own && required.includes("secretaryName")} own={own} />
      <FormProblem problem={problem} />
      {own && <Note className="mt-4">保存后立即生效，每次改动都有记录。</Note>}
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href={back}>返回</ButtonLink>
        <Button type="submit" look="primary" busy={pending} busyText="正在保存" className="flex-1 desk:flex-none">
          保存
        </Button>
      </div>
      <ConfirmLock open={asking} onClose={() => setAsking(false)} onConfirm={confirmed} />
    </form>
  );
}
