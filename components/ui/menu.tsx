"use client";
// 菜单与浮层：桌面用，键盘可达；浮起来的才有影子。
import { DropdownMenu, Popover as RadixPopover, Slot } from "radix-ui";
import Link from "next/link";
import { type ReactNode, useState } from "react";

const PANEL = "z-50 rounded-button bg-surface shadow-float outline-none";
const ITEM =
  "flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-control px-3 text-small outline-none data-[disabled]:cursor-not-allowed data-[disabled]:text-ink-3 data-[highlighted]:bg-ink-tint [&>svg]:size-4.5 [&>svg]:text-ink-3";

type MenuProps = { trigger: ReactNode; children: ReactNode; align?: "start" | "end"; side?: "bottom" | "right" };

/** A menu; all that makes it one arrives when it is pressed for the first time: a desk shows more than a dozen. */
export function Menu(props: MenuProps) {
  const [pressed, setPressed] = useState(false);
  if (pressed) return <WholeMenu {...props} />;
  const open = () => setPressed(true);
  return (
    <Slot.Root aria-haspopup="menu" aria-expanded={false} onClick={open} onKeyDown={(event) => event.key === "ArrowDown" && open()}>
      {props.trigger}
    </Slot.Root>
  );
}

function WholeMenu({ trigger, children, align = "end", side = "bottom" }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={`${PANEL} min-w-48 max-w-[min(24rem,calc(100vw-2rem))] p-1.5`}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={12}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItem({ onSelect, disabled = false, children }: { onSelect: () => void; disabled?: boolean; children: ReactNode }) {
  return (
    <DropdownMenu.Item className={`${ITEM} w-full text-left`} onSelect={onSelect} disabled={disabled}>
      {children}
    </DropdownMenu.Item>
  );
}

export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <DropdownMenu.Item asChild>
      <Link href={href} className={ITEM}>
        {children}
      </Link>
    </DropdownMenu.Item>
  );
}

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <DropdownMenu.Label className="px-3 pt-1.5 pb-1 text-ink-3 text-tab">{children}</DropdownMenu.Label>
);
export const MenuLine = () => <DropdownMenu.Separator className="my-1 h-px bg-line" />;

type PopoverProps = { trigger: ReactNode; children: ReactNode; label: string; open?: boolean; onOpenChange?: (open: boolean) => void };

export function Popover({ trigger, children, label, open, onOpenChange }: PopoverProps) {
  const state = { ...(open === undefined ? {} : { open }), ...(onOpenChange ? { onOpenChange } : {}) };
  return (
    <RadixPopover.Root {...state}>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          className={`${PANEL} w-[min(20rem,calc(100vw-2rem))] p-5`}
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label={label}
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
