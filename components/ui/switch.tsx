"use client";
// 开关与复选框。
type SwitchProps = { checked: boolean; onChange: (checked: boolean) => void; label: string; disabled?: boolean };

export function Switch({ checked, onChange, label, disabled = false }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      disabled={disabled}
      onClick={() => onChange(!checked)}
      className="grid min-h-[var(--touch)] min-w-12 flex-none place-items-center"
    >
      <span className={`relative h-7 w-12 rounded-full transition-colors ${checked ? "bg-ink" : "bg-control"}`}>
        <span
          className={`absolute top-[0.1875rem] size-5.5 rounded-full bg-surface transition-[left] ${checked ? "left-[1.4375rem]" : "left-[0.1875rem]"}`}
        />
      </span>
    </button>
  );
}

type CheckboxProps = { checked: boolean | "some"; onChange: (checked: boolean) => void; label: string; className?: string };

/** A box to tick in a list; its touch area is larger than what is drawn. */
export function Checkbox({ checked, onChange, label, className }: CheckboxProps) {
  const partly = (box: HTMLInputElement | null) => {
    if (box) box.indeterminate = checked === "some";
  };
  return (
    <label className={className ? `tick ${className}` : "tick"}>
      <input
        ref={partly}
        type="checkbox"
        aria-label={label}
        checked={checked === true}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}
