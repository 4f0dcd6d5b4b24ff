import type { Metadata } from "next";
import { Dock, MemberBar, MemberPage } from "#components/layout/member";
import { ParcelBody, ParcelHeadline, ParcelStatus } from "#components/transfers/parcel";
import { NudgeTransfer, WithdrawTransfer } from "#components/transfers/parcel-actions";
import { ParcelNext } from "#components/transfers/parcel-next";
import { ReportArrival } from "#components/transfers/report-arrival";
import { orNotFound, requireMember } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { powersOver } from "#lib/transfers/parcel/policy";
import { getOwnParcel } from "#lib/transfers/parcel/queries";

export const metadata: Metadata = { title: "关系转接" };

const HOME = "/my/transfers";

export default async function OwnTransferPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, self } = await requireMember();
  const view = orNotFound(await getOwnParcel(self, actor, (await params).id));
  const at = now();
  const may = powersOver({ ...actor, organizationId: null }, view, { atDesk: false, at });
  const nudged = view.nudgedAt !== null && dayOf(view.nudgedAt) === dayOf(at);
  const aim = { transferId: view.id, own: true };
  const next = (
    <>
      {view.reportCode && <ReportArrival transferId={view.id} code={view.reportCode} to={view.names.to} />}
      <ParcelNext view={view} home={HOME} mayCorrect={may.correct} mayAppeal={may.appeal} />
    </>
  );
  return (
    <>
      <MemberBar back={HOME} title="关系转接" />
      <MemberPage>
        <p className="mt-2 mb-1 text-small">
          <ParcelStatus view={view} />
        </p>
        <h1 className="text-balance font-semibold text-display">
          <ParcelHeadline view={view} own />
        </h1>
        <ParcelBody view={view} at={at} own actions={next} />
        {(may.withdraw || may.nudge || may.takeBackAppeal) && (
          <Dock>
            {may.withdraw && <WithdrawTransfer {...aim} />}
            {may.takeBackAppeal && <WithdrawTransfer {...aim} appeal />}
            {may.nudge && <NudgeTransfer {...aim} paperId={null} nudged={nudged} />}
          </Dock>
        )}
      </MemberPage>
    </>
  );
}
