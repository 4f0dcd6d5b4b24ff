// 门口的页面：一列，手机为准。
import { ChevronLeft, CircleHelp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

const ICON = "grid size-[var(--touch)] place-items-center";

/** Back at the left, help at the right. */
export function DoorBar({ back = "/" }: { back?: string }) {
  return (
    <header className="flex items-center justify-between px-1 pt-[env(safe-area-inset-top)]">
      <Link href={back} className={ICON} aria-label="返回">
        <ChevronLeft className="size-6" aria-hidden />
      </Link>
      <Link href="/faq" className={ICON} aria-label="帮助">
        <CircleHelp className="size-5" aria-hidden />
      </Link>
    </header>
  );
}

export function DoorPage({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return <main className={`mx-auto w-full px-[var(--gutter)] pb-10 ${wide ? "max-w-3xl" : "max-w-md"}`}>{children}</main>;
}

/** One sentence that says what this page is for. */
export const Lead = ({ children, className = "" }: { children: ReactNode; className?: string }) => (
  <h1 className={`name text-balance font-semibold text-display ${className}`}>{children}</h1>
);

/** The main action stays in reach of the thumb. */
export function Dock({ children }: { children: ReactNode }) {
  return (
    <div className="no-print fixed inset-x-0 bottom-0 z-20 border-line border-t bg-surface">
      <div className="mx-auto flex max-w-md flex-wrap gap-3 px-[var(--gutter)] pt-3 pb-[max(env(safe-area-inset-bottom),0.875rem)]">
        {children}
      </div>
    </div>
  );
}
