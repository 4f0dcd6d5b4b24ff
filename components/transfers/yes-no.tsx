"use client";
// 是或否，必须回答一个。
import { Status } from "#components/ui/status";

type Props = {
  label: string;
  hint?: string;
  value: boolean | null;
  onChange: (answer: boolean) => void;
  error: string | undefined;
};

const CHOICES = [
  [true, "是"],
  [false, "否"],
] as const;

export function YesNo({ label, hint, value, onChange, error }: Props) {
  return (
    <fieldset className="py-2">
      <legend className="text-ink-2 text-small">
        {label}
        <span className="ml-1 text-ink-3" title="必填">
          *<span className="sr-only">必填</span>
        </span>
      </legend>
      <div className="mt-1 flex gap-2">
        {CHOICES.map(([answer, text]) => (
          <button
            key={text}
            type="button"
            aria-pressed={value === answer}
            onClick={() => onChange(answer)}
            className="min-h-[var(--touch)] min-w-20 rounded-control border border-line-strong px-4 aria-pressed:border-ink aria-pressed:font-semibold desk:min-h-9"
          >
            {text}
          </button>
        ))}
      </div>
      {error ? (
        <p role="alert" className="pt-1.5 text-mini">
          <Status kind="bad">{error}</Status>
        </p>
      ) : (
        hint && <p className="pt-1.5 text-ink-3 text-mini">{hint}</p>
      )}
    </fieldset>
  );
}
