import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { DeskBar } from "#components/layout/desk-bar";
import { LoginPrompt } from "#components/layout/login-prompt";
import { SideNav } from "#components/layout/side-nav";
import { Waiting } from "#components/layout/waiting";
import { readArchiveGaps } from "#lib/archives/prompts/queries";
import { contextChoices } from "#lib/auth/contexts";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { mayUse } from "#lib/auth/permissions";
import { listUnconfirmed } from "#lib/cadres/checks/queries";
import { countInbox } from "#lib/inbox/queries";
import { countCorrectable } from "#lib/members/irregular/queries";
import { menuOf } from "#lib/organizations/menu/rules";
import { readFrame } from "#lib/organizations/queries";

export default async function ManageLayout({ children }: { children: ReactNode }) {
  const { actor, scope, presence } = await requireManager();
  const organization = orNotFound(actor.organization);
  const [{ gaps, ...facts }, { waiting, feedback }, archives, irregular, posts] = await Promise.all([
    readFrame(scope),
    countInbox(scope),
    readArchiveGaps(scope),
    countCorrectable(scope),
    listUnconfirmed(scope),
  ]);
  const { current, choices } = contextChoices(presence, actor);
  const audit = mayUse(actor, "audit:V").yes;
  const groups = menuOf({ ...organization, ...facts });
  return (
    <div className="desk min-h-dvh desk:grid desk:h-dvh desk:grid-cols-[3.5rem_minmax(0,1fr)] desk:grid-rows-[auto_minmax(0,1fr)] wide:grid-cols-[13rem_minmax(0,1fr)] print:block">
      <DeskBar
        name={actor.name}
        current={orNotFound(current)}
        choices={choices}
        unread={waiting + feedback}
        groups={groups}
        audit={audit}
      />
      <SideNav groups={groups} />
      <NuqsAdapter>{children}</NuqsAdapter>
      <Waiting className="z-20 bg-surface px-[var(--edge)] pt-5 max-desk:fixed max-desk:inset-x-0 max-desk:top-14 max-desk:bottom-0 desk:col-start-2 desk:row-start-2" />
      <LoginPrompt session={presence.id} gaps={gaps} archives={archives} irregular={irregular} posts={posts} />
    </div>
  );
}
