"use client";
// 面板与抽屉：原生 dialog。手机从下方升起，桌面抽屉从右侧滑入；居中只给不可撤回的事。
import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "#components/ui/button";

export type DialogKind = "sheet" | "drawer" | "center";

const SHAPES: Readonly<Record<DialogKind, string>> = {
  sheet:
    "inset-x-0 top-auto bottom-0 w-full max-h-[88dvh] rounded-t-sheet shadow-sheet desk:inset-0 desk:m-auto desk:w-[30rem] desk:h-fit desk:max-h-[86dvh] desk:rounded-sheet desk:shadow-float",
  drawer: "inset-y-0 right-0 left-auto h-dvh w-full desk:w-[44rem] shadow-float",
  center: "inset-0 m-auto h-fit w-[calc(100%-2.5rem)] max-w-[26rem] max-h-[86dvh] rounded-sheet shadow-float",
};

type Props = { open: boolean; onClose: () => void; title: string; kind?: DialogKind; children: ReactNode; hideTitle?: boolean };

/** A modal part of the page; Escape, the backdrop and 关闭 end it. */
export function Dialog({ open, onClose, title, kind = "sheet", children, hideTitle = false }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !ref.current?.open) ref.current?.showModal();
    if (!open && ref.current?.open) ref.current.close();
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={ref}
      data-kind={kind}
      aria-label={title}
      className={`fixed overflow-y-auto overscroll-contain bg-surface p-0 ${SHAPES[kind]}`}
      onClose={onClose}
      onClick={(event) => event.target === ref.current && onClose()}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div className="px-[var(--edge)] pt-2 pb-[max(env(safe-area-inset-bottom),1rem)] desk:px-6 desk:pt-4 desk:pb-6">
        <div className={`flex items-center justify-between gap-3 ${hideTitle ? "" : "mb-2"}`}>
          {hideTitle ? <span /> : <h2 className="font-semibold text-head">{title}</h2>}
          <IconButton label="关闭" onClick={onClose} className="-mr-2">
            <X aria-hidden />
          </IconButton>
        </div>
        {children}
      </div>
    </dialog>
  );
}
