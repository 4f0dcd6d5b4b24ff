"use client";
// 退回转接：选一类理由，写清楚怎样改；哪些理由不许用（TRF-12）。
import { Frame, inputClass } from "#components/form/field";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Note } from "#components/ui/states";
import type { TransferRefusal } from "#generated/enums";
import { FORBIDDEN_GROUNDS } from "#lib/transfers/guidance/labels";
import { REFUSAL_LABELS } from "#lib/transfers/labels";

export type Refusing = { refusal: TransferRefusal | null; reason: string };
type Props = {
  value: Refusing;
  onChange: (value: Refusing) => void;
  chips: readonly string[];
  receiving: boolean;
  onClose: () => void;
  onRefuse: () => void;
};

const CHIP =
  "min-h-[var(--touch)] rounded-control border border-line-strong px-3 text-small aria-pressed:border-ink aria-pressed:font-semibold desk:min-h-9";
const KINDS = Object.entries(REFUSAL_LABELS) as [TransferRefusal, string][];

function Kinds({ value, onChange }: Pick<Props, "value" | "onChange">) {
  return (
    <ul aria-label="退回的理由" className="flex flex-wrap gap-2">
      {KINDS.map(([refusal, label]) => (
        <li key={refusal}>
          <button type="button" aria-pressed={value.refusal === refusal} onClick={() => onChange({ ...value, refusal })} className={CHIP}>
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}

export function RefuseTransfer({ value, onChange, chips, receiving, onClose, onRefuse }: Props) {
  return (
    <Dialog open onClose={onClose} title="退回">
      {receiving && <Note className="mb-3">{FORBIDDEN_GROUNDS}</Note>}
      <Kinds value={value} onChange={onChange} />
      <Frame label="写清楚怎样改" required hint="对方会看到；改好以后从这一步继续">
        {({ id, describedBy, invalid }) => (
          <textarea
            id={id}
            rows={3}
            maxLength={200}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            aria-required
            value={value.reason}
            onChange={(event) => onChange({ ...value, reason: event.target.value })}
            className={inputClass(invalid, "py-2 desk:in-[.desk]:py-2")}
          />
        )}
      </Frame>
      <ul aria-label="常用的话" className="flex flex-wrap gap-2">
        {chips.map((chip) => (
          <li key={chip}>
            <button
              type="button"
              onClick={() => onChange({ ...value, reason: chip })}
              aria-pressed={value.reason === chip}
              className={CHIP}
            >
              {chip}
            </button>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex gap-3">
        <Button onClick={onClose} className="flex-1">
          再想想
        </Button>
        <Button look="ink" disabled={value.reason.trim() === "" || value.refusal === null} onClick={onRefuse} className="flex-[1.9]">
          退回
        </Button>
      </div>
    </Dialog>
  );
}
