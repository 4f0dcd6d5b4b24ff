// 团员端的页面：一列，留出底部导航；二级页有返回。
import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Following } from "#components/layout/waiting";

export function MemberPage({ children, className = "" }: { children: ReactNode; className?: string }) {
  return <main className={`mx-auto w-full max-w-3xl px-[var(--gutter)] pb-28 desk:pb-16 ${className}`}>{children}</main>;
}

/** The bar of a page below a tab: back, title, what can be done. */
export function MemberBar({ back, title, children }: { back: string; title?: string; children?: ReactNode }) {
  return (
    <header className="mx-auto flex w-full max-w-3xl items-center justify-between px-1 pt-[env(safe-area-inset-top)] desk:px-2">
      <Link href={back} aria-label="返回上一页" className="grid size-[var(--touch)] place-items-center">
        <ChevronLeft className="size-6" aria-hidden />
      </Link>
      {title && <span className="font-semibold">{title}</span>}
      <span className="grid min-h-[var(--touch)] min-w-[var(--touch)] place-items-center">{children}</span>
    </header>
  );
}

type CellProps = { href?: string; title: ReactNode; note?: ReactNode; value?: ReactNode; icon?: ReactNode; children?: ReactNode };

const CELL = "flex min-h-14 w-full flex-wrap items-center gap-x-3 gap-y-1 py-2.5 text-left";

/** A row: icon, title with a note below, value at the right, and a chevron only if it opens something. */
export function Cell({ href, title, note, value, icon, children }: CellProps) {
  const inside = (
    <>
      {icon && <span className="text-ink-2 [&>svg]:size-5">{icon}</span>}
      <span className="min-w-0 flex-[1_1_6rem] leading-normal">
        <span className="block">{title}</span>
        {note && <span className="block text-ink-3 text-small">{note}</span>}
      </span>
      {value && <span className="ml-auto text-right text-ink-3 text-small">{value}</span>}
      {href && <ChevronRight className="-mr-1 size-4.5 flex-none text-ink-3" aria-hidden />}
      {children}
    </>
  );
  return (
    <li>
      {href ? (
        <Link href={href} className={CELL}>
          <Following />
          {inside}
        </Link>
      ) : (
        <div className={CELL}>{inside}</div>
      )}
    </li>
  );
}

/** Facts in two columns on wide screens. */
export function Facts({ facts }: { facts: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="grid gap-x-8 desk:grid-cols-2">
      {facts.map(({ label, value }) => (
        <div key={label} className="border-line border-b py-2">
          <dt className="text-ink-3 text-mini">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The primary action of a page, always under the thumb, above the tabs. */
export function Dock({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <div className="-mx-[var(--gutter)] sticky bottom-[calc(var(--tabbar)+max(env(safe-area-inset-bottom),0.5rem))] z-10 mt-8 -mb-12 border-line-strong border-t bg-surface px-[var(--gutter)] py-3 desk:bottom-0 desk:mb-0">
      {note && <p className="mb-2 text-center text-ink-3 text-mini">{note}</p>}
      <div className="flex flex-wrap gap-3">{children}</div>
    </div>
  );
}
