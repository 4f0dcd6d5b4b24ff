import type { Metadata } from "next";
import { InboxList } from "#components/inbox/inbox-list";
import { PageHead, Work } from "#components/layout/page-head";
import { AsOf } from "#components/ui/as-of";
import { requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { countInbox, listPapers } from "#lib/inbox/queries";
import { inboxFilterSchema } from "#lib/inbox/schema";

export const metadata: Metadata = { title: "操作中心" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InboxPage({ searchParams }: Props) {
  const { scope } = await requireManager("inbox:V");
  const filter = inboxFilterSchema.parse(await searchParams);
  const [found, counts] = await Promise.all([listPapers(scope, filter), countInbox(scope)]);
  const at = now();
  return (
    <Work>
      <PageHead crumbs={[{ label: "操作中心" }]} title="操作中心" tools={<AsOf at={at} />} />
      <InboxList {...found} counts={counts} filter={filter} at={at} />
    </Work>
  );
}
