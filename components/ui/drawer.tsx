"use client";
// 抽屉：从右侧出来，列表还活着；Esc 关闭，其他键由用的人定。
import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "#components/ui/button";

type Props = { title: string; head?: ReactNode; onClose: () => void; onKey: (key: string) => void; children: ReactNode };

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

export function Drawer({ title, head, onClose, onKey, children }: Props) {
  const ref = useRef<HTMLElement>(null);
  const latest = useRef({ onClose, onKey });
  latest.current = { onClose, onKey };
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    ref.current?.focus();
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
      if (event.key === "Escape") latest.current.onClose();
      else latest.current.onKey(event.key);
    };
    addEventListener("keydown", press);
    return () => {
      removeEventListener("keydown", press);
      before?.focus();
    };
  }, []);
  return (
    <section
      ref={ref}
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      data-kind="drawer"
      className="fixed inset-y-0 right-0 z-30 w-[44rem] max-w-full overflow-y-auto overscroll-contain bg-surface px-8 pt-4 pb-8 shadow-float outline-none"
    >
      <header className="flex items-center gap-3">
        <span className="min-w-0 flex-1 text-ink-3 text-mini">{head}</span>
        <IconButton label="关闭" onClick={onClose} className="-mr-2">
          <X aria-hidden />
        </IconButton>
      </header>
      {children}
    </section>
  );
}
