"use client";
// 到了：按一下报到。
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { reportArrival } from "#lib/transfers/arrival/actions";

export function ReportHere({ codeId }: { codeId: string }) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(reportArrival);
  const report = async () => {
    if ((await submit({ codeId })) !== null) router.refresh();
  };
  return (
    <>
      <FormProblem problem={problem} />
      <Button look="primary" busy={pending} busyText="正在报到" onClick={report} className="mt-4 w-full">
        我到了，报到
      </Button>
    </>
  );
}
