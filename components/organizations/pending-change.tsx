"use client";
// 已提交、等直属上级审批的变更；决定之前可以撤回（ORG-12）。
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Status } from "#components/ui/status";
import { showFullMoment } from "#lib/dates";
import { withdrawInfoChange } from "#lib/organizations/actions";
import type { ShownChange } from "#lib/organizations/changes/queries";

type Props = { changeId: string; createdAt: Date; changes: readonly ShownChange[] };

export function PendingChange({ changeId, createdAt, changes }: Props) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(withdrawInfoChange);
  const withdraw = async () => {
    if ((await submit({ changeId })) !== null) router.refresh();
  };
  return (
    <section className="mb-5 border-line-strong border-y py-3">
      <div className="flex flex-wrap items-center gap-3">
        <span className="min-w-0 flex-1">
          <Status kind="other">{`${showFullMoment(createdAt)}提交的变更，等直属上级审批`}</Status>
          <span className="block pl-5 text-ink-3 text-mini">{changes.map((c) => `${c.label}：${c.before} → ${c.after}`).join("；")}</span>
        </span>
        <Button busy={pending} busyText="正在撤回" onClick={withdraw}>
          撤回
        </Button>
      </div>
      <FormProblem problem={problem} />
    </section>
  );
}
