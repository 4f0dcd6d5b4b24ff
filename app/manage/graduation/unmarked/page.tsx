import type { Metadata } from "next";
import { GraduationTabs } from "#components/graduation/graduation-tabs";
import { UnmarkedList } from "#components/graduation/unmarked-list";
import { PageHead, Work } from "#components/layout/page-head";
import { ListAddress } from "#components/table/list-address";
import { Pager } from "#components/table/pager";
import { Empty } from "#components/ui/states";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { getMarking, listUnmarked, UNMARKED_PAGE } from "#lib/graduation/marks/queries";
import { seasonPowers } from "#lib/graduation/policy";
import { branchFilterSchema } from "#lib/graduation/schema";

export const metadata: Metadata = { title: "未标记毕业时间的团支部" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export default async function UnmarkedPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("graduationMark:C");
  const filter = branchFilterSchema.parse(await searchParams);
  const [found, { rows, total }] = await Promise.all([getMarking(actor), listUnmarked(scope, filter)]);
  const marking = orNotFound(found);
  const address = (page: number) => `/manage/graduation/unmarked?${new URLSearchParams({ q: filter.q, page: String(page) })}`;
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "毕业季", href: "/manage/graduation" }, { label: "未标记毕业时间的团支部" }]}
        title="未标记毕业时间的团支部"
        note={`${total}\u00a0个。每个团支部都要标记预计毕业时间，或写明无法确定的理由`}
      />
      <GraduationTabs current="unmarked" powers={seasonPowers(actor)} />
      <div className="mb-3">
        <ListAddress fields={{ q: filter.q }} kept={{}} placeholder="名称、拼音首字母" />
      </div>
      {rows.length === 0 ? (
        <Empty title={filter.q ? "筛选后没有结果" : "都标记过了"}>{filter.q ? "换个名称再看看。" : "新建的团支部会出现在这里。"}</Empty>
      ) : (
        <UnmarkedList rows={rows} marking={marking} />
      )}
      <Pager page={filter.page} size={UNMARKED_PAGE} rows={rows.length} more={filter.page * UNMARKED_PAGE < total} address={address} />
    </Work>
  );
}
