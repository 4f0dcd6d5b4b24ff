"use client";
// 八位码：看上去八格，其实是一个输入框，可以粘贴、可以朗读。
import { useId } from "react";
import { Status } from "#components/ui/status";

type Props = { value: string; onChange: (value: string) => void; label: string; hint: string; error?: string | undefined; name?: string };

const LENGTH = 8;
const tidy = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[^0-9A-Za-z]/g, "")
    .slice(0, LENGTH);

function Boxes({ value, active }: { value: string; active: number }) {
  return (
    <span aria-hidden className="grid grid-cols-[repeat(4,1fr)_0.5rem_repeat(4,1fr)] items-center gap-1.5">
      {Array.from({ length: LENGTH + 1 }, (_, i) => {
        if (i === 4) return <span key="gap" className="h-px bg-control" />;
        const at = i > 4 ? i - 1 : i;
        const here = at === active;
        return (
          <span
            key={`box-${at.toString()}`}
            className={`grid h-13 place-items-center bg-surface font-semibold text-[1.5rem] ${here ? "border-ink border-b-2 group-focus-within:border-ink" : "border-control border-b"}`}
          >
            {value[at] ?? ""}
          </span>
        );
      })}
    </span>
  );
}

export function CodeBoxes({ value, onChange, label, hint, error, name }: Props) {
  const id = useId();
  return (
    <div className="py-2">
      <label htmlFor={id} className="text-ink-2 text-small">
        {label}
      </label>
      <span className="group relative mt-2 block focus-within:outline-2 focus-within:outline-ink focus-within:outline-offset-4">
        <Boxes value={value} active={Math.min(value.length, LENGTH - 1)} />
        <input
          id={id}
          name={name}
          value={value}
          onChange={(event) => onChange(tidy(event.target.value))}
          autoComplete="one-time-code"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          inputMode="text"
          aria-invalid={Boolean(error)}
          aria-describedby={`${id}-note`}
          className="absolute inset-0 h-full w-full cursor-text bg-transparent text-transparent caret-transparent opacity-0"
        />
      </span>
      <p id={`${id}-note`} className="pt-2 text-mini">
        {error ? <Status kind="bad">{error}</Status> : <span className="text-ink-3">{hint}</span>}
      </p>
    </div>
  );
}
