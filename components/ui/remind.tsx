"use client";
// 催办：给群里的一段话，先看到全文，名字露多少自己选，一按复制。
import { Megaphone } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { Dialog } from "#components/ui/dialog";
import { type Naming, type Reminder, reminderText } from "#lib/members/reminders/rules";

const NAMINGS = [
  ["full", "写全名"],
  ["masked", "只露姓"],
  ["none", "不写名字"],
] as const;

function Choice({ naming, onChange }: { naming: Naming; onChange: (naming: Naming) => void }) {
  return (
    <fieldset className="flex flex-wrap gap-x-5">
      <legend className="sr-only">名字露多少</legend>
      {NAMINGS.map(([value, label]) => (
        <label key={value} className="inline-flex min-h-[var(--touch)] items-center gap-2">
          <input
            type="radio"
            name="naming"
            checked={naming === value}
            onChange={() => onChange(value)}
            className="size-4 accent-[var(--ink)]"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/** A button that shows the text for the group; nothing when nobody lags behind. */
export function Remind({ label = "催办", ...reminder }: Omit<Reminder, "naming"> & { label?: string }) {
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState<Naming>("full");
  if (reminder.laggards.length === 0) return null;
  const text = reminderText({ ...reminder, naming });
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Megaphone aria-hidden />
        {label}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="发到群里的话">
        {reminder.unit === "人" && <Choice naming={naming} onChange={setNaming} />}
        <p className="my-3 max-h-[45dvh] select-text overflow-y-auto whitespace-pre-wrap rounded-control bg-sunken p-3">{text}</p>
        <CopyButton text={text} label="复制这段话" look="ink" className="w-full" />
      </Dialog>
    </>
  );
}
