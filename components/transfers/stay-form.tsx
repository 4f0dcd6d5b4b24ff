"use client";
// 出国（境）学习研究保留团组织关系：去哪里、多久、国内找谁，附书面申请（TRF-32）。
import { useRouter } from "next/navigation";
import type { UseFormReturn } from "react-hook-form";
import { ProofUpload } from "#components/corrections/proof-upload";
import { FormProblem, Input, Select } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { fileOwnStay, fileStay } from "#lib/transfers/actions";
import type { OverseasBranch } from "#lib/transfers/overseas/queries";
import type { OwnStay, Stay } from "#lib/transfers/schema";

const empty = (branches: readonly OverseasBranch[]): OwnStay => ({
  ...{ toBranchId: branches.length === 1 ? (branches[0]?.id ?? "") : "", place: "", startOn: "", endOn: "" },
  ...{ contactName: "", contactPhone: "", fileId: "" },
});

/** The same fields for the member and for the branch that files in their place. */
function StayFields<F extends OwnStay>({ form: given, branches }: { form: UseFormReturn<F>; branches: readonly OverseasBranch[] }) {
  const form = given as unknown as UseFormReturn<OwnStay>;
  const { errors } = form.formState;
  return (
    <>
      <Select
        {...form.register("toBranchId")}
        label="保留到"
        required
        options={branches.map(({ id: code, shortName: label }) => ({ code, label }))}
        error={errors.toBranchId}
      />
      <Input {...form.register("place")} label="境外学习研究地点" required maxLength={100} hint="国家或地区、学校" error={errors.place} />
      <div className="grid gap-x-8 desk:grid-cols-2">
        <Input {...form.register("startOn")} label="开始日期" type="date" required error={errors.startOn} />
        <Input {...form.register("endOn")} label="结束日期" type="date" required error={errors.endOn} />
        <Input
          {...form.register("contactName")}
          label="国内常用联系人"
          required
          maxLength={30}
          autoComplete="off"
          error={errors.contactName}
        />
        <Input
          {...form.register("contactPhone")}
          label="联系方式"
          required
          type="tel"
          maxLength={20}
          autoComplete="off"
          error={errors.contactPhone}
        />
      </div>
      <ProofUpload
        label="书面申请"
        hint="PDF、JPG或PNG，不超过 10 MB。只有经手的团委打得开，谁打开过有记录。"
        address="/api/transfers/files"
        error={errors.fileId?.message}
        onUploaded={(fileId) => form.setValue("fileId", fileId, { shouldValidate: form.formState.isSubmitted })}
      />
    </>
  );
}

type Props = { branches: readonly OverseasBranch[] };

export function OwnStayForm({ branches }: Props) {
  const router = useRouter();
  const { form, pending, problem, send } = useActionForm<OwnStay, { stayId: string }>({
    schema: () => import("#lib/transfers/schema").then((m) => m.ownStaySchema),
    action: fileOwnStay,
    values: empty(branches),
    onDone: () => {
      notify("已提交，等校团委审批");
      router.refresh();
    },
  });
  return (
    <form onSubmit={send} noValidate>
      <StayFields form={form} branches={branches} />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} className="mt-4 w-full">
        提交申请
      </Button>
    </form>
  );
}

type DeskProps = Props & { members: readonly { personId: string; name: string }[] };

export function StayForm({ branches, members }: DeskProps) {
  const router = useRouter();
  const { form, pending, problem, send } = useActionForm<Stay, { stayId: string }>({
    schema: () => import("#lib/transfers/schema").then((m) => m.staySchema),
    action: fileStay,
    values: { personId: "", ...empty(branches) },
    onDone: () => {
      notify("已提交，等校团委审批");
      router.push("/manage/transfers/overseas");
    },
  });
  return (
    <form onSubmit={send} noValidate className="max-w-2xl">
      <Select
        {...form.register("personId")}
        label="团员"
        required
        options={members.map(({ personId: code, name: label }) => ({ code, label }))}
        hint="只有标为毕业生的可以登记，短期交流的留在原支部"
        error={form.formState.errors.personId}
      />
      <StayFields form={form} branches={branches} />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} className="mt-4 max-desk:w-full">
        提交，由校团委审批
      </Button>
    </form>
  );
}
