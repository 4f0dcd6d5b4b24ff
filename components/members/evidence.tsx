"use client";
// 核实依据：入团较早的，录入时看过什么；没有看到的以后补（MEM-21）。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "#components/form/field";
import { useSubmit } from "#components/form/use-submit";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Status } from "#components/ui/status";
import { verifyMember } from "#lib/members/actions";
import { EVIDENCE, EVIDENCE_LABELS, type Evidence } from "#lib/members/evidence/rules";

type Props = { value: readonly Evidence[]; onChange: (evidence: Evidence[]) => void };

/** Boxes for what was seen. */
export function EvidenceBoxes({ value, onChange }: Props) {
  return (
    <fieldset className="mt-4">
      <legend className="text-ink-2 text-small">核实依据（可不填；2017年以前入团而没有依据的，会标为待核实）</legend>
      {EVIDENCE.map((kind) => (
        <label key={kind} className="flex min-h-[var(--touch)] items-center gap-2.5 text-small desk:min-h-9">
          <input
            type="checkbox"
            checked={value.includes(kind)}
            onChange={(event) => onChange(EVIDENCE.filter((e) => (e === kind ? event.target.checked : value.includes(e))))}
            className="size-4 flex-none accent-[var(--ink)]"
          />
          {EVIDENCE_LABELS[kind]}
        </label>
      ))}
    </fieldset>
  );
}

/** The mark on a person's page, and how it goes away. */
export function Unverified({ personId, mayVerify }: { personId: string; mayVerify: boolean }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState<Evidence[]>([]);
  const { pending, problem, submit } = useSubmit(verifyMember);
  const save = async () => {
    if ((await submit({ personId, evidence: seen })) === null) return;
    setOpen(false);
    router.refresh();
  };
  return (
    <div className="mb-3 rounded-control bg-sunken px-4 py-2.5 text-small">
      <Status kind="warn">待核实：录入时没有看到能证明团员身份的材料</Status>
      {mayVerify && (
        <Button look="ink" className="mt-2" onClick={() => setOpen(true)}>
          登记核实依据
        </Button>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title="核实依据">
        <EvidenceBoxes value={seen} onChange={setSeen} />
        <FormProblem problem={problem} />
        <Button look="primary" busy={pending} disabled={seen.length === 0} onClick={save} className="mt-4 w-full">
          登记
        </Button>
      </Dialog>
    </div>
  );
}
