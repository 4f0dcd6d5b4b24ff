import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignInForm } from "#components/accounts/sign-in-form";
import { DoorFoot } from "#components/layout/door-foot";
import { Lead } from "#components/layout/door";
import { Mark } from "#components/ui/mark";
import { currentPresence } from "#lib/auth/guard";
import { safePath } from "#lib/auth/path-header";
import { readEnvironment } from "#lib/env";
import { readSettings } from "#lib/settings/settings";

export const metadata: Metadata = { title: "登录" };

const aside = "inline-flex min-h-[var(--touch)] min-w-[var(--touch)] items-center";

export default async function StartPage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  const to = safePath((await searchParams).to);
  if (await currentPresence()) redirect(to);
  const { "nav.filmUrl": film } = await readSettings(null);
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-md flex-col px-[var(--gutter)]">
      <main className="flex-1 pt-16 pb-4">
        <Mark className="-ml-1 size-18" />
        <Lead className="mt-5 mb-5">登录智慧团建</Lead>
        <SignInForm to={to} />
        <nav aria-label="登录之外" className="mt-1 flex flex-wrap justify-between text-[0.9375rem] text-ink-2">
          <Link href="/forgot-password" className={aside}>
            忘记密码
          </Link>
          <Link href="/register" className={`${aside} justify-end`}>
            注册
          </Link>
        </nav>
        <section className="mt-9 border-line border-t pt-4">
          <h2 className="font-semibold text-[0.9375rem]">第一次登录？</h2>
          <p className="mt-1 text-ink-2 text-small leading-relaxed">
            密码先填<b>身份证号后八位</b>，下一步用支部发的激活码设置自己的密码。后八位不会成为你的密码。
          </p>
        </section>
        {readEnvironment().APP_MODE === "demo" && (
          <p className="mt-6 text-ink-2 text-small">
            这里是演示，
            <Link href="/demo" className="u inline-flex min-h-[var(--touch)] items-center">
              看看有哪些账号
            </Link>
          </p>
        )}
      </main>
      <DoorFoot film={film} />
    </div>
  );
}
