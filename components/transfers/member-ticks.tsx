"use client";
// 选要转的团员：不能转的也列出来，写明为什么（TRF-10、TRF-13、TRF-14）。
import { useState } from "react";
import { Cells } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import type { Movable } from "#lib/transfers/checks/queries";

type Props = {
  members: readonly Movable[];
  chosen: readonly string[];
  onChange: (personIds: string[]) => void;
  error: string | undefined;
  /** How many may go at once. */
  most?: number;
};

const blockOf = ({ advice }: Movable): string | null => advice.find((a) => a.level === "block")?.because ?? null;
const MANY = 12;
const LINE = "flex min-h-[var(--touch)] items-center gap-2 desk:min-h-10";
const BOX = "mr-2 size-5 accent-[var(--ink)] desk:size-4";

/** Finds somebody in a long list as one types. */
function Finder({ value, onChange }: { value: string; onChange: (typed: string) => void }) {
  return (
    <input
      type="search"
      aria-label="在名单里找"
      placeholder="在名单里找"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="mb-2 min-h-[var(--touch)] w-full rounded-control border border-control bg-surface px-3 desk:min-h-9 desk:text-small!"
    />
  );
}

export function MemberTicks({ members, chosen, onChange, error, most }: Props) {
  const [typed, setTyped] = useState("");
  const free = members.filter((m) => !blockOf(m));
  const shown = members.filter((m) => m.name.includes(typed.trim()));
  const toggle = (id: string, on: boolean) => onChange(on ? [...chosen, id] : chosen.filter((c) => c !== id));
  const toggleAll = (on: boolean) => onChange(on ? free.slice(0, most ?? free.length).map((m) => m.personId) : []);
  const all = free.length > 0 && chosen.length === Math.min(free.length, most ?? free.length);
  const partly = (box: HTMLInputElement | null) => {
    if (box) box.indeterminate = chosen.length > 0 && !all;
  };
  return (
    <fieldset className="py-2">
      <legend className="flex w-full flex-wrap items-center justify-between gap-x-3 pb-1 text-ink-2 text-small">
        <span>
          转出团员
          <span className="ml-1 text-ink-3" title="必填">
            *<span className="sr-only">必填</span>
          </span>
        </span>
        <span className="text-ink-3">{`选了 ${chosen.length}\u00a0人${most ? `，一次最多 ${most}\u00a0人` : ""}`}</span>
      </legend>
      {members.length > MANY && <Finder value={typed} onChange={setTyped} />}
      <Cells className="max-h-[28rem] overflow-y-auto">
        {free.length > 1 && typed === "" && (
          <li className="text-ink-2">
            <label className={LINE}>
              <input type="checkbox" ref={partly} checked={all} onChange={(event) => toggleAll(event.target.checked)} className={BOX} />
              {`能转的 ${free.length}\u00a0人`}
            </label>
          </li>
        )}
        {shown.map((member) => (
          <Tick key={member.personId} member={member} on={chosen.includes(member.personId)} onToggle={toggle} />
        ))}
      </Cells>
      {error && (
        <p role="alert" className="pt-1.5 text-mini">
          <Status kind="bad">{error}</Status>
        </p>
      )}
    </fieldset>
  );
}

function Tick({ member, on, onToggle }: { member: Movable; on: boolean; onToggle: (id: string, on: boolean) => void }) {
  const blocked = blockOf(member);
  if (blocked)
    return (
      <li className="py-2 pl-9 text-ink-3 desk:pl-8">
        {member.name}
        <span className="block text-mini">
          <Status kind="warn">{blocked}</Status>
        </span>
      </li>
    );
  return (
    <li>
      <label className={LINE}>
        <input type="checkbox" checked={on} onChange={(event) => onToggle(member.personId, event.target.checked)} className={BOX} />
        {member.name}
      </label>
    </li>
  );
}
