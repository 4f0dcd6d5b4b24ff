import type { ReactNode } from "react";
import { MemberNav } from "#components/layout/member-nav";
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
        <InstallHint />
      </div>
    </div>
  );
}
