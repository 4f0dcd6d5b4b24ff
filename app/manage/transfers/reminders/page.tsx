import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { FollowUps } from "#components/transfers/follow-ups";
import { AsOf } from "#components/ui/as-of";
import { requireManager } from "#lib/auth/guard";
import { mayUse } from "#lib/auth/permissions";
import { now } from "#lib/clock";
import { listArrivals } from "#lib/transfers/arrivals/queries";
import { listFollowUps } from "#lib/transfers/follow-ups/queries";

export const metadata: Metadata = { title: "转接后续提醒" };

export default async function RemindersPage() {
  const { actor, scope } = await requireManager("approveTransfer:A");
  const [followUps, arrivals] = await Promise.all([listFollowUps(scope), listArrivals(scope)]);
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "业务办理" }, { label: "组织关系转接", href: "/manage/transfers" }, { label: "转接后续提醒" }]}
        title="转接后续提醒"
        tools={<AsOf at={now()} />}
      />
      <FollowUps followUps={followUps} arrivals={arrivals} mayMove={mayUse(actor, "transferOut:C").yes} />
    </Work>
  );
}
