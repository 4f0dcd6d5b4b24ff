// 标签：就是几个地址，哪个在前由网址决定。
import Link from "next/link";
import type { ReactNode } from "react";

export type Tab = { href: string; label: ReactNode; current: boolean };

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="mb-4 flex gap-6 overflow-x-auto border-line border-b">
      {tabs.map(({ href, label: text, current }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className="-mb-px inline-flex min-h-[var(--touch)] flex-none items-center gap-1.5 border-transparent border-b-2 text-ink-2 aria-[current=page]:border-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink desk:min-h-9"
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
