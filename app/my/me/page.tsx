import { CircleHelp } from "lucide-react";
import type { Metadata } from "next";
import { OwnThings } from "#components/members/own-things";
import { Viewers } from "#components/members/viewers";
import { Cell, MemberPage } from "#components/layout/member";
import { DisplayControls } from "#components/layout/display-controls";
import { SignOut } from "#components/accounts/sign-out";
import { Cells, OrgName, SectionTitle } from "#components/ui/bits";
import { listOwnSessions } from "#lib/accounts/sessions/queries";
import { readDisplay } from "#lib/auth/display";
import { orNotFound, requireMember } from "#lib/auth/guard";
import { ROLE_LABELS } from "#lib/auth/labels";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { countOwnWaiting } from "#lib/inbox/own/queries";
import { listViewers } from "#lib/members/disclosures/queries";
import { getOwnRecord } from "#lib/members/queries";
import { listOwnTransfers } from "#lib/transfers/own/queries";
import { transferWords } from "#components/transfers/own-todo";

export const metadata: Metadata = { title: "我的" };

export default async function MePage() {
  const { actor, self } = await requireMember();
  const record = orNotFound(await getOwnRecord(self));
  const sessions = await listOwnSessions(self);
  const waiting = await countOwnWaiting(self);
  return (
    <MemberPage className="pt-6">
      <h1 className="font-semibold text-display">{actor.name}</h1>
      <p className="text-ink-3 text-small">
        {actor.organization && <OrgName>{actor.organization.shortName}</OrgName>}，{ROLE_LABELS[actor.role]}
      </p>
      <Viewers viewers={await listViewers(self, 2)} today={dayOf(now())} />
      <SectionTitle>看得舒服</SectionTitle>
      <DisplayControls initial={await readDisplay()} />
      <SectionTitle>资料与安全</SectionTitle>
      <OwnThings record={record} waiting={waiting} devices={sessions.length} transfer={transferWords(await listOwnTransfers(self))} />
      <Cells className="mt-7">
        <Cell href="/faq" icon={<CircleHelp aria-hidden />} title="使用帮助" />
        <SignOut />
      </Cells>
    </MemberPage>
  );
}
