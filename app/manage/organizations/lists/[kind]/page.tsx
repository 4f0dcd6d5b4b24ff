import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHead, Work } from "#components/layout/page-head";
import { LackingList, OfficeList } from "#components/organizations/lists";
import { Pager } from "#components/table/pager";
import { AsOf } from "#components/ui/as-of";
import type { Scope } from "#lib/auth/scope";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { listOffices } from "#lib/organizations/posts/queries";
import { findOrganization, listLacking } from "#lib/organizations/queries";
import { LIST_PAGE, listFilterSchema } from "#lib/organizations/schema";

const KINDS = {
  small: { title: "不足 3\u00a0人团支部", note: "团员数量不足3人，应当撤销或与其他团支部合并。" },
  hollow: { title: "空心组织", note: "团委、团工委、团总支之下至少要有一个团支部。" },
  cadres: { title: "团干部", note: "按在任职务计数，一人兼几个职务算几个。隔级的只列数目。" },
} as const;
type Kind = keyof typeof KINDS;

const kindOf = (text: string): Kind => (Object.hasOwn(KINDS, text) ? (text as Kind) : notFound());

type Props = { params: Promise<{ kind: string }>; searchParams: Promise<Record<string, string | undefined>> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({ title: KINDS[kindOf((await params).kind)].title });

async function load(scope: Scope, kind: Kind, { at, page }: { at?: string | undefined; page: number }) {
  if (kind !== "cadres") {
    const { rows, more } = await listLacking(scope, kind, page);
    return { list: <LackingList rows={rows} kind={kind} />, count: rows.length, more };
  }
  const organization = orNotFound(await findOrganization(scope, at ?? scope.organizationId));
  const { rows, more } = await listOffices(scope, organization, page);
  return { list: <OfficeList rows={rows} />, count: rows.length, more };
}

export default async function ListPage({ params, searchParams }: Props) {
  const { scope } = await requireManager("children:V");
  const kind = kindOf((await params).kind);
  const filter = listFilterSchema.parse(await searchParams);
  const { list, count, more } = await load(scope, kind, filter);
  const { title, note } = KINDS[kind];
  const address = (page: number) => `?${new URLSearchParams({ ...(filter.at && { at: filter.at }), page: String(page) })}`;
  return (
    <Work>
      <PageHead crumbs={[{ label: "首页", href: "/manage" }, { label: title }]} title={title} note={note} tools={<AsOf at={now()} />} />
      {count === 0 && filter.page > 1 ? null : list}
      <Pager page={filter.page} size={LIST_PAGE} rows={count} more={more} address={address} />
    </Work>
  );
}
