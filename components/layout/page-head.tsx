// 管理页的开头：当前位置、标题、可以做的事（NAV-04）。
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { OrgName } from "#components/ui/bits";

export type Crumb = { label: string; href?: string };
type Props = { crumbs: readonly Crumb[]; title: ReactNode; tools?: ReactNode; large?: boolean; note?: ReactNode };

export function PageHead({ crumbs, title, tools, note, large = false }: Props) {
  const back = crumbs.findLast((c) => c.href)?.href;
  return (
    <>
      <nav aria-label="当前位置" className="no-print flex flex-wrap items-center gap-x-2 text-ink-3 text-mini">
        {back && (
          <Link href={back} aria-label="返回上一页" className="-ml-3 grid size-[var(--touch)] place-items-center text-ink desk:hidden">
            <ChevronLeft className="size-6" aria-hidden />
          </Link>
        )}
        <span className="max-desk:sr-only">当前位置</span>
        {crumbs.map(({ label, href }, i) => (
          <Fragment key={label}>
            {i > 0 && (
              <span className="text-line-strong" aria-hidden>
                /
              </span>
            )}
            {href ? (
              <Link href={href} className="inline-flex min-h-[var(--touch)] items-center hover:text-ink desk:min-h-0">
                {label}
              </Link>
            ) : (
              <span>{label}</span>
            )}
          </Fragment>
        ))}
        {back && (
          <Link href={back} className="ml-auto hidden items-center gap-1 hover:text-ink desk:inline-flex">
            <ChevronLeft className="size-4" aria-hidden />
            返回上一页
          </Link>
        )}
      </nav>
      <div className="mt-1.5 mb-4 flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-[1_1_100%] desk:flex-1">
          <h1 className={`name font-semibold ${large ? "text-display" : "text-title"}`}>
            {typeof title === "string" ? <OrgName>{title}</OrgName> : title}
          </h1>
          {note && <p className="text-ink-3 text-mini">{note}</p>}
        </div>
        {tools && <div className="no-print flex flex-wrap items-center gap-2">{tools}</div>}
      </div>
    </>
  );
}

/** The work area beside the menu. */
export const Work = ({ children }: { children: ReactNode }) => (
  <main className="relative min-h-[calc(100dvh-3.5rem)] min-w-0 bg-surface px-[var(--edge)] pt-5 pb-16 desk:col-start-2 desk:row-start-2 desk:flex desk:min-h-0 desk:flex-col desk:overflow-y-auto print:block print:overflow-visible! print:p-0">
    {children}
  </main>
);
