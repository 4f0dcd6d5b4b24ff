import type { Metadata } from "next";
import { MemberBar, MemberPage } from "#components/layout/member";
import { AppealForm } from "#components/transfers/appeal-form";
import { Refusal } from "#components/transfers/parcel";
import { orNotFound, requireMember } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { powersOver } from "#lib/transfers/parcel/policy";
import { getOwnParcel } from "#lib/transfers/parcel/queries";

export const metadata: Metadata = { title: "申诉" };

export default async function AppealOwnPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, self } = await requireMember();
  const view = await getOwnParcel(self, actor, (await params).id);
  const found = orNotFound(view && powersOver({ ...actor, organizationId: null }, view, { atDesk: false, at: now() }).appeal ? view : null);
  return (
    <>
      <MemberBar back={`/my/transfers/${found.id}`} />
      <MemberPage>
        <h1 className="font-semibold text-display">申诉</h1>
        <p className="text-ink-2">由两边共同的上级决定，只能申诉一次。成立的，视同退回的那一步已经同意。</p>
        <Refusal view={found} />
        <AppealForm transferId={found.id} own />
      </MemberPage>
    </>
  );
}
