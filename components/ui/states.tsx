// 空、出错、无权限：说清为什么，给下一步。
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyMark } from "#components/ui/mark";
import { Status } from "#components/ui/status";

/** Nothing here: why, and what to do. */
export function Empty({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="grid gap-4 py-8 desk:grid-cols-[5.5rem_1fr] desk:gap-6">
      <EmptyMark />
      <div>
        <p className="font-semibold text-[1.25rem] leading-relaxed">{title}</p>
        {children && <div className="max-w-prose text-ink-2">{children}</div>}
        {actions && <div className="mt-4 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}

/** Something went wrong: what, whether the input is safe, what to do, a number for the help desk. */
export function Failed({
  title,
  children,
  actions,
  reference,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  reference?: string | undefined;
}) {
  return (
    <div role="alert" className="py-6">
      <p className="font-semibold text-[1.25rem] leading-relaxed">
        <Status kind="bad">
          <span className="text-ink">{title}</span>
        </Status>
      </p>
      {children && <div className="max-w-prose text-ink-2">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap gap-2">{actions}</div>}
      {reference && (
        <p className="mt-4 text-ink-3 text-mini">
          还不行？把这个号码告诉客服：<span className="code text-ink-2">{reference}</span>
        </p>
      )}
    </div>
  );
}

/** Not yours to do: who may, and a lawful way. */
export function NotAllowed({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="py-6">
      <p className="flex items-center gap-2 font-semibold text-[1.25rem] leading-relaxed">
        <Lock className="size-5" aria-hidden />
        {title}
      </p>
      {children && <div className="max-w-prose text-ink-2">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}

/** Grey bars as high as the rows that are coming. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label="正在读取" className="pt-2">
      <div className="mt-4 mb-6 h-7 w-48 max-w-full rounded-key bg-sunken" />
      {Array.from({ length: rows }, (_, i) => (
        <div key={`row-${i.toString()}`} className="flex h-14 items-center gap-6 border-line border-b desk:h-10.5">
          <span className="h-3 w-16 rounded-key bg-sunken" />
          <span className="h-3 flex-1 rounded-key bg-sunken" />
          <span className="h-3 w-24 rounded-key bg-sunken" />
        </div>
      ))}
      <p className="appear-later mt-4 text-ink-2 text-mini">
        <Status kind="other">正在取，网络有点慢</Status>
      </p>
    </div>
  );
}

/** A sentence that explains, in a quiet plate. */
export function Note({ children, className = "" }: { children: ReactNode; className?: string }) {
  return <p className={`rounded-control bg-sunken px-4 py-2.5 text-small ${className}`}>{children}</p>;
}
