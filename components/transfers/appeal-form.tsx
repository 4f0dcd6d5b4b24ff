"use client";
// 申诉：写明为什么，可以附上依据；由两边共同的上级决定，只能申诉一次（BEY-17）。
import { useRouter } from "next/navigation";
import { ProofUpload } from "#components/corrections/proof-upload";
import { FormProblem, Frame, inputClass } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { appealOwnTransfer, appealTransfer } from "#lib/transfers/actions";
import type { Appeal } from "#lib/transfers/schema";

export function AppealForm({ transferId, own }: { transferId: string; own: boolean }) {
  const router = useRouter();
  const { form, pending, problem, send } = useActionForm<Appeal, void>({
    schema: () => import("#lib/transfers/schema").then((m) => m.appealSchema),
    action: own ? appealOwnTransfer : appealTransfer,
    values: { transferId, reason: "", fileId: null },
    onDone: () => {
      notify("申诉已提交");
      router.push(`${own ? "/my" : "/manage"}/transfers/${transferId}`);
      router.refresh();
    },
  });
  const { errors } = form.formState;
  return (
    <form onSubmit={send} noValidate className="max-w-2xl">
      <Frame label="为什么退得不对" required error={errors.reason} hint="写清楚真实的去向和对方退回的说法，200字以内">
        {({ id, describedBy, invalid }) => (
          <textarea
            {...form.register("reason")}
            id={id}
            rows={4}
            maxLength={200}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            aria-required
            className={inputClass(invalid, "py-2 desk:in-[.desk]:py-2")}
          />
        )}
      </Frame>
      <ProofUpload
        label="依据（录取通知、劳动合同等）"
        hint="可不附。PDF、JPG或PNG，不超过 10 MB；涉密材料不要上传。"
        required={false}
        address="/api/transfers/files"
        error={errors.fileId?.message}
        onUploaded={(fileId) => form.setValue("fileId", fileId)}
      />
      <FormProblem problem={problem} />
      <Button type="submit" look="primary" busy={pending} className="mt-4 w-full desk:w-auto">
        提交申诉
      </Button>
    </form>
  );
}
