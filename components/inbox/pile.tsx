"use client";
// 一叠待处理的：勾选几件一起决定，每件的结果分开说（OPS-02、OPS-06）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { PaperRowView } from "#components/inbox/paper-row";
import type { PaperItem } from "#components/inbox/paper-words";
import { Reasons } from "#components/inbox/reasons";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Status } from "#components/ui/status";
import { decidePapers } from "#lib/inbox/actions";
import type { Outcome } from "#lib/inbox/commands";
import { COMMON_REASONS } from "#lib/papers/labels";

function Outcomes({ outcomes, items, onClose }: { outcomes: readonly Outcome[]; items: readonly PaperItem[]; onClose: () => void }) {
  const failed = outcomes.filter((o) => o.because !== null);
  const titleOf = (o: Outcome) => o.title || items.find((i) => i.id === o.paperId)?.title || "";
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        failed.length === 0 ? `${outcomes.length} 件都办好了` : `${outcomes.length - failed.length} 件办好，${failed.length} 件没有办成`
      }
    >
      <ul className="divide-y divide-line border-line border-y">
        {outcomes.map((o) => (
          <li key={o.paperId} className="py-2.5">
            <Status kind={o.because === null ? "ok" : "bad"}>{titleOf(o)}</Status>
            {o.because && <span className="block pl-5 text-ink-2 text-small">{o.because}</span>}
          </li>
        ))}
      </ul>
      <Button look="ink" className="mt-4 w-full" onClick={onClose}>
        知道了
      </Button>
    </Dialog>
  );
}

type Checkable = { items: readonly PaperItem[]; chosen: readonly string[]; onToggle: (id: string) => void };

const Rows = ({ items, chosen, onToggle }: Checkable) => (
  <ul className="divide-y divide-line border-line border-y">
    {items.map((item) => (
      <PaperRowView
        key={item.id}
        item={item}
        lead={
          <label className="-ml-2 grid size-[var(--touch)] flex-none place-items-center pt-1.5">
            <input
              type="checkbox"
              className="size-5 accent-[var(--ink)]"
              checked={chosen.includes(item.id)}
              onChange={() => onToggle(item.id)}
            />
            <span className="sr-only">勾选 {item.title}</span>
          </label>
        }
      />
    ))}
  </ul>
);

type Deciding = { chosen: readonly PaperItem[]; onDone: (outcomes: readonly Outcome[]) => void; onCancel: () => void };

function DecideBar({ chosen, onDone, onCancel }: Deciding) {
  const { pending, problem, submit } = useSubmit(decidePapers);
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState("");
  const decide = async (decision: "approve" | "refuse") => {
    const done = await submit({ paperIds: chosen.map((c) => c.id), decision, reason: decision === "refuse" ? reason : "" });
    if (done) onDone(done);
  };
  const types = [...new Set(chosen.map((c) => c.type))];
  return (
    <div
      role="toolbar"
      aria-label="已选操作"
      className="-mx-[var(--edge)] sticky bottom-0 z-10 mt-auto flex min-h-14 flex-wrap items-center gap-2.5 border-line-strong border-t bg-ink-tint px-[var(--edge)] py-2 desk:-bottom-16 desk:-mb-16"
    >
      <span>
        <b>{chosen.length}</b> 件已选
      </span>
      <Button onClick={() => setRefusing(true)} disabled={pending}>
        不同意
      </Button>
      <Button look="primary" busy={pending && !refusing} onClick={() => decide("approve")}>
        同意
      </Button>
      <Button look="quiet" onClick={onCancel}>
        取消
      </Button>
      {!refusing && <FormProblem problem={problem} />}
      <Dialog open={refusing} onClose={() => setRefusing(false)} title={`不同意这 ${chosen.length} 件`}>
        <Reasons
          value={reason}
          onChange={setReason}
          chips={types.length === 1 ? types.flatMap((t) => COMMON_REASONS[t]) : []}
          error={problem?.fields?.reason}
        />
        <FormProblem problem={problem?.fields?.reason ? null : problem} />
        <Button look="ink" busy={pending} className="mt-4 w-full" onClick={() => decide("refuse")}>
          不同意，退回
        </Button>
      </Dialog>
    </div>
  );
}

export function Pile({ items }: { items: readonly PaperItem[] }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null);
  const toggle = (id: string) => setChosen((now) => (now.includes(id) ? now.filter((c) => c !== id) : [...now, id]));
  const close = () => {
    setOutcomes(null);
    setChosen([]);
    router.refresh();
  };
  const taken = items.filter((i) => chosen.includes(i.id));
  return (
    <>
      <Rows items={items} chosen={chosen} onToggle={toggle} />
      {taken.length > 0 && !outcomes && <DecideBar chosen={taken} onDone={setOutcomes} onCancel={() => setChosen([])} />}
      {outcomes && <Outcomes outcomes={outcomes} items={items} onClose={close} />}
    </>
  );
}
