"use client";
// 不同意的理由：常用的点一下就填好，也可以自己写。
import { Frame, inputClass } from "#components/form/field";

type Props = { value: string; onChange: (reason: string) => void; chips: readonly string[]; error: string | undefined };

export function Reasons({ value, onChange, chips, error }: Props) {
  return (
    <>
      <ul aria-label="常用理由" className="flex flex-wrap gap-2">
        {chips.map((chip) => (
          <li key={chip}>
            <button
              type="button"
              aria-pressed={value === chip}
              onClick={() => onChange(chip)}
              className="min-h-[var(--touch)] rounded-control border border-line-strong px-3 text-small aria-pressed:border-ink aria-pressed:font-semibold desk:min-h-9"
            >
              {chip}
            </button>
          </li>
        ))}
      </ul>
      <Frame label="不同意的理由" required error={error ? { message: error } : undefined} hint="对方会看到，写清楚怎样改">
        {({ id, describedBy, invalid }) => (
          <textarea
            id={id}
            rows={3}
            maxLength={200}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            aria-required
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className={inputClass(invalid, "py-2 desk:in-[.desk]:py-2")}
          />
        )}
      </Frame>
    </>
  );
}
