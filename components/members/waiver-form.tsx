"use client";
// 上报一份录入例外：哪一种、谁、录到哪个支部、情况说明（MEM-27、MEM-29）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Input, Select } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { ConfirmId } from "#components/members/confirm-id";
import { OrganizationSearch } from "#components/organizations/organization-search";
import { Button, ButtonLink } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { reportWaiver } from "#lib/members/actions";
import { WAIVER_KIND_LABELS } from "#lib/members/labels";
import type { WaiverForm as Form } from "#lib/members/waivers/schema";
import type { Choice } from "#lib/organizations/queries";

const LIST = "/manage/waivers";
const KINDS = Object.entries(WAIVER_KIND_LABELS).map(([code, label]) => ({ code, label }));
const EMPTY: Form = { kind: "AGE", branchId: "", name: "", idNumber: "", idNumberConfirm: "", mobile: "", note: "" };

export function WaiverForm() {
  const router = useRouter();
  const [branch, setBranch] = useState<Choice | null>(null);
  const { form, pending, problem, send } = useActionForm<Form, { waiverId: string }>({
    schema: () => import("#lib/members/waivers/schema").then((m) => m.waiverSchema),
    action: reportWaiver,
    values: EMPTY,
    onDone: () => {
      notify("已上报团中央");
      router.push(LIST);
      router.refresh();
    },
  });
  const { errors } = form.formState;
  const choose = (choice: Choice | null) => {
    setBranch(choice);
    form.setValue("branchId", choice?.id ?? "", { shouldValidate: form.formState.isSubmitted });
  };
  return (
    <form onSubmit={send} noValidate className="max-w-2xl">
      <Select {...form.register("kind")} label="哪一种例外" required options={KINDS} error={errors.kind} />
      <OrganizationSearch<Choice>
        label="录入到哪个团支部"
        hint="输入名称里的两个字以上，或拼音首字母"
        nothing="没有找到这个名称的团支部。"
        address="/api/organizations/search"
        chosen={branch}
        onChoose={choose}
        error={errors.branchId?.message}
      />
      <Input {...form.register("name")} label="姓名" required autoComplete="off" error={errors.name} />
      <Input {...form.register("idNumber")} label="身份证号码" required autoComplete="off" error={errors.idNumber} />
      <ConfirmId register={form.register("idNumberConfirm")} error={errors.idNumberConfirm} />
      <Input {...form.register("mobile")} label="联系方式" required inputMode="tel" autoComplete="off" error={errors.mobile} />
      <Input
        {...form.register("note")}
        label="情况说明"
        required
        autoComplete="off"
        hint="例如：某县团委2025年2月出具说明，入团时未满13周岁，材料齐全"
        error={errors.note}
      />
      <FormProblem problem={problem} />
      <div className="mt-8 flex flex-wrap gap-3">
        <ButtonLink href={LIST}>返回名单</ButtonLink>
        <Button type="submit" look="primary" busy={pending} busyText="正在上报" className="flex-1 desk:flex-none">
          上报团中央
        </Button>
      </div>
    </form>
  );
}
