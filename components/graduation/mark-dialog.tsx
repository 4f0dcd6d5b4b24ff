"use client";
// 标记毕业时间的面板：先填，下一步读须知，确定之后就锁定（GRAD-03、GRAD-04）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { MarkFields } from "#components/graduation/mark-fields";
import { FormProblem } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Status } from "#components/ui/status";
import { notify } from "#components/ui/toast";
import { markBranches } from "#lib/graduation/actions";
import { MARK_NOTICE, MARK_REASON_LABELS } from "#lib/graduation/labels";
import type { Marked, MarkWarned } from "#lib/graduation/marks/commands";
import type { MarkForm } from "#lib/graduation/schema";

type Props = { branches: Readonly<Record<string, string>>; onMarked: () => void };

function Notice({ doubt, chosen }: { doubt: string | null; chosen: string }) {
  return (
    <>
      <p className="mt-2 font-semibold">{chosen}</p>
      <ul className="my-3 grid list-disc gap-2 rounded-control bg-sunken py-3 pr-4 pl-8 text-small">
        {MARK_NOTICE.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {doubt && (
        <div role="alert" className="mb-3 rounded-control bg-amber-tint px-4 py-3 text-small">
          <Status kind="warn">{doubt}</Status>
          <p className="pl-5 text-ink-2">名称里的入学年级不同。确实同时毕业的，可以照此标记。</p>
        </div>
      )}
    </>
  );
}

function MarkForms({ branches, onMarked }: Props) {
  const router = useRouter();
  const [read, setRead] = useState(false);
  const [doubt, setDoubt] = useState<string | null>(null);
  const { form, pending, problem, send } = useActionForm<MarkForm, Marked | MarkWarned>({
    schema: () => import("#lib/graduation/schema").then((m) => m.markSchema),
    action: markBranches,
    values: { branchIds: Object.keys(branches), month: "", reason: "", note: "", acceptWarnings: false },
    onDone: (done) => {
      if (done.kind === "warning") {
        form.setValue("acceptWarnings", true);
        return setDoubt(done.because);
      }
      notify(`${done.branches} 个团支部已标记`);
      onMarked();
      router.refresh();
    },
  });
  const { month, reason } = form.watch();
  const chosen = `${Object.keys(branches).length}\u00a0个团支部：${month || (reason && MARK_REASON_LABELS[reason])}`;
  const back = () => {
    setRead(false);
    setDoubt(null);
    form.setValue("acceptWarnings", false);
  };
  return (
    <form onSubmit={send} noValidate>
      {read ? <Notice doubt={doubt} chosen={chosen} /> : <MarkFields form={form} />}
      <FormProblem problem={problem} />
      <div className="mt-4 flex gap-3">
        {read && (
          <Button onClick={back} className="flex-1">
            上一步
          </Button>
        )}
        {read ? (
          <Button type="submit" look="primary" busy={pending} className="flex-1">
            {doubt ? "核对过了，照此标记" : "确定"}
          </Button>
        ) : (
          <Button look="ink" disabled={!month && !reason} onClick={() => setRead(true)} className="flex-1">
            下一步
          </Button>
        )}
      </div>
    </form>
  );
}

export function MarkDialog({ open, onClose, ...rest }: Props & { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="标记团支部毕业时间">
      <p className="text-ink-3 text-small">{Object.values(rest.branches).join("、")}</p>
      <MarkForms {...rest} />
    </Dialog>
  );
}
