// 状态：● 等我 ○ 等别人 ✓ 完成 ▲ 缺 ✕ 失败 – 不适用。字形与文字并用；字形画在样式里（app/glyphs.css）。
import type { ReactNode } from "react";

export type StatusKind = "me" | "other" | "ok" | "warn" | "bad" | "off";

/** Words stand by themselves; anything else is kept together as one. */
export function Status({ kind, children, className }: { kind: StatusKind; children?: ReactNode; className?: string }) {
  return (
    <span className={className ? `st ${className}` : "st"} data-kind={kind}>
      {children === undefined || typeof children === "string" ? children : <span>{children}</span>}
    </span>
  );
}
