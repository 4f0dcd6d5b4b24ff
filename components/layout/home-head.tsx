// 首页的顶上：现在是哪个组织，右边扫码。
import { ScanLine } from "lucide-react";
import Link from "next/link";
import { OrgSwitcher } from "#components/layout/org-switcher";
import { Mark } from "#components/ui/mark";
import type { ContextChoice } from "#lib/auth/contexts";

type Props = { current: ContextChoice | null; choices: ContextChoice[] };

export const HomeHead = ({ current, choices }: Props) => (
  <header className="flex min-h-14 items-center gap-2.5 pt-2 text-ink-2 text-small">
    <Mark className="size-7 desk:hidden" />
    {current && (
      <OrgSwitcher current={current} choices={choices} className="inline-flex min-h-[var(--touch)] items-center gap-1 leading-snug" />
    )}
    <Link href="/my/scan" aria-label="扫码" className="-mr-2 ml-auto grid size-[var(--touch)] flex-none place-items-center">
      <ScanLine className="size-6" strokeWidth={1.75} aria-hidden />
    </Link>
  </header>
);
