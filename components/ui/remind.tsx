"use client";
// 催办：给群里的一段话，先看到全文，名字露多少自己选，一按复制。
import { Megaphone } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { Dialog } from "#components/ui/dialog";
import { type Lagging, type Naming, type Reminder, reminderText } from "#lib/members/reminders/rules";

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

type Text = Omit<Reminder, "naming">;

function Words({ reminder }: { reminder: Text }) {
  const [naming, setNaming] = useState<Naming>("full");
  const text = reminderText({ ...reminder, naming });
  return (
    <>
      {reminder.unit === "人" && <Choice naming={naming} onChange={setNaming} />}
      <p className="my-3 max-h-[45dvh] select-text overflow-y-auto whitespace-pre-wrap rounded-control bg-sunken p-3">{text}</p>
      <CopyButton text={text} label="复制这段话" look="ink" className="w-full" />
    </>
  );
}

type Props = Pick<Reminder, "opening" | "unit"> & { label: string; onOpen: () => void; onClose: () => void; found: Lagging | "no" | null };

const Shown = ({ label, opening, unit, found, onOpen, onClose }: Props) => (
  <>
    <Button onClick={onOpen}>
      <Megaphone aria-hidden />
      {label}
    </Button>
    <Dialog open={found !== null} onClose={onClose} title="发到群里的话">
      {found === "no" && <p role="alert">没有取到名单，请关掉再按一次。</p>}
      {found !== null && found !== "no" && <Words reminder={{ opening, unit, ...found }} />}
    </Dialog>
  </>
);

/** A button that shows the text for the group; nothing when nobody lags behind. */
export function Remind({ label = "催办", laggards, ...words }: Text & { label?: string }) {
  const [open, setOpen] = useState(false);
  if (laggards.length === 0) return null;
  const found = open ? { laggards: [...laggards], more: 0 } : null;
  return <Shown {...words} label={label} found={found} onOpen={() => setOpen(true)} onClose={() => setOpen(false)} />;
}

/** The same for everything that a filter lets through, asked for when the button is pressed: a page is not the whole list. */
export function RemindAll({ address, ...words }: Pick<Reminder, "opening" | "unit"> & { address: string }) {
  const [found, setFound] = useState<Lagging | "no" | null>(null);
  const ask = async () => {
    const answer = await fetch(`${address}${location.search}`).catch(() => null);
    setFound(answer?.ok ? ((await answer.json()) as Lagging) : "no");
  };
  return <Shown {...words} label="催办全部" found={found} onOpen={ask} onClose={() => setFound(null)} />;
}
