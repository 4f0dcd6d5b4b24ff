import { ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { DoorBar, DoorPage, Lead } from "#components/layout/door";
import { Cells } from "#components/ui/bits";

export const metadata: Metadata = { title: "注册" };

const CHOICES = [
  { href: "/register/administrator", title: "管理员注册", note: "手里有直属上级发的八位注册码" },
  { href: "/register/member", title: "团员团干部注册", note: "2020年以前入团、系统里还没有记录的团员" },
] as const;

export default function RegisterPage() {
  return (
    <>
      <DoorBar />
      <DoorPage>
        <Lead className="mt-2 mb-5">你是哪一种？</Lead>
        <Cells>
          {CHOICES.map(({ href, title, note }) => (
            <li key={href}>
              <Link href={href} className="flex min-h-18 items-center gap-3 py-3">
                <span className="flex-1">
                  <b>{title}</b>
                  <span className="block text-ink-3 text-small">{note}</span>
                </span>
                <ChevronRight className="size-4.5 text-ink-3" aria-hidden />
              </Link>
            </li>
          ))}
        </Cells>
        <p className="mt-6 text-ink-2 text-small leading-relaxed">
          已经由支部录入的团员不用注册，找支部书记要一张激活条，在
          <Link href="/" className="u">
            登录页
          </Link>
          激活即可。
        </p>
      </DoorPage>
    </>
  );
}
