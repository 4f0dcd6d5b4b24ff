"use client";
// 管理中心的顶栏：组织、找人、操作中心、帮助、本人（NAV-04）。
import { ChevronDown, CircleHelp, Inbox, Menu as MenuIcon, ScrollText, Search, SlidersHorizontal, UserRound } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { SignOut } from "#components/accounts/sign-out";
import { MenuList } from "#components/layout/side-nav";
import { OrgSwitcher, type OrgChoice } from "#components/layout/org-switcher";
import { Shortcuts, useShortcuts } from "#components/layout/shortcuts";
import { FindBox } from "#components/search/find-box";
import { Badge, Kbd } from "#components/ui/bits";
import { Dialog } from "#components/ui/dialog";
import { Mark } from "#components/ui/mark";
import { Menu, MenuLine, MenuLink } from "#components/ui/menu";
import type { VisibleGroup } from "#lib/organizations/menu/rules";

type Props = {
  name: string;
  current: OrgChoice;
  choices: readonly OrgChoice[];
  unread: number;
  groups: readonly VisibleGroup[];
  /** Whether the audit trail may be seen from here. */
  audit: boolean;
};

const BUTTON = "inline-flex min-h-[var(--touch)] items-center gap-1.5 rounded-control px-2.5 text-ink-2 hover:bg-sunken desk:min-h-9";

function UserMenu({ name, audit }: Pick<Props, "name" | "audit">) {
  return (
    <Menu
      trigger={
        <button type="button" className={BUTTON}>
          {name}
          <ChevronDown className="size-4" aria-hidden />
        </button>
      }
    >
      <MenuLink href="/my">个人中心</MenuLink>
      <MenuLink href="/my/profile">我的资料</MenuLink>
      <MenuLink href="/my/security/password">修改密码</MenuLink>
      <MenuLink href="/my/security">登录设备与动态口令</MenuLink>
      <MenuLink href="/manage/rules">规则中心</MenuLink>
      {audit && <MenuLink href="/manage/audit">审计记录</MenuLink>}
      <MenuLine />
      <ul>
        <SignOut className="flex min-h-9 w-full items-center gap-2.5 rounded-control px-3 text-small hover:bg-ink-tint [&>svg]:size-4.5" />
      </ul>
    </Menu>
  );
}

const PHONE_ROW = "flex min-h-14 items-center gap-3 [&>svg]:size-5 [&>svg]:text-ink-2";

function PhoneLinks({ unread, audit }: Pick<Props, "unread" | "audit">) {
  return (
    <>
      <li>
        <Link href="/manage/inbox" className={PHONE_ROW}>
          <Inbox strokeWidth={1.75} aria-hidden />
          操作中心
          <Badge count={unread} />
        </Link>
      </li>
      <li>
        <Link href="/manage/rules" className={PHONE_ROW}>
          <SlidersHorizontal strokeWidth={1.75} aria-hidden />
          规则中心
        </Link>
      </li>
      {audit && (
        <li>
          <Link href="/manage/audit" className={PHONE_ROW}>
            <ScrollText strokeWidth={1.75} aria-hidden />
            审计记录
          </Link>
        </li>
      )}
      <li>
        <Link href="/my" className={PHONE_ROW}>
          <UserRound strokeWidth={1.75} aria-hidden />
          回个人中心
        </Link>
      </li>
    </>
  );
}

function PhoneMenu({ groups, name, unread, audit }: Pick<Props, "groups" | "name" | "unread" | "audit">) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label="打开菜单"
        onClick={() => setOpen(true)}
        className="grid size-[var(--touch)] place-items-center desk:hidden"
      >
        <MenuIcon className="size-6" aria-hidden />
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={name}>
        {/* A link that was followed closes the panel behind it. */}
        <nav
          aria-label="管理中心菜单"
          className="phone-menu"
          onClickCapture={(event) => (event.target as Element).closest("a") && setOpen(false)}
        >
          <MenuList groups={groups} />
          <ul className="mt-3 border-line border-t px-3 pt-2">
            <PhoneLinks unread={unread} audit={audit} />
            <SignOut />
          </ul>
        </nav>
      </Dialog>
    </>
  );
}

export function DeskBar({ name, current, choices, unread, groups, audit }: Props) {
  const find = useRef<HTMLInputElement>(null);
  const [help, setHelp] = useState(false);
  useShortcuts({ "/": () => find.current?.focus(), "?": () => setHelp(true) });
  return (
    <header className="no-print sticky top-0 z-20 col-span-full flex min-h-12 items-center gap-1 border-line border-b bg-paper px-1 pt-[env(safe-area-inset-top)] desk:static desk:min-h-14 desk:gap-2 desk:pr-4 desk:pl-5">
      <PhoneMenu groups={groups} name={name} unread={unread} audit={audit} />
      <Link
        href="/manage"
        aria-label="智慧团建首页"
        className="hidden items-center gap-2.5 font-semibold text-body tracking-[0.06em] desk:flex wide:w-47"
      >
        <Mark className="size-6" />
        <span className="sr-only wide:not-sr-only">智慧团建</span>
      </Link>
      <OrgSwitcher
        current={current}
        choices={choices}
        terse
        className="inline-flex min-h-[var(--touch)] min-w-0 flex-1 items-center justify-center gap-1.5 rounded-control px-2 font-semibold leading-snug desk:min-h-9 desk:flex-none desk:justify-start"
      />
      <Link href="/manage/search?focus=1" aria-label="找人" className="grid size-[var(--touch)] place-items-center desk:hidden">
        <Search className="size-5" aria-hidden />
      </Link>
      <FindBox inputRef={find} />
      <nav aria-label="本人" className="hidden items-center desk:flex">
        <Link href="/manage/inbox" className={BUTTON}>
          <Inbox className="size-5" strokeWidth={1.75} aria-hidden />
          操作中心
          <Badge count={unread} />
        </Link>
        <button type="button" aria-label="帮助与快捷键" onClick={() => setHelp(true)} className={BUTTON}>
          <CircleHelp className="size-5" strokeWidth={1.75} aria-hidden />
          <Kbd>?</Kbd>
        </button>
        <UserMenu name={name} audit={audit} />
      </nav>
      <Shortcuts open={help} onClose={() => setHelp(false)} />
    </header>
  );
}
