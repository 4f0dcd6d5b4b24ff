"use client";
// 选转入的组织：打名称里的几个字，从结果里点。
import { Search, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Frame, inputClass } from "#components/form/field";
import { OrgName } from "#components/ui/bits";
import { IconButton } from "#components/ui/button";
import { CATEGORY_LABELS } from "#lib/organizations/labels";
import type { Choice } from "#lib/organizations/queries";

export type Picked = { id: string; fullName: string };
type Props = { picked: Picked | null; onPick: (picked: Picked | null) => void; hint: string; error?: { message?: string } | undefined };

const PAUSE_MS = 250;

/** What was found for what stands in the field now. */
function useChoices(typed: string): readonly Choice[] {
  const [found, setFound] = useState<readonly Choice[]>([]);
  useEffect(() => {
    const text = typed.trim();
    if (text.length < 2) return setFound([]);
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await fetch(`/api/my/targets/${encodeURIComponent(text)}`, { signal: stop.signal }).catch(() => null);
      if (answer?.ok) setFound((await answer.json()) as Choice[]);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed]);
  return found;
}

export function TargetPicker({ picked, onPick, hint, error }: Props) {
  const [typed, setTyped] = useState("");
  const found = useChoices(typed);
  if (picked) {
    return (
      <div className="flex items-center gap-2 border-line border-b py-3">
        <span className="min-w-0 flex-1">
          <span className="block text-ink-2 text-small">申请转入组织</span>
          <OrgName>{picked.fullName}</OrgName>
          {error?.message && <span className="block text-red text-mini">{error.message}</span>}
        </span>
        <IconButton label="换一个组织" onClick={() => onPick(null)}>
          <X aria-hidden />
        </IconButton>
      </div>
    );
  }
  return (
    <Frame label="申请转入组织" hint={hint} error={error}>
      {({ id, describedBy, invalid }) => (
        <>
          <span className="relative flex items-center">
            <input
              id={id}
              aria-describedby={describedBy}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              placeholder="打名称里的几个字"
              autoComplete="off"
              className={inputClass(invalid, "pr-9")}
            />
            <Search className="absolute right-1 size-5 text-ink-3" aria-hidden />
          </span>
          <ul aria-label="找到的组织" className="divide-y divide-line">
            {found.map(({ id: target, fullName, category }) => (
              <li key={target}>
                <button
                  type="button"
                  onClick={() => onPick({ id: target, fullName })}
                  className="min-h-[var(--touch)] w-full py-2 text-left hover:bg-ink-tint"
                >
                  <OrgName>{fullName}</OrgName>
                  <span className="block text-ink-3 text-mini">{CATEGORY_LABELS[category]}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Frame>
  );
}
