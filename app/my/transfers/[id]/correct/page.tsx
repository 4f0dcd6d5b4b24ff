import type { Metadata } from "next";
import { MemberBar, MemberPage } from "#components/layout/member";
import { CorrectForm } from "#components/transfers/correct-form";
import { Refusal } from "#components/transfers/parcel";
import { orNotFound, requireMember } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { listCountryWay } from "#lib/organizations/country/queries";
import { powersOver } from "#lib/transfers/parcel/policy";
import { getOwnParcel } from "#lib/transfers/parcel/queries";
import { findPlace } from "#lib/transfers/targets/queries";

export const metadata: Metadata = { title: "更正转接" };

export default async function CorrectOwnPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, self } = await requireMember();
  const view = await getOwnParcel(self, actor, (await params).id);
  const found = orNotFound(
    view && powersOver({ ...actor, organizationId: null }, view, { atDesk: false, at: now() }).correct ? view : null,
  );
  return (
    <>
      <MemberBar back={`/my/transfers/${found.id}`} />
      <MemberPage>
        <h1 className="font-semibold text-display">更正，继续办</h1>
        <Refusal view={found} />
        <CorrectForm
          view={found}
          own
          place={await findPlace(found.toOrgId, { fromBranchId: found.fromBranchId, reason: found.reason })}
          way={await listCountryWay(actor.branch?.path ?? null)}
        />
      </MemberPage>
    </>
  );
}
