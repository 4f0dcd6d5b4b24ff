"use client";
// 表单项：标签、提示、错误与输入框绑在一起。手机只有下划线，桌面有边框。
import { X } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import type { FieldError } from "react-hook-form";
import { Status } from "#components/ui/status";

type FrameProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: FieldError | { message?: string } | undefined;
  required?: boolean;
  aside?: ReactNode;
  children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode;
  className?: string;
};

/** Label above, hint or error below; both are read out with the field. */
export function Frame({ label, hint, error, required = false, aside, children, className = "" }: FrameProps) {
  const id = useId();
  const message = error?.message;
  const describedBy = message ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className={`py-2 ${className}`}>
      <div className="flex flex-wrap items-center justify-between gap-x-3 desk:in-[.desk]:mb-1">
        <label htmlFor={id} className="text-ink-2 text-small">
          {label}
          {required && (
            <span className="ml-1 text-ink-3" title="必填">
              *<span className="sr-only">必填</span>
            </span>
          )}
        </label>
        {aside}
      </div>
      {children({ id, describedBy, invalid: Boolean(message) })}
      {message ? (
        <p id={`${id}-error`} className="pt-1.5 text-mini">
          <Status kind="bad">{message}</Status>
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} className="pt-1.5 text-ink-3 text-mini">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

const LINE = "min-h-12 w-full rounded-none border-b bg-transparent text-[1.125rem] outline-none focus:border-b-2 focus:border-ink";
const BOX =
  "desk:in-[.desk]:min-h-9 desk:in-[.desk]:rounded-control desk:in-[.desk]:border desk:in-[.desk]:bg-surface desk:in-[.desk]:px-3 desk:in-[.desk]:text-small desk:in-[.desk]:focus:border-ink desk:in-[.desk]:focus:outline-1 desk:in-[.desk]:focus:outline-ink";
const edge = (invalid: boolean): string => (invalid ? "border-red border-b-2" : "border-control");

/** What may be read but not changed here: no edge that asks to be typed into. */
const LOCKED =
  "read-only:border-line read-only:border-dashed read-only:text-ink-2 desk:in-[.desk]:read-only:border-transparent desk:in-[.desk]:read-only:bg-sunken";

/** Classes of an input: a baseline on phones, a box at desks. */
export const inputClass = (invalid: boolean, className = ""): string => `${LINE} ${BOX} ${edge(invalid)} ${className}`;

type InputProps = Omit<ComponentProps<"input">, "id"> &
  Omit<FrameProps, "children" | "className"> & { trailing?: ReactNode; frameClass?: string };

export function Input({ label, hint, error, required = false, aside, trailing, frameClass = "", className = "", ...input }: InputProps) {
  return (
    <Frame label={label} hint={hint} error={error} required={required} aside={aside} className={frameClass}>
      {({ id, describedBy, invalid }) => (
        <span className="relative flex items-center">
          <input
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            aria-required={required}
            className={inputClass(invalid, `${LOCKED} ${className}`)}
            {...input}
          />
          {trailing && <span className="-mr-3 absolute right-0 flex desk:in-[.desk]:mr-0">{trailing}</span>}
        </span>
      )}
    </Frame>
  );
}

/** The same arrow everywhere, and words that begin where the words of the other fields begin. */
const SELECT = "select pr-8";

type SelectProps = Omit<ComponentProps<"select">, "id"> &
  Omit<FrameProps, "children" | "className"> & { options: readonly { code: string; label: string }[]; empty?: string; frameClass?: string };

export function Select({
  label,
  hint,
  error,
  required = false,
  aside,
  options,
  empty = "请选择",
  frameClass = "",
  ...select
}: SelectProps) {
  return (
    <Frame label={label} hint={hint} error={error} required={required} aside={aside} className={frameClass}>
      {({ id, describedBy, invalid }) => (
        <select
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          aria-required={required}
          className={inputClass(invalid, SELECT)}
          {...select}
        >
          <option value="">{empty}</option>
          {options.map((o) => (
            <option key={o.code} value={o.code}>
              {o.label}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}

/** The button inside a field that empties it. */
export function ClearButton({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" aria-label="清空" onClick={onClick} className="grid size-11 place-items-center text-ink-3">
      <X className="size-4" aria-hidden />
    </button>
  );
}

/** What was refused as a whole, above the button that was pressed. */
export function FormProblem({
  problem,
}: {
  problem: { because: string; fields?: Readonly<Record<string, string>>; reference?: string } | null;
}) {
  if (!problem) return null;
  const atFields = Object.keys(problem.fields ?? {}).length;
  return (
    <div role="alert" className="py-3 text-small">
      <Status kind="bad">{atFields > 1 ? `有 ${atFields}\u00a0处需要修改，原因写在各自的下面。` : problem.because}</Status>
      {problem.reference && <p className="pl-5 text-ink-3 text-mini">问题编号 {problem.reference}</p>}
    </div>
  );
}
