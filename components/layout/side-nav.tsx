"use client";
// 管理中心的菜单：宽屏是一栏字，窄一些收成图标，手机收进面板。尚未开放的如实标明。
import { useState } from "react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Following } from "#components/layout/waiting";
import { Glyph } from "#components/ui/glyph";
import { Menu, MenuLabel, MenuLink } from "#components/ui/menu";
import type { VisibleGroup, VisibleItem } from "#lib/organizations/menu/rules";

const ROW = "flex min-h-9 w-full max-desk:min-h-12 items-center gap-2.5 rounded-control px-3 text-left text-ink-2 hover:bg-sunken";
const CHILD = `${ROW} pl-10 desk:min-h-8.5 aria-[current=page]:bg-sunken aria-[current=page]:font-semibold aria-[current=page]:text-ink`;

const linksOf = (group: VisibleGroup): string[] => [...(group.href ? [group.href] : []), ...group.items.flatMap((i) => i.href ?? [])];

/** The address in the menu that fits best to where we are: the longest that begins it. */
function currentLink(groups: readonly VisibleGroup[], path: string): string | undefined {
  const fitting = groups.flatMap(linksOf).filter((href) => path === href || (href !== "/manage" && path.startsWith(`${href}/`)));
  return fitting.sort((a, b) => b.length - a.length)[0];
}

function Item({ item, current }: { item: VisibleItem; current: string | undefined }) {
  if (!item.href) {
    return (
      <span className={`${ROW} pl-10 text-ink-3`} title="尚未开放">
        {item.label}
        <span className="ml-auto flex-none text-tab">未开放</span>
      </span>
    );
  }
  return (
    <Link href={item.href} aria-current={item.href === current ? "page" : undefined} className={CHILD}>
      <Following />
      {item.label}
    </Link>
  );
}

type GroupProps = { group: VisibleGroup; current: string | undefined };

function Group({ group, current }: GroupProps) {
  const here = linksOf(group).includes(current ?? "-");
  const [opened, setOpened] = useState(false);
  const look = `${ROW} ${here ? "font-semibold text-ink" : ""}`;
  const inside = (
    <>
      <Glyph name={group.icon} className={here ? "text-ink" : "text-ink-3"} />
      {group.label}
    </>
  );
  if (group.href) {
    return (
      <Link href={group.href} aria-current={here ? "page" : undefined} className={`${look} aria-[current=page]:bg-sunken`}>
        <Following />
        {inside}
      </Link>
    );
  }
  const open = here || opened;
  return (
    <>
      <button type="button" aria-expanded={open} onClick={() => setOpened(!open)} className={look}>
        {inside}
      </button>
      {open && group.items.map((item) => <Item key={item.label} item={item} current={current} />)}
    </>
  );
}

/** The whole menu as a list of words. */
export function MenuList({ groups }: { groups: readonly VisibleGroup[] }) {
  const current = currentLink(groups, usePathname());
  return groups.map((group) => <Group key={group.label} group={group} current={current} />);
}

const RAIL =
  "grid size-10 place-items-center rounded-control text-ink-3 hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink";

function RailGroup({ group, current }: GroupProps) {
  const here = linksOf(group).includes(current ?? "-") ? ("page" as const) : undefined;
  const icon = <Glyph name={group.icon} />;
  if (group.href) {
    return (
      <Link href={group.href} aria-label={group.label} title={group.label} aria-current={here} className={RAIL}>
        <Following />
        {icon}
      </Link>
    );
  }
  return (
    <Menu
      align="start"
      side="right"
      trigger={
        <button type="button" aria-label={group.label} title={group.label} aria-current={here} className={RAIL}>
          {icon}
        </button>
      }
    >
      <MenuLabel>{group.label}</MenuLabel>
      {group.items.map((item) =>
        item.href ? (
          <MenuLink key={item.label} href={item.href}>
            {item.label}
          </MenuLink>
        ) : (
          <MenuLabel key={item.label}>{`${item.label}（未开放）`}</MenuLabel>
        ),
      )}
    </Menu>
  );
}

/** The column at the left of a desk. */
export function SideNav({ groups }: { groups: readonly VisibleGroup[] }) {
  const current = currentLink(groups, usePathname());
  return (
    <nav aria-label="管理中心菜单" className="no-print hidden overflow-y-auto border-line border-r bg-paper px-2 py-3 desk:block">
      <div className="hidden wide:block">
        <MenuList groups={groups} />
      </div>
      <div className="grid gap-0.5 wide:hidden">
        {groups.map((group) => (
          <RailGroup key={group.label} group={group} current={current} />
        ))}
      </div>
    </nav>
  );
}
