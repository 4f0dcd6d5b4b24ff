import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MemberBar, MemberPage } from "#components/layout/member";
import { ReportHere } from "#components/transfers/arrival/report-here";
import { OrgName } from "#components/ui/bits";
import { ButtonLink } from "#components/ui/button";
import { ShareRing } from "#components/ui/mark";
import { requireMember } from "#lib/auth/guard";
import { showFullMoment } from "#lib/dates";
import { getArrivalPage } from "#lib/transfers/arrival/queries";
import { ENDED } from "#lib/transfers/arrival/rules";
import { TRANSFER_STATE_LABELS } from "#lib/transfers/labels";

export const metadata: Metadata = { title: "报到" };

export default async function ArrivalPage({ searchParams }: { searchParams: Promise<{ code?: string }> }) {
  const { self } = await requireMember();
  const { code = "" } = await searchParams;
  const page = await getArrivalPage(self, code);
  if (!page) redirect(ENDED);
  const { own, branch } = page;
  return (
    <>
      <MemberBar back="/my" />
      <MemberPage>
        <p className="mt-4 text-ink-3 text-small">报到</p>
        <h1 className="mb-3 font-semibold text-display">
          <OrgName>{branch}</OrgName>
        </h1>
        {!own && (
          <>
            <p className="text-ink-2">没有找到转到这个团支部的申请。还没有申请的，现在就可以申请，支部已经填好。</p>
            <ButtonLink href={`/my/transfers/new?to=${page.organizationId}`} look="primary" className="mt-5 w-full">
              申请转到这里
            </ButtonLink>
          </>
        )}
        {own?.reportedAt && (
          <section role="status">
            <ShareRing share={1} />
            <p className="mt-3 font-semibold">已报到</p>
            <p className="text-ink-2">{`${showFullMoment(own.reportedAt)}报到，支部已经知道。`}</p>
            <ButtonLink href={`/my/transfers/${own.transferId}`} className="mt-5 w-full">
              看转接走到哪一步
            </ButtonLink>
          </section>
        )}
        {own && !own.reportedAt && (
          <>
            <p className="text-ink-2">
              从 <OrgName>{own.from}</OrgName> 转来，现在是“{TRANSFER_STATE_LABELS[own.state]}”。
            </p>
            <ReportHere codeId={page.codeId} />
          </>
        )}
      </MemberPage>
    </>
  );
}
