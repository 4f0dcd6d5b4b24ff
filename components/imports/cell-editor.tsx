"use client";
// 检查里的一格：有问题的画波浪线，点开就改；回车重查这一行，Esc 还原。
import { useState } from "react";
import { Button } from "#components/ui/button";
import { Kbd } from "#components/ui/bits";

export type GridColumn = { key: string; header: string; options?: readonly string[] | undefined };

type Props = {
  column: GridColumn;
  value: string;
  bad: boolean;
  busy: boolean;
  onSave: (value: string) => Promise<boolean>;
  onReplaceAll: (value: string) => Promise<boolean>;
};

type EditorProps = Omit<Props, "bad"> & { onClose: () => void };

const EDIT = "min-h-[var(--touch)] w-48 max-w-full rounded-key border-2 border-ink bg-surface px-2 outline-none desk:min-h-9";

function Editor({ column, value, busy, onSave, onReplaceAll, onClose }: EditorProps) {
  const [typed, setTyped] = useState(value);
  const done = async (work: (text: string) => Promise<boolean>) => {
    if (await work(typed)) onClose();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "Enter") void done(onSave);
    if (event.key === "Escape") onClose();
  };
  const shared = { "aria-label": column.header, className: EDIT, value: typed, onKeyDown, disabled: busy };
  const focus = (element: HTMLElement | null) => element?.focus();
  return (
    <span className="relative inline-flex flex-wrap items-center gap-2">
      {column.options ? (
        <select {...shared} ref={focus} onChange={(event) => setTyped(event.target.value)}>
          {!column.options.includes(typed) && <option value={typed}>{typed || "请选择"}</option>}
          {column.options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      ) : (
        <input {...shared} ref={focus} onChange={(event) => setTyped(event.target.value)} />
      )}
      <span className="inline-flex flex-wrap gap-1 whitespace-nowrap desk:absolute desk:top-full desk:left-0 desk:z-10 desk:mt-1 desk:flex-nowrap desk:rounded-control desk:bg-surface desk:p-1 desk:shadow-float desk:in-[td:last-child]:right-0 desk:in-[td:last-child]:left-auto">
        <Button look="ink" busy={busy} busyText="正在重查" onClick={() => done(onSave)}>
          重查
        </Button>
        {value !== "" && (
          <Button look="quiet" disabled={busy} onClick={() => done(onReplaceAll)} title={`把这一列里所有的“${value}”都改掉`}>
            同样的都改
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          还原 <Kbd>Esc</Kbd>
        </Button>
      </span>
    </span>
  );
}

export function CellEditor(props: Props) {
  const [open, setOpen] = useState(false);
  const { column, value, bad } = props;
  if (open) return <Editor {...props} onClose={() => setOpen(false)} />;
  return (
    <button
      type="button"
      data-bad={bad ? "" : undefined}
      onClick={() => setOpen(true)}
      aria-label={`${column.header}：${value || "空"}，点开修改`}
      className={`min-h-[var(--touch)] rounded-key px-0.5 text-left break-all desk:min-h-8 ${bad ? "font-semibold underline decoration-red decoration-wavy decoration-1 underline-offset-[0.3em]" : ""}`}
    >
      {value || <span className={bad ? "text-red" : "text-ink-3"}>{bad ? "空" : "–"}</span>}
    </button>
  );
}
