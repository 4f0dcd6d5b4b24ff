"use client";
// 更正姓名、身份证号码，申请删除：填一页，附上材料，逐级上报（MEM-19、MEM-20）。
import { useRouter } from "next/navigation";
import type { UseFormReturn } from "react-hook-form";
import { ProofUpload } from "#components/corrections/proof-upload";
import { FormProblem, Input, Select } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { requestDeletion, requestIdentityCorrection } from "#lib/corrections/actions";
import { DELETION_REASON_LABELS } from "#lib/corrections/labels";
import type { DeletionForm, IdentityForm } from "#lib/corrections/schema";

type Props = { person: { personId: string; name: string }; atOnce: boolean };
const PROOF_HINT = "PDF、JPG或PNG，不超过 10\u00a0MB。只有经手的各级管理员打得开，谁打开过有记录。";

function useLeave() {
  const router = useRouter();
  return (executed: boolean) => {
    notify(executed ? "已更正" : "已提交，由上级逐级审批");
    router.push("/manage/inbox?tab=mine");
  };
}

/** Everything that both requests end with: why, the proof, the button. */
function Tail<F extends { note: string; fileId: string }>({
  form,
  proof,
  children,
}: {
  form: UseFormReturn<F>;
  proof: string;
  children: React.ReactNode;
}) {
  const { register, setValue, formState } = form as unknown as UseFormReturn<{ note: string; fileId: string }>;
  return (
    <>
      <Input {...register("note")} label="情况说明" required maxLength={200} error={formState.errors.note} />
      <ProofUpload
        label={proof}
        hint={PROOF_HINT}
        error={formState.errors.fileId?.message}
        onUploaded={(fileId) => setValue("fileId", fileId, { shouldValidate: true })}
      />
      {children}
    </>
  );
}

export function IdentityCorrection({ person, atOnce }: Props) {
  const leave = useLeave();
  const { form, pending, problem, send } = useActionForm<IdentityForm, { executed: boolean }>({
    schema: () => import("#lib/corrections/schema").then((m) => m.identitySchema),
    action: requestIdentityCorrection,
    values: { personId: person.personId, name: "", idNumber: "", idNumberConfirm: "", note: "", fileId: "" },
    onDone: ({ executed }) => leave(executed),
  });
  const { errors } = form.formState;
  return (
    <form onSubmit={send} noValidate className="max-w-3xl">
      <div className="grid gap-x-8 desk:grid-cols-2">
        <Input
          {...form.register("name")}
          label="更正后的姓名"
          hint={`现在是${person.name}，不改就空着`}
          autoComplete="off"
          error={errors.name}
        />
        <Input {...form.register("idNumber")} label="更正后的身份证号码" hint="不改就空着" autoComplete="off" error={errors.idNumber} />
        {form.watch("idNumber") !== "" && (
          <Input
            {...form.register("idNumberConfirm")}
            label="再输一次身份证号码"
            required
            autoComplete="off"
            error={errors.idNumberConfirm}
          />
        )}
      </div>
      <Tail form={form} proof="证明材料（身份证或户口簿的照片）">
        <FormProblem problem={problem} />
        <Button type="submit" look="primary" className="mt-4" busy={pending}>
          {atOnce ? "立即更正" : "提交，逐级上报到省级"}
        </Button>
      </Tail>
    </form>
  );
}

const REASONS = Object.entries(DELETION_REASON_LABELS).map(([code, label]) => ({ code, label }));

export function DeletionRequest({ personId }: { personId: string }) {
  const leave = useLeave();
  const { form, pending, problem, send } = useActionForm<DeletionForm, { executed: boolean }>({
    schema: () => import("#lib/corrections/schema").then((m) => m.deletionSchema),
    action: requestDeletion,
    values: { personId, note: "", fileId: "" },
    onDone: ({ executed }) => leave(executed),
  });
  return (
    <form onSubmit={send} noValidate className="max-w-3xl">
      <Select {...form.register("reason")} label="删除的理由" required options={REASONS} error={form.formState.errors.reason} />
      <Tail form={form} proof="情况说明文件（支部盖章或签字）">
        <FormProblem problem={problem} />
        <Button type="submit" look="primary" className="mt-4" busy={pending}>
          提交，逐级上报到省级
        </Button>
      </Tail>
    </form>
  );
}
