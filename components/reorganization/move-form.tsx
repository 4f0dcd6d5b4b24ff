"use client";
// 申请组织迁移：找到新的上级，先看迁过去会怎样，写明原因再提交（ORG-24）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem, Input } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { OrganizationSearch } from "#components/organizations/organization-search";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { requestMove } from "#lib/reorganization/actions";

type Target = { id: string; fullName: string };

/** The chosen superior stands in the address: the preview below is that of the address. */
export function TargetSearch({ chosen }: { chosen: Target | null }) {
  const router = useRouter();
  const [target, setTarget] = useState<Pick<Target, "fullName"> | null>(chosen);
  return (
    <div className="max-w-xl">
      <OrganizationSearch
        label="要迁入的上级组织"
        hint="输入名称或拼音，至少两个字；只列得下本组织这个类别的"
        nothing="没有找到。请核对名称，或问一问对方的组织全称。"
        address="/api/organizations/targets"
        chosen={target}
        onChoose={(choice) => {
          setTarget(choice);
          router.replace(choice ? `/manage/organizations/move?to=${choice.id}` : "/manage/organizations/move", { scroll: false });
        }}
      />
    </div>
  );
}

export function MoveForm({ organizationId, targetId }: { organizationId: string; targetId: string }) {
  const router = useRouter();
  const { form, pending, problem, send } = useActionForm({
    schema: () => import("#lib/reorganization/schema").then((m) => m.moveSchema),
    action: requestMove,
    values: { organizationId, targetId, reason: "" },
    onDone: () => {
      notify("已提交，先由现在的直属上级审批");
      router.replace("/manage/organizations/move");
      router.refresh();
    },
  });
  return (
    <form onSubmit={send} className="max-w-xl" noValidate>
      <Input
        label="迁移原因"
        required
        maxLength={200}
        autoComplete="off"
        hint="例如：企业总部迁到市区，隶属关系随之调整"
        error={form.formState.errors.reason}
        {...form.register("reason")}
      />
      <FormProblem problem={problem} />
      <Button look="primary" type="submit" busy={pending} className="mt-3 max-desk:w-full">
        提交申请
      </Button>
    </form>
  );
}
