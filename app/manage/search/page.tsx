import type { Metadata } from "next";
import { PageHead, Work } from "#components/layout/page-head";
import { SearchDesk } from "#components/search/search-desk";
import { requireManager } from "#lib/auth/guard";
import { searchPeople } from "#lib/search/queries";
import { searchFilterSchema } from "#lib/search/schema";

export const metadata: Metadata = { title: "找人" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export default async function SearchPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("members:V");
  const asked = await searchParams;
  const { q } = searchFilterSchema.parse(asked);
  return (
    <Work>
      <PageHead crumbs={[{ label: "团员管理" }, { label: "找人" }]} title="找人" />
      <SearchDesk key={asked.by ?? ""} q={q} focus={asked.focus === "1"} found={q === "" ? null : await searchPeople(actor, scope, q)} />
    </Work>
  );
}
