import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { InForm } from "#components/transfers/in-form";
import { PhaseBanner } from "#components/transfers/phase-banner";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { isBranchLike } from "#lib/organizations/rules";
import { findSites } from "#lib/transfers/places/queries";

export const metadata: Metadata = { title: "办理转入" };

export default async function TransferInPage() {
  const { actor } = await requireManager("transferIn:C");
  const own = orNotFound(actor.organization);
  const site = (await findSites([own.id])).get(own.id);
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "业务办理" }, { label: "组织关系转接", href: "/manage/transfers" }, { label: "办理转入" }]}
        title="办理转入"
        note={`转入${own.shortName}`}
      />
      <PhaseBanner today={dayOf(now())} />
      <InForm township={site?.township ?? false} toBranch={isBranchLike(own.category)} />
    </Work>
  );
}
