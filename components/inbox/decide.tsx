"use client";
// 同意，或者写明理由不同意；办完接着看下一件（OPS-03）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Reasons } from "#components/inbox/reasons";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { notify } from "#components/ui/toast";
import { decidePaper } from "#lib/inbox/actions";

type Props = { paperId: string; chips: readonly string[]; next: string | null; consequence: string };

export function Decide({ paperId, chips, next, consequence }: Props) {
  const router = useRouter();
  const { pending, problem, submit, clear } = useSubmit(decidePaper);
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState("");
  const decide = async (decision: "approve" | "refuse") => {
    if ((await submit({ paperId, decision, reason: decision === "refuse" ? reason : "" })) === null) return;
    notify(decision === "approve" ? "已同意" : "已退回，对方会看到理由");
    router.push(next ? `/manage/inbox/${next}` : "/manage/inbox");
    router.refresh();
  };
  const close = () => {
    setRefusing(false);
    clear();
  };
  return (
    <div className="-mx-[var(--edge)] sticky bottom-0 mt-6 border-line-strong border-t bg-surface px-[var(--edge)] pt-3 pb-[max(env(safe-area-inset-bottom),0.75rem)] desk:-bottom-16 desk:-mb-16 desk:mt-auto">
      {!refusing && <FormProblem problem={problem} />}
      <div className="flex gap-3 desk:max-w-md">
        <Button onClick={() => setRefusing(true)} disabled={pending} className="flex-1">
          不同意
        </Button>
        <Button look="primary" busy={pending && !refusing} onClick={() => decide("approve")} className="flex-[1.9]">
          同意
        </Button>
      </div>
      <p className="pt-2 text-center text-ink-3 text-mini desk:text-left">{consequence}</p>
      <Dialog open={refusing} onClose={close} title="不同意">
        <Reasons value={reason} onChange={setReason} chips={chips} error={problem?.fields?.reason} />
        <FormProblem problem={problem?.fields?.reason ? null : problem} />
        <div className="mt-4 flex gap-3">
          <Button onClick={close} className="flex-1">
            再想想
          </Button>
          <Button look="ink" busy={pending} onClick={() => decide("refuse")} className="flex-[1.9]">
            不同意，退回
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
