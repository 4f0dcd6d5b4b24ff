"use client";
// 团员端的主导航：手机在底部，拇指够得着；宽屏在顶上。管理员多一格管理中心。
import { Home, Inbox, LayoutDashboard, Network, UserRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Following } from "#components/layout/waiting";
import { Badge } from "#components/ui/bits";
import { Mark } from "#components/ui/mark";

const TABS = [
  { href: "/my", label: "首页", icon: Home },
  { href: "/my/organization", label: "组织", icon: Network },
  { href: "/my/messages", label: "消息", icon: Inbox },
  { href: "/my/me", label: "我的", icon: UserRound },
] as const;
const MANAGE = { href: "/manage", label: "管理中心", icon: LayoutDashboard } as const;

/** Which tab an address belongs to: pages about oneself hang below 我的. */
const tabOf = (path: string): string => {
  if (/^\/my\/(me|profile|applications|security|transfers|viewers)(\/|$)/.test(path)) return "/my/me";
  return TABS.findLast((t) => path === t.href || path.startsWith(`${t.href}/`))?.href ?? "/my";
};

const TAB =
  "relative flex min-h-[var(--tabbar)] flex-1 flex-col items-center justify-center gap-0.5 text-ink-3 text-tab aria-[current=page]:font-semibold aria-[current=page]:text-ink desk:min-h-11 desk:flex-none desk:flex-row desk:gap-1.5 desk:px-4 desk:text-small";

type Props = { unread: number; isManager: boolean };

export function MemberNav({ unread, isManager }: Props) {
  const here = tabOf(usePathname());
  const tabs = isManager ? [...TABS, MANAGE] : TABS;
  return (
    <nav
      aria-label="主导航"
      className="no-print fixed inset-x-0 bottom-0 z-30 border-line border-t bg-surface pb-[max(env(safe-area-inset-bottom),0.5rem)] desk:static desk:border-t-0 desk:border-b desk:bg-paper desk:pb-0"
    >
      <div className="flex desk:mx-auto desk:max-w-3xl desk:items-center desk:px-[var(--gutter)] desk:py-1.5">
        <Link href="/my" className="mr-auto hidden min-h-11 items-center gap-2.5 font-semibold tracking-[0.06em] desk:flex">
          <Mark className="size-6" />
          智慧团建
        </Link>
        {tabs.map(({ href, label, icon: Icon }) => (
          <Link key={href} href={href} aria-current={href === here ? "page" : undefined} className={TAB}>
            <Following />
            <Icon className="size-6 desk:size-4.5" strokeWidth={1.75} aria-hidden />
            {label}
            {href === "/my/messages" && <Badge count={unread} className="absolute top-1 left-[calc(50%+0.45rem)] desk:static" />}
          </Link>
        ))}
      </div>
    </nav>
  );
}
