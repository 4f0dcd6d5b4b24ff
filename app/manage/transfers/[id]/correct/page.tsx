import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { CorrectForm } from "#components/transfers/correct-form";
import { Refusal } from "#components/transfers/parcel";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { listCountryWay } from "#lib/organizations/country/queries";
import { powersOver } from "#lib/transfers/parcel/policy";
import { getParcel } from "#lib/transfers/parcel/queries";
import { findPlace } from "#lib/transfers/targets/queries";

export const metadata: Metadata = { title: "更正，继续办" };

export default async function CorrectTransferPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("approveTransfer:A");
  const view = await getParcel(scope, (await params).id);
  const found = orNotFound(view && powersOver(actor, view, { atDesk: true, at: now() }).correct ? view : null);
  const crumbs = [
    { label: "组织关系转接", href: "/manage/transfers" },
    { label: found.name, href: `/manage/transfers/${found.id}` },
    { label: "更正，继续办" },
  ];
  return (
    <Work>
      <PageHead crumbs={crumbs} title={`更正，继续办：${found.name}`} />
      <div className="max-w-2xl">
        <Refusal view={found} />
        <CorrectForm
          view={found}
          own={false}
          place={await findPlace(found.toOrgId, { fromBranchId: found.fromBranchId, reason: found.reason })}
          way={await listCountryWay(scope.path)}
        />
      </div>
    </Work>
  );
}
