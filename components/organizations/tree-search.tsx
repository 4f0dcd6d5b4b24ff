"use client";
// 在树里找：名称、简称、拼音、首字母。
import { Search } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { OrgName } from "#components/ui/bits";
import type { TreeNode } from "#lib/organizations/queries";

/** `above` names the way to it, `unfit` says why it cannot be chosen. */
export type Found = { id: string; fullName: string; above?: string; unfit?: string | null };

/** Where a tree leads: to the same page at another place or, in a form, to a choice. */
export type Leading = { base: string; picking?: never } | { base?: never; picking: Picking };
export type Picking = {
  /** Addresses that answer the next level of the tree, and a search. */
  children: (parent: string) => Promise<TreeNode[] | null>;
  search: (typed: string, signal: AbortSignal) => Promise<Found[] | null>;
  mayChoose: (id: string) => boolean;
  /** Why a place cannot be chosen, where the whole tree is shown and not only what suits. */
  whyNot?: (id: string) => string | null;
  onChoose: (id: string) => void;
  /** What the dialog is called. */
  title?: string;
};

/** What an address answers; null when it does not. */
export async function ask<T>(address: string, signal?: AbortSignal): Promise<T | null> {
  const answer = await fetch(address, signal ? { signal } : {}).catch(() => null);
  return answer?.ok ? ((await answer.json()) as T) : null;
}

const searchAll = (typed: string, signal: AbortSignal) => ask<Found[]>(`/api/organizations/search?q=${encodeURIComponent(typed)}`, signal);

const PAUSE_MS = 200;

function useFound(typed: string, search: Picking["search"]): Found[] | null {
  const [found, setFound] = useState<Found[] | null>(null);
  useEffect(() => {
    const q = typed.trim();
    if (q === "") return setFound(null);
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await search(q, stop.signal);
      if (answer) setFound(answer);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, search]);
  return found;
}

const ITEM = "flex min-h-[var(--touch)] w-full items-center rounded-control px-2 text-left text-mini hover:bg-ink-tint desk:min-h-9";

type Props = Leading & { onDone: () => void };

export function TreeSearch({ base, picking, onDone }: Props) {
  const [typed, setTyped] = useState("");
  const found = useFound(typed, picking?.search ?? searchAll);
  const choose = (id: string) => {
    picking?.onChoose(id);
    setTyped("");
    onDone();
  };
  return (
    <div className="mb-2">
      <label className="flex min-h-[var(--touch)] items-center gap-2 rounded-control border border-control px-3 desk:min-h-9">
        <Search className="size-4 flex-none text-ink-3" aria-hidden />
        <span className="sr-only">找组织</span>
        <input
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="名称、简称、拼音"
          autoComplete="off"
          className="min-w-0 flex-1 bg-transparent outline-none desk:text-small!"
        />
      </label>
      <div aria-live="polite">
        {found?.length === 0 && <p className="px-1 py-2 text-ink-2 text-mini">没有找到“{typed}”。</p>}
        {found && found.length > 0 && (
          <ul className="mt-1 max-h-80 overflow-y-auto border-line border-b pb-2">
            {found.map(({ id, fullName, above, unfit }) => (
              <li key={id}>
                {base === undefined ? (
                  <button type="button" onClick={() => choose(id)} disabled={Boolean(unfit)} className={ITEM}>
                    <span className={`py-1.5 ${unfit ? "text-ink-3" : ""}`}>
                      <OrgName>{fullName}</OrgName>
                      {(unfit || above) && <span className="block text-ink-3 text-tab">{unfit || above}</span>}
                    </span>
                  </button>
                ) : (
                  <Link href={`${base}?at=${id}`} onClick={onDone} className={ITEM}>
                    <OrgName>{fullName}</OrgName>
                  </Link>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
