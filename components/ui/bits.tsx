// 小件：角标、键帽、发丝分组、带链接的组题、组织名称。
import Link from "next/link";
import { Fragment, type ReactNode } from "react";

/** How many things wait for me. Nothing is drawn for none. */
export function Badge({ count, label = "条未处理", className = "" }: { count: number; label?: string; className?: string }) {
  if (count === 0) return null;
  return (
    <span
      className={`inline-block min-w-4.5 rounded-full bg-red-fill px-1.5 text-center font-semibold text-[0.75rem] text-on-red leading-4.5 ${className}`}
    >
      {count > 99 ? "99+" : count}
      <span className="sr-only">{label}</span>
    </span>
  );
}

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-5 rounded-key border border-line-strong bg-surface px-1 text-center font-sans text-[0.75rem] text-ink-3 leading-5">
      {children}
    </kbd>
  );
}

/** A group's title in small grey, with a way on at its right. */
export function SectionTitle({ children, more, level = 2, id }: { children: ReactNode; more?: ReactNode; level?: 2 | 3; id?: string }) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="mt-8 mb-1 flex items-center justify-between gap-3 text-ink-3 text-small">
      <Heading id={id} className="font-normal">
        {children}
      </Heading>
      {more}
    </div>
  );
}

export const moreLink = "inline-flex min-h-[var(--touch)] -my-2.5 items-center text-ink-2";

/** Rows between hairlines. */
export function Cells({ children, className = "" }: { children: ReactNode; className?: string }) {
  return <ul className={`divide-y divide-line border-line border-y ${className}`}>{children}</ul>;
}

const BREAK_AFTER = /(?<=专业|学院|公司|大学)/;

/** An organization's name; it breaks only after 专业, 学院, 公司. */
export function OrgName({ children }: { children: string }) {
  return (
    <span className="name">
      {children.split(BREAK_AFTER).map((part, i) => (
        <Fragment key={part}>
          {i > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}

/** A number with its unit, never parted. */
export function Amount({ n, unit }: { n: number; unit: string }) {
  return (
    <>
      {n.toLocaleString("zh-CN")}
      {"\u00a0"}
      {unit}
    </>
  );
}

/** A link as words in a sentence. */
export function TextLink({ href, children, className = "" }: { href: string; children: ReactNode; className?: string }) {
  return (
    <Link href={href} className={`u ${className}`}>
      {children}
    </Link>
  );
}
