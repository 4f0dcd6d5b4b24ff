"use client";
// 删除一次培训：列表与各人的资料里都不再有。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import { removeTraining } from "#lib/cadres/trainings/actions";

export function RemoveTraining({ trainingId, name }: { trainingId: string; name: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { pending, problem, submit } = useSubmit(removeTraining);
  const remove = async () => {
    if ((await submit({ trainingId })) === null) return;
    notify(`“${name}”已删除`);
    router.push("/manage/cadres/training");
    router.refresh();
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        删除
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="删除这次培训？" kind="center">
        <p>“{name}”从列表和参训人员的资料里一并拿掉，不能恢复。</p>
        <FormProblem problem={problem} />
        <div className="mt-5 flex gap-3">
          <Button onClick={() => setOpen(false)} className="flex-1">
            再想想
          </Button>
          <Button look="ink" busy={pending} busyText="正在删除" onClick={remove} className="flex-1">
            删除
          </Button>
        </div>
      </Dialog>
    </>
  );
}
