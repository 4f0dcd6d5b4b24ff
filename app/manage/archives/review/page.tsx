import type { Metadata } from "next";
import { ArchiveDesk } from "#components/archives/archive-desk";
import { PageHead, Work } from "#components/layout/page-head";
import { AsOf } from "#components/ui/as-of";
import { listArchives } from "#lib/archives/list/queries";
import { reviewFilterSchema } from "#lib/archives/schema";
import { requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";

export const metadata: Metadata = { title: "下级团员电子档案审批" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ReviewPage({ searchParams }: Props) {
  const { scope } = await requireManager("approveArchive:A");
  const filter = reviewFilterSchema.parse(await searchParams);
  const title = "下级团员电子档案审批";
  return (
    <Work>
      <PageHead crumbs={[{ label: "业务办理" }, { label: title }]} title={title} tools={<AsOf at={now()} />} />
      <ArchiveDesk home="/manage/archives/review" filter={filter} today={dayOf(now())} {...(await listArchives(scope, filter))} />
    </Work>
  );
}
