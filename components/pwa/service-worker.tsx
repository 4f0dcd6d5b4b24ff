"use client";
// 让应用可以安装、断网时有一页可看；有新版本时请人决定何时更新，绝不打断填了一半的表。
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button";

type Update = () => void;

/** Registers the worker in built pages and offers its updates; on the start page they apply at once. */
export function ServiceWorker() {
  const [update, setUpdate] = useState<Update | null>(null);
  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    let gone = false;
    void import("workbox-window").then(({ Workbox }) => {
      if (gone) return;
      const workbox = new Workbox("/sw.js");
      const apply: Update = () => {
        workbox.addEventListener("controlling", () => location.reload());
        workbox.messageSkipWaiting();
      };
      workbox.addEventListener("waiting", () => (location.pathname === "/" ? apply() : setUpdate(() => apply)));
      // Browsers that only pretend (some in-app ones) answer with nothing, or with an error: then there is no worker.
      workbox.register().catch(() => undefined);
    });
    return () => {
      gone = true;
    };
  }, []);
  if (!update) return null;
  return (
    <div
      role="status"
      className="no-print fixed inset-x-3 bottom-[calc(var(--tabbar)+env(safe-area-inset-bottom)+1.5rem)] z-50 mx-auto flex max-w-md flex-wrap items-center gap-x-2 gap-y-1 rounded-button border border-line-strong bg-surface py-2 pr-2 pl-4 text-small shadow-float desk:bottom-6"
    >
      <span className="flex-[1_1_5rem] leading-normal">
        有新版本
        <span className="block text-ink-3 text-mini">填完手头的再更新也不迟</span>
      </span>
      <Button look="quiet" className="px-3!" onClick={() => setUpdate(null)}>
        稍后
      </Button>
      <Button look="ink" className="flex-none" onClick={update}>
        立即更新
      </Button>
    </div>
  );
}
