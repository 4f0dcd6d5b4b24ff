// 筛选的一格：选中的描边。网址里的用链接，页上的用按钮。
import Link from "next/link";
import type { ReactNode } from "react";

export const CHIP = "inline-flex min-h-[var(--touch)] items-center gap-2 rounded-control border bg-surface px-3 text-small desk:min-h-9";

/** The look of a filter that is chosen, or not. */
export const chip = (on: boolean): string => `${CHIP} ${on ? "border-ink text-ink" : "border-line-strong text-ink-2"}`;

export function ChipLink({ href, on, children }: { href: string; on: boolean; children: ReactNode }) {
  return (
    <Link href={href} aria-current={on ? "true" : undefined} className={`${chip(on)} flex-none`}>
      {children}
    </Link>
  );
}

/** On phones the chips are one strip that slides under the thumb. */
export function Chips({ children }: { children: ReactNode }) {
  return (
    <span className="flex flex-wrap gap-2 max-desk:-mx-[var(--edge)] max-desk:w-screen max-desk:flex-nowrap max-desk:overflow-x-auto max-desk:px-[var(--edge)] max-desk:py-0.5">
      {children}
    </span>
  );
}
