import type { Metadata } from "next";
import { ViewerList } from "#components/members/viewers";
import { OwnData } from "#components/members/own-data";
import { MemberBar, MemberPage } from "#components/layout/member";
import { requireMember } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { listViewers } from "#lib/members/disclosures/queries";

export const metadata: Metadata = { title: "谁看过我的信息" };

export default async function ViewersPage() {
  const { self } = await requireMember();
  return (
    <>
      <MemberBar back="/my/me" />
      <MemberPage>
        <h1 className="mb-4 border-line-strong border-b pb-3 font-semibold text-display">谁看过我的信息</h1>
        <ViewerList viewers={await listViewers(self)} today={dayOf(now())} />
        <p className="mt-6 text-ink-3 text-small">
          管理员要看完整的身份证号、手机和住址，必须写明理由，五分钟后自动隐去。觉得不该看的，可以向上级团组织反映。
        </p>
        <OwnData />
      </MemberPage>
    </>
  );
}
