import { CircleHelp, FileText, Lock, UserRound } from "lucide-react";
import type { Metadata } from "next";
import { ARCHIVE_KINDS } from "#components/members/home";
import { Viewers } from "#components/members/viewers";
import { Cell, MemberPage } from "#components/layout/member";
import { DisplayControls } from "#components/layout/display-controls";
import { SignOut } from "#components/accounts/sign-out";
import { Cells, OrgName, SectionTitle } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { listOwnSessions } from "#lib/accounts/sessions/queries";
import { readDisplay } from "#lib/auth/display";
import { orNotFound, requireMember } from "#lib/auth/guard";
import { ROLE_LABELS } from "#lib/auth/labels";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { countOwnWaiting } from "#lib/inbox/own/queries";
import { listViewers } from "#lib/members/disclosures/queries";
import { ARCHIVE_LABELS } from "#lib/members/labels";
import { getOwnRecord } from "#lib/members/queries";

export const metadata: Metadata = { title: "我的" };

export default async function MePage() {
  const { actor, self } = await requireMember();
  const record = orNotFound(await getOwnRecord(self));
  const sessions = await listOwnSessions(self);
  const waiting = await countOwnWaiting(self);
  const gaps = record.missing.length;
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
      <Cells>
        <Cell
          href="/my/profile"
          icon={<UserRound aria-hidden />}
          title="团员基本资料"
          value={gaps > 0 ? <Status kind="warn">{`缺 ${gaps}\u00a0项`}</Status> : <Status kind="ok">完整</Status>}
        />
        <Cell
          href="/my/applications"
          icon={<FileText aria-hidden />}
          title="我的申请"
          value={waiting > 0 ? `${waiting}\u00a0件在办` : undefined}
        />
        <Cell
          href="/my/archive"
          icon={<FileText aria-hidden />}
          title="我的团员电子档案"
          value={<Status kind={ARCHIVE_KINDS[record.archiveState]}>{ARCHIVE_LABELS[record.archiveState]}</Status>}
        />
        <Cell href="/my/security" icon={<Lock aria-hidden />} title="密码与登录设备" value={`${sessions.length}\u00a0台`} />
      </Cells>
      <Cells className="mt-7">
        <Cell href="/faq" icon={<CircleHelp aria-hidden />} title="使用帮助" />
        <SignOut />
      </Cells>
    </MemberPage>
  );
}
