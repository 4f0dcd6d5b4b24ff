"use client";
// 退出登录：会话作废，本机存过的一并清空。
import { LogOut } from "lucide-react";

/** Forgets what this browser keeps, then leaves by a full page load. */
async function forgetEverything(): Promise<void> {
  sessionStorage.clear();
  localStorage.clear();
  const names = "caches" in window ? await caches.keys() : [];
  await Promise.all(names.map((name) => caches.delete(name)));
}

type Props = { className?: string };

const ROW = "flex min-h-14 w-full items-center gap-3 py-2.5 text-left";

/** A row of a list. Works without scripts, too: it is a form. */
export function SignOut({ className = ROW }: Props) {
  return (
    <li>
      <form action="/sign-out" method="post" onSubmit={() => void forgetEverything()}>
        <button type="submit" className={className}>
          <LogOut className="size-5 text-ink-2" aria-hidden />
          退出登录
        </button>
      </form>
    </li>
  );
}
