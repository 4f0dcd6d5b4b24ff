import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { ParcelBody, ParcelHeadline, ParcelStatus } from "#components/transfers/parcel";
import { ParcelActions } from "#components/transfers/parcel-next";
import { ButtonLink } from "#components/ui/button";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { powersOver } from "#lib/transfers/parcel/policy";
import { getParcel } from "#lib/transfers/parcel/queries";

export const metadata: Metadata = { title: "转接进度" };

const HOME = "/manage/transfers";

export default async function TransferPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("approveTransfer:A");
  const view = orNotFound(await getParcel(scope, (await params).id));
  const at = now();
  const may = powersOver(actor, view, { atDesk: true, at });
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "业务办理" }, { label: "组织关系转接", href: HOME }, { label: view.name }]}
        title={`${view.name}的组织关系转接`}
        tools={
          view.here &&
          view.paperId && (
            <ButtonLink href={`/manage/inbox/${view.paperId}`} look="primary">
              去办理
            </ButtonLink>
          )
        }
      />
      <div className="max-w-2xl">
        <p className="text-small">
          <ParcelStatus view={view} />
        </p>
        <p className="text-balance font-semibold text-display">
          <ParcelHeadline view={view} own={false} />
        </p>
        <ParcelBody view={view} at={at} own={false} actions={<ParcelActions view={view} may={may} at={at} />} />
      </div>
    </Work>
  );
}
