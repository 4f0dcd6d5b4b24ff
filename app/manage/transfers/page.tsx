import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { PhaseBanner } from "#components/transfers/phase-banner";
import { tabFor, TransferDesk } from "#components/transfers/transfer-desk";
import { TransferTools, TransferWays } from "#components/transfers/transfer-tools";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { countWaiting, listTransfers } from "#lib/transfers/queries";
import { transferFilterSchema } from "#lib/transfers/schema";

export const metadata: Metadata = { title: "组织关系转接" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TransfersPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("approveTransfer:A");
  const asked = transferFilterSchema.parse(await searchParams);
  const counts = await countWaiting(scope);
  const filter = { ...asked, tab: tabFor(asked.tab, counts) };
  const found = await listTransfers(scope, filter);
  const own = orNotFound(actor.organization);
  const at = now();
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "业务办理" }, { label: "组织关系转接" }]}
        title="组织关系转接"
        tools={<TransferTools own={own} filter={filter} />}
      />
      <PhaseBanner today={dayOf(at)} />
      <TransferWays own={own} />
      <TransferDesk {...found} counts={counts} filter={filter} at={at} />
    </Work>
  );
}
