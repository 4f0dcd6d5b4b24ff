"use client";
// 同意，或者写明理由不同意；十秒里可以撤销，办完接着看下一件（OPS-03）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { Reasons } from "#components/inbox/reasons";
import { type Held, useHeldDecision } from "#components/inbox/use-held-decision";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";

type Props = { paperId: string; chips: readonly string[]; next: string | null; consequence: string };

/** Where the decision stands: always in sight. */
export const DOCK =
  "-mx-[var(--edge)] sticky bottom-0 mt-6 border-line-strong border-t bg-surface px-[var(--edge)] pt-3 pb-[max(env(safe-area-inset-bottom),0.75rem)] desk:-bottom-16 desk:-mb-16 desk:mt-auto";

/** What comes after a decision, on its button. */
export const onwardWords = (next: string | null): string => (next ? "看下一件" : "回操作中心");

/** What was decided, while it can be taken back. */
export function Undo({ held: { held, left, undo, sendNow }, onward }: { held: Held; onward: string }) {
  return (
    <div className={DOCK}>
      <p className="pb-2">
        <b role="status">{held?.decision === "approve" ? "已同意" : "已退回，对方会看到理由"}</b>
        <span className="ml-2 text-ink-2 text-small">{`${left} 秒内可以撤销`}</span>
      </p>
      <div className="flex gap-3 desk:max-w-md">
        <Button onClick={undo} className="flex-1">
          撤销
        </Button>
        <Button look="ink" onClick={sendNow} className="flex-[1.9]">
          {onward}
        </Button>
      </div>
    </div>
  );
}

export function Decide({ paperId, chips, next, consequence }: Props) {
  const router = useRouter();
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState("");
  const decision = useHeldDecision(paperId, () => {
    router.push(next ? `/manage/inbox/${next}` : "/manage/inbox");
    router.refresh();
  });
  const { held, pending, problem, press } = decision;
  const refuse = () => {
    if (reason.trim() === "") return;
    setRefusing(false);
    press({ decision: "refuse", reason });
  };
  if (held) return <Undo held={decision} onward={onwardWords(next)} />;
  return (
    <div className={DOCK}>
      <FormProblem problem={problem} />
      <div className="flex gap-3 desk:max-w-md">
        <Button onClick={() => setRefusing(true)} disabled={pending} className="flex-1">
          不同意
        </Button>
        <Button look="primary" busy={pending} onClick={() => press({ decision: "approve", reason: "" })} className="flex-[1.9]">
          同意
        </Button>
      </div>
      <p className="pt-2 text-center text-ink-3 text-mini desk:text-left">{consequence}</p>
      <Dialog open={refusing} onClose={() => setRefusing(false)} title="不同意">
        <Reasons value={reason} onChange={setReason} chips={chips} error={undefined} />
        <div className="mt-4 flex gap-3">
          <Button onClick={() => setRefusing(false)} className="flex-1">
            再想想
          </Button>
          <Button look="ink" disabled={reason.trim() === ""} onClick={refuse} className="flex-[1.9]">
            不同意，退回
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
