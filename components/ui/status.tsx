// 状态：● 等我 ○ 等别人 ✓ 完成 ▲ 缺 ✕ 失败 – 不适用。字形与文字并用。
import type { ReactNode } from "react";

export type StatusKind = "me" | "other" | "ok" | "warn" | "bad" | "off";

const GLYPHS: Readonly<Record<StatusKind, ReactNode>> = {
  me: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  other: <circle cx="6" cy="6" r="4.4" fill="none" stroke="var(--ink-3)" strokeWidth="2" />,
  ok: <path d="m1.5 6.4 3 3.2 6-7" fill="none" stroke="currentColor" strokeWidth="1.7" />,
  warn: <path d="M6 .8 11.6 11H.4z" fill="var(--amber-bar)" />,
  bad: <path d="m1.5 1.5 9 9m0-9-9 9" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  off: <path d="M1 6h10" stroke="currentColor" strokeWidth="2" />,
};

export function Status({ kind, children, className = "" }: { kind: StatusKind; children?: ReactNode; className?: string }) {
  return (
    <span className={`st ${className}`} data-kind={kind}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {GLYPHS[kind]}
      </svg>
      {children !== undefined && <span>{children}</span>}
    </span>
  );
}
