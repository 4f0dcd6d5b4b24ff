"use client";
// 列设置：显示哪些列，写在网址里，也记在本机。
import { Columns3 } from "lucide-react";
import { Popover } from "#components/ui/menu";
import { IconButton } from "#components/ui/button";
import { type ColumnKey, ROSTER_COLUMNS } from "#lib/members/roster/labels";

type Props = { visible: Readonly<Record<string, boolean>>; onChange: (visible: Record<string, boolean>) => void };

/** Columns that are shown at first. */
export const DEFAULT_COLUMNS: Record<ColumnKey, boolean> = Object.fromEntries(ROSTER_COLUMNS.map((c) => [c.key, !c.optional])) as Record<
  ColumnKey,
  boolean
>;

export function ColumnChoice({ visible, onChange }: Props) {
  return (
    <Popover
      label="列设置"
      trigger={
        <IconButton label="列设置" className="border border-line-strong">
          <Columns3 aria-hidden />
        </IconButton>
      }
    >
      <div className="mb-1 flex items-center justify-between">
        <h3 className="font-semibold text-small">显示的列</h3>
        <button type="button" onClick={() => onChange({ ...DEFAULT_COLUMNS })} className="u min-h-9 text-ink-2 text-mini">
          恢复默认
        </button>
      </div>
      <ul>
        {ROSTER_COLUMNS.filter((c) => c.key !== "name").map(({ key, label }) => (
          <li key={key}>
            <label className="flex min-h-9 cursor-pointer items-center gap-2.5 text-small">
              <input
                type="checkbox"
                checked={visible[key] ?? false}
                onChange={(event) => onChange({ ...visible, [key]: event.target.checked })}
                className="size-4 accent-[var(--ink)]"
              />
              {label}
            </label>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
