"use client";
// 勾选团支部、标记毕业时间：选月份或理由，读须知，确定（GRAD-03）。
import { CalendarCheck } from "lucide-react";
import { createContext, type ReactNode, useContext, useState } from "react";
import { MarkDialog } from "#components/graduation/mark-dialog";
import { Button } from "#components/ui/button";
import { Checkbox } from "#components/ui/switch";
import type { Marking } from "#lib/graduation/marks/queries";
import { markStateOf } from "#lib/graduation/rules";
import type { ChildRow } from "#lib/organizations/queries";

/** Names of the branches that are ticked, by id. */
type Ticked = Readonly<Record<string, string>>;
type Desk = { ticked: Ticked; tick: (id: string, name: string | null) => void };
const Ticks = createContext<Desk>({ ticked: {}, tick: () => undefined });

type Row = Pick<ChildRow, "id" | "shortName" | "category" | "schoolField" | "graduationMonth" | "graduationReason">;

/** A box beside a branch that may be marked from here; a locked one says so by not being there. */
export function MarkBox({ row, marking, direct }: { row: Row; marking: Marking; direct: boolean }) {
  const { ticked, tick } = useContext(Ticks);
  const fit = row.category === "BRANCH" && row.schoolField && (direct || marking.scope === "SUBTREE");
  if (!fit || (markStateOf(row) !== "UNMARKED" && !marking.editable)) return null;
  return <Checkbox label={`选中${row.shortName}`} checked={row.id in ticked} onChange={(on) => tick(row.id, on ? row.shortName : null)} />;
}

function Bar({ ticked, onClear }: { ticked: Ticked; onClear: () => void }) {
  const [open, setOpen] = useState(false);
  const count = Object.keys(ticked).length;
  if (count === 0) return null;
  return (
    <div
      role="toolbar"
      aria-label="已选操作"
      className="sticky bottom-0 z-10 -mx-[var(--edge)] mt-auto flex min-h-14 flex-wrap items-center gap-2.5 border-line-strong border-t bg-ink-tint px-[var(--edge)] py-2"
    >
      <span>
        <b>{count}</b> 个团支部已选
      </span>
      <Button look="ink" onClick={() => setOpen(true)}>
        <CalendarCheck aria-hidden />
        标记团支部毕业时间
      </Button>
      <Button look="quiet" onClick={onClear}>
        取消
      </Button>
      <MarkDialog open={open} onClose={() => setOpen(false)} branches={ticked} onMarked={onClear} />
    </div>
  );
}

/** Holds what is ticked in the list inside it. */
export function MarkDesk({ children }: { children: ReactNode }) {
  const [ticked, setTicked] = useState<Ticked>({});
  const tick = (id: string, name: string | null) =>
    setTicked(({ [id]: _, ...others }) => (name === null ? others : { ...others, [id]: name }));
  return (
    <Ticks.Provider value={{ ticked, tick }}>
      {children}
      <Bar ticked={ticked} onClear={() => setTicked({})} />
    </Ticks.Provider>
  );
}
