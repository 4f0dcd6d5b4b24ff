"use client";
// 去下一页的路上：一秒之内什么也不动，之后是骨架，八秒之后说一句话。页面本身等查完才回答，所以状态码始终是真的。
import { useLinkStatus } from "next/link";
import { useEffect, useSyncExternalStore } from "react";
import { Skeleton } from "#components/ui/states";

let underWay = 0;
const listeners = new Set<() => void>();
const change = (by: 1 | -1): void => {
  underWay += by;
  for (const tell of listeners) tell();
};
const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => void listeners.delete(tell);
};

/** Inside a link: tells the layout while the link is being followed. */
export function Following() {
  const { pending } = useLinkStatus();
  useEffect(() => {
    if (!pending) return;
    change(1);
    return () => change(-1);
  }, [pending]);
  return null;
}

/** Over the page that is being left, once a link takes longer than a second. */
export function Waiting({ className }: { className: string }) {
  const waiting = useSyncExternalStore(
    subscribe,
    () => underWay > 0,
    () => false,
  );
  if (!waiting) return null;
  return (
    <div className={`appear-late no-print overflow-hidden ${className}`}>
      <Skeleton rows={7} />
    </div>
  );
}
