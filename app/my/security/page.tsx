import { KeyRound, ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { SessionList } from "#components/accounts/session-list";
import { Cell, MemberBar, MemberPage } from "#components/layout/member";
import { Cells, SectionTitle } from "#components/ui/bits";
import { Status } from "#components/ui/status";
import { getOwnAccount, listOwnSessions } from "#lib/accounts/sessions/queries";
import { requireMember } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf, showFullMoment, showMoment } from "#lib/dates";

export const metadata: Metadata = { title: "密码与登录设备" };

export default async function SecurityPage() {
  const { actor, self } = await requireMember();
  const account = await getOwnAccount(self);
  const today = dayOf(now());
  const sessions = (await listOwnSessions(self)).map(({ id, device, remembered, lastSeenAt }) => ({
    id,
    device,
    remembered,
    current: id === actor.sessionId,
    seen: showMoment(lastSeenAt, today),
  }));
  return (
    <>
      <MemberBar back="/my/me" />
      <MemberPage>
        <h1 className="mb-4 font-semibold text-display">密码与登录设备</h1>
        <Cells>
          <Cell href="/my/security/password" icon={<KeyRound aria-hidden />} title="修改密码" />
          <Cell
            href="/my/security/second-factor"
            icon={<ShieldCheck aria-hidden />}
            title="动态口令"
            value={account.secondFactor ? <Status kind="ok">已开启</Status> : <Status kind="off">未开启</Status>}
          />
        </Cells>
        <SectionTitle>登录着的设备</SectionTitle>
        <SessionList sessions={sessions} />
        {account.activatedAt && (
          <p className="mt-6 text-ink-3 text-small">
            账号已于 {showFullMoment(account.activatedAt)} 激活，设备：{account.activatedDevice ?? "不详"}
            。不是你本人操作的，请马上告诉支部书记。
          </p>
        )}
      </MemberPage>
    </>
  );
}
