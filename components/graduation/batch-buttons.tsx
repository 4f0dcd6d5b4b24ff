"use client";
// 确认办理、放弃、整批撤销：按之前说清后果。
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { discardGraduateBatch, runGraduateBatch, undoGraduateBatch } from "#lib/graduation/actions";
import type { BatchView } from "#lib/graduation/batches/queries";

function Run({ view }: { view: BatchView }) {
  const router = useRouter();
  const run = useSubmit(runGraduateBatch);
  const discard = useSubmit(discardGraduateBatch);
  const ready = view.counts.READY ?? 0;
  const started = view.startedAt !== null;
  const press = async (submit: (input: { batchId: string }) => Promise<unknown>) => {
    if ((await submit({ batchId: view.id })) !== null) router.refresh();
  };
  return (
    <>
      <div className="flex flex-wrap gap-3">
        <Button look="primary" disabled={ready === 0} busy={run.pending} onClick={() => press(run.submit)}>
          {started ? "接着办理" : `办理 ${ready} 人`}
        </Button>
        {!started && (
          <Button busy={discard.pending} onClick={() => press(discard.submit)}>
            放弃这一批
          </Button>
        )}
      </div>
      <FormProblem problem={run.problem ?? discard.problem} />
    </>
  );
}

function Undo({ batchId, until }: { batchId: string; until: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { pending, problem, submit } = useSubmit(undoGraduateBatch);
  const undo = async () => {
    if ((await submit({ batchId })) === null) return;
    setOpen(false);
    router.refresh();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Undo2 aria-hidden />
        整批撤销
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="整批撤销？" kind="center">
        <p>没有决定的转出撤回，已转入的回到原支部，申报又可以改。{until}前可以撤销，前提是对方还没有接收、本人没有别的变动。</p>
        <p className="mt-2 text-ink-2 text-small">转出时终止的职务和管理员权限不会自动恢复，请重新任用。</p>
        <FormProblem problem={problem} />
        <div className="mt-5 flex gap-3">
          <Button onClick={() => setOpen(false)} className="flex-1">
            不撤销
          </Button>
          <Button look="ink" busy={pending} busyText="正在撤销" onClick={undo} className="flex-1">
            整批撤销
          </Button>
        </div>
      </Dialog>
    </>
  );
}

export function BatchButtons({ view, undoUntil }: { view: BatchView; undoUntil: string | null }) {
  if (view.state === "PLANNED") return <Run view={view} />;
  return undoUntil ? <Undo batchId={view.id} until={undoUntil} /> : null;
}
