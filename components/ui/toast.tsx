"use client";
// 提示条：墨底一句话，可带一个动作。用到时才装载；出错从不放在这里。
import { type ComponentType, useEffect, useState } from "react";

type Notice = { text: string; action?: { label: string; run: () => void } };
type Listener = (notice: Notice) => void;

let listener: Listener | null = null;

/** Says one sentence, for ten seconds if it can be undone. */
export const notify = (text: string, action?: Notice["action"]): void => listener?.(action ? { text, action } : { text });

/** Where notices appear; the library behind it arrives with the first one. */
export function Notices() {
  const [Toaster, setToaster] = useState<ComponentType<Record<string, unknown>> | null>(null);
  useEffect(() => {
    listener = async ({ text, action }) => {
      const sonner = await import("sonner");
      setToaster(() => sonner.Toaster as ComponentType<Record<string, unknown>>);
      const button = action ? { action: { label: action.label, onClick: action.run } } : {};
      setTimeout(() => sonner.toast(text, { duration: action ? 10_000 : 4000, ...button }), 0);
    };
    return () => {
      listener = null;
    };
  }, []);
  if (!Toaster) return null;
  return (
    <Toaster
      position="bottom-center"
      offset="6rem"
      mobileOffset={{ bottom: "6rem" }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "flex min-h-13 w-full items-center gap-3 rounded-button bg-ink pl-4 pr-2 text-surface text-[0.9375rem] shadow-float",
          title: "font-normal",
          actionButton: "ml-auto min-h-11 min-w-11 px-3 font-semibold",
        },
      }}
    />
  );
}
