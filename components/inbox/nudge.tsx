"use client";
// 催办：复制一段话发到群里，或者在系统里提醒一次，一天一次（OPS-04）。
import { BellRing } from "lucide-react";
import { useRouter } from "next/navigation";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { notify } from "#components/ui/toast";
import { nudgePaper } from "#lib/inbox/actions";

type Props = { paperId: string; text: string; mayNudge: boolean };

export function Nudge({ paperId, text, mayNudge }: Props) {
  const router = useRouter();
  const { pending, problem, submit } = useSubmit(nudgePaper);
  const nudge = async () => {
    if ((await submit({ paperId })) === null) return;
    notify("已提醒，对方会收到消息");
    router.refresh();
  };
  return (
    <div className="mt-4">
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text} label="复制催办的话" />
        <Button busy={pending} busyText="正在提醒" onClick={nudge} disabled={!mayNudge}>
          <BellRing aria-hidden />
          {mayNudge ? "提醒对方" : "今天提醒过了"}
        </Button>
      </div>
      <FormProblem problem={problem} />
    </div>
  );
}
