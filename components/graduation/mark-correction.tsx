"use client";
// 更正毕业标记：改成哪个月或什么理由，为什么（GRAD-06）。
import { useRouter } from "next/navigation";
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { MarkFields } from "#components/graduation/mark-fields";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { requestMarkCorrection } from "#lib/corrections/actions";
import type { MarkCorrectionForm } from "#lib/corrections/schema";

export function MarkCorrection({ branchId, atOnce }: { branchId: string; atOnce: boolean }) {
  const router = useRouter();
  const { form, pending, problem, send } = useActionForm<MarkCorrectionForm, { executed: boolean }>({
    schema: () => import("#lib/corrections/schema").then((m) => m.markCorrectionSchema),
    action: requestMarkCorrection,
    values: { branchId, month: "", reason: "", note: "", why: "" },
    onDone: ({ executed }) => {
      notify(executed ? "已更正" : "已提交，由上级逐级审批");
      router.push("/manage/inbox?tab=mine");
    },
  });
  return (
    <form onSubmit={send} noValidate className="max-w-3xl">
      <MarkFields form={form} />
      <Input
        {...form.register("why")}
        label="情况说明"
        required
        maxLength={200}
        hint="为什么标错，依据是什么"
        error={form.formState.errors.why}
      />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" className="mt-4" busy={pending}>
        {atOnce ? "立即更正" : "提交，逐级上报到省级"}
      </Button>
    </form>
  );
}
