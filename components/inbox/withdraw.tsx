"use client";
// 决定之前，发起的组织可以撤回（OPS-04）。
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { notify } from "#components/ui/toast";
import { withdrawPaper } from "#lib/inbox/actions";

export function Withdraw({ paperId }: { paperId: string }) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(withdrawPaper);
  const withdraw = async () => {
    if ((await submit({ paperId })) === null) return;
    notify("已撤回");
    router.refresh();
  };
  return (
    <>
      <Button busy={pending} busyText="正在撤回" onClick={withdraw}>
        撤回
      </Button>
      <FormProblem problem={problem} />
    </>
  );
}
