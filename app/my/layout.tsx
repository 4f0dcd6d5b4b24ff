import type { ReactNode } from "react";
import { MemberNav } from "#components/layout/member-nav";
import { Waiting } from "#components/layout/waiting";
import { InstallHint } from "#components/pwa/install-hint";
import { requireMember } from "#lib/auth/guard";
import { countUnread } from "#lib/inbox/queries";

export default async function MyLayout({ children }: { children: ReactNode }) {
  const { actor, self } = await requireMember();
  return (
    <div className="flex min-h-dvh flex-col-reverse justify-end desk:flex-col desk:justify-start">
      <MemberNav unread={await countUnread(self)} isManager={actor.isManager} />
      <div>
        {children}
        <Waiting className="fixed inset-0 z-20 mx-auto max-w-3xl bg-paper px-[var(--gutter)] pt-[calc(env(safe-area-inset-top)+0.5rem)] desk:top-16" />
        <InstallHint className="mx-auto mb-28 w-full max-w-3xl px-[var(--gutter)] max-desk:-mt-16 desk:mb-12" />
      </div>
    </div>
  );
}
