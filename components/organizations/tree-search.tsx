"use client";
// 在树里找：名称、简称、拼音、首字母。
import { Search } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { OrgName } from "#components/ui/bits";
import type { TreeNode } from "#lib/organizations/queries";

type Found = TreeNode & { fullName: string };
const PAUSE_MS = 200;

export function TreeSearch({ base }: { base: string }) {
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<Found[] | null>(null);
  useEffect(() => {
    const q = typed.trim();
    if (q === "") return setFound(null);
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await fetch(`/api/organizations/search?q=${encodeURIComponent(q)}`, { signal: stop.signal }).catch(() => null);
      if (answer?.ok) setFound((await answer.json()) as Found[]);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed]);
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
            {found.map(({ id, fullName }) => (
              <li key={id}>
                <Link
                  href={`${base}?at=${id}`}
                  className="flex min-h-[var(--touch)] items-center rounded-control px-2 text-mini hover:bg-ink-tint desk:min-h-9"
                >
                  <OrgName>{fullName}</OrgName>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
