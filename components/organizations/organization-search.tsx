"use client";
// 找组织：名称、拼音首字母，上下键选，回车定。
import { useEffect, useId, useState } from "react";
import { Frame, inputClass } from "#components/form/field";
import { OrgName } from "#components/ui/bits";
import type { Choice } from "#lib/organizations/queries";

const PAUSE_MS = 250;

/** Looks organizations up while somebody types. */
function useChoices<C extends Choice>(address: string, typed: string): { choices: C[]; searched: string } {
  const [found, setFound] = useState<{ choices: C[]; searched: string }>({ choices: [], searched: "" });
  useEffect(() => {
    const q = typed.trim();
    if (q.length < 2) return setFound({ choices: [], searched: "" });
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await fetch(`${address}?q=${encodeURIComponent(q)}`, { signal: stop.signal }).catch(() => null);
      if (answer?.ok) setFound({ choices: (await answer.json()) as C[], searched: q });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address, typed]);
  return found;
}

type Props<C extends Choice> = {
  label: string;
  hint: string;
  /** What is said when nothing was found. */
  nothing: string;
  address: string;
  chosen: Pick<Choice, "fullName"> | null;
  onChoose: (choice: C | null) => void;
  error?: string | undefined;
};

/** A combobox over organizations. */
export function OrganizationSearch<C extends Choice>({ label, hint, nothing, address, chosen, onChoose, error }: Props<C>) {
  const list = useId();
  const [typed, setTyped] = useState(chosen?.fullName ?? "");
  const [at, setAt] = useState(0);
  const asking = chosen ? "" : typed;
  const { choices, searched } = useChoices<C>(address, asking);
  const open = choices.length > 0;
  const choose = (choice: C) => {
    setTyped(choice.fullName);
    onChoose(choice);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && open) {
      event.preventDefault();
      setAt((at + step + choices.length) % choices.length);
    }
    const here = choices[at];
    if (event.key === "Enter" && open && here) {
      event.preventDefault();
      choose(here);
    }
  };
  return (
    <div className="relative">
      <Frame label={label} hint={hint} error={error ? { message: error } : undefined} required>
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={open ? `${list}-${at}` : undefined}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            autoComplete="off"
            className={inputClass(invalid)}
            value={typed}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
              if (chosen) onChoose(null);
            }}
          />
        )}
      </Frame>
      <Choices id={list} choices={choices} at={at} onChoose={choose} nothing={!open && searched !== "" && !chosen ? nothing : null} />
    </div>
  );
}

type ChoicesProps<C> = { id: string; choices: readonly C[]; at: number; onChoose: (choice: C) => void; nothing: string | null };

function Choices<C extends Choice>({ id, choices, at, onChoose, nothing }: ChoicesProps<C>) {
  if (nothing) return <p className="pb-2 text-ink-2 text-small">{nothing}</p>;
  return (
    <div
      id={id}
      role="listbox"
      aria-label="找到的组织"
      hidden={choices.length === 0}
      className="rounded-button bg-surface p-1.5 shadow-float"
    >
      {choices.map((choice, i) => (
        <div
          key={choice.id}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === at}
          onClick={() => onChoose(choice)}
          onKeyDown={(event) => event.key === "Enter" && onChoose(choice)}
          className="flex min-h-[var(--touch)] cursor-pointer items-center rounded-control px-3 text-[0.9375rem] aria-selected:bg-ink-tint"
        >
          <OrgName>{choice.fullName}</OrgName>
        </div>
      ))}
    </div>
  );
}
