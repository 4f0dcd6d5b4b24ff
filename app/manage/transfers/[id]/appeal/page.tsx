import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { AppealForm } from "#components/transfers/appeal-form";
import { Refusal } from "#components/transfers/parcel";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";

import { powersOver } from "#lib/transfers/parcel/policy";
import { getParcel } from "#lib/transfers/parcel/queries";

export const metadata: Metadata = { title: "申诉" };

export default async function AppealTransferPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, scope } = await requireManager("approveTransfer:A");
  const view = await getParcel(scope, (await params).id);
  const found = orNotFound(view && powersOver(actor, view, { atDesk: true, at: now() }).appeal ? view : null);
  const crumbs = [
    { label: "组织关系转接", href: "/manage/transfers" },
    { label: found.name, href: `/manage/transfers/${found.id}` },
    { label: "申诉" },
  ];
  return (
    <Work>
      <PageHead crumbs={crumbs} title={`申诉：${found.name}`} />
      <div className="max-w-2xl">
        <Refusal view={found} />
        <p className="text-ink-2">由两边共同的上级决定，只能申诉一次。成立的，视同退回的那一步已经同意。</p>
        <AppealForm transferId={found.id} own={false} />
      </div>
    </Work>
  );
}
