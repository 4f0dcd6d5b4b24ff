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
      className="no-print fixed inset-x-0 top-0 z-50 flex items-center justify-between gap-3 border-line-strong border-b bg-surface px-5 py-2 text-small shadow-float"
    >
      <span>有新版本，填完手头的再更新也不迟</span>
      <Button look="ink" onClick={update}>
        立即更新
      </Button>
    </div>
  );
}
