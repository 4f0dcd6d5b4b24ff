"use client";
// 快捷键：写在能用的地方，按 ? 看全部；正在输入时不抢键。
import Link from "next/link";
import { useEffect, useRef } from "react";
import { Kbd } from "#components/ui/bits";
import { Dialog } from "#components/ui/dialog";

type Keys = Readonly<Record<string, () => void>>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Runs what a key stands for, and what Escape does here, except while somebody types or a dialog is open. */
export function useShortcuts(keys: Keys, onEscape?: () => void): void {
  const latest = useRef({ keys, onEscape });
  latest.current = { keys, onEscape };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
      const run = event.key === "Escape" ? latest.current.onEscape : latest.current.keys[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

const LIST: readonly (readonly [keys: readonly string[], what: string])[] = [
  [["/"], "找人"],
  [["?"], "看快捷键"],
  [["J", "K"], "列表里下一位、上一位"],
  [["X"], "选中当前一位"],
  [["Enter"], "打开当前一位"],
  [["E"], "编辑打开的一位"],
  [["Esc"], "关闭面板，取消选择"],
  [["F8"], "导入检查里跳到下一处"],
];

export function Shortcuts({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="帮助与快捷键">
      <dl className="divide-y divide-line border-line border-y">
        {LIST.map(([keys, what]) => (
          <div key={what} className="flex items-center justify-between py-2">
            <dt>{what}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 flex flex-wrap gap-x-5">
        <Link href="/guides" className="u inline-flex min-h-[var(--touch)] items-center">
          操作指南
        </Link>
        <Link href="/faq" className="u inline-flex min-h-[var(--touch)] items-center">
          常见问题解答
        </Link>
      </p>
    </Dialog>
  );
}
