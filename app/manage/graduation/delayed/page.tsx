import type { Metadata } from "next";
import { GraduationTabs } from "#components/graduation/graduation-tabs";
import { MarkedMembers } from "#components/graduation/marked-members";
import { PageHead, Work } from "#components/layout/page-head";
import { ListAddress } from "#components/table/list-address";
import { Pager } from "#components/table/pager";
import { Tabs } from "#components/ui/tabs";
import { Empty } from "#components/ui/states";
import { requireManager } from "#lib/auth/guard";
import { seasonPowers } from "#lib/graduation/policy";
import { listMarkedMembers, MARKED_PAGE } from "#lib/graduation/graduates/queries";
import { markedFilterSchema } from "#lib/graduation/schema";

export const metadata: Metadata = { title: "延迟毕业团员列表" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };
const EMPTY = {
  delayed: ["没有延迟毕业的团员", "在团员列表里选中毕业生团组织的团员，按“标记延迟毕业团员/教师”。"],
  teachers: ["没有标记的教师", "教师在毕业生团组织里的，选中之后标为教师，不列入学社衔接。"],
} as const;

export default async function DelayedPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("graduateMark:C");
  const filter = markedFilterSchema.parse(await searchParams);
  const { rows, total } = await listMarkedMembers(scope, filter);
  const address = (page: number) =>
    `/manage/graduation/delayed?${new URLSearchParams({ show: filter.show, q: filter.q, page: String(page) })}`;
  const [title, note] = EMPTY[filter.show];
  const tab = (show: "delayed" | "teachers", label: string) => ({
    href: `/manage/graduation/delayed?show=${show}`,
    label,
    current: filter.show === show,
  });
  return (
    <Work>
      <PageHead crumbs={[{ label: "毕业季", href: "/manage/graduation" }, { label: "延迟毕业团员列表" }]} title="延迟毕业团员列表" />
      <GraduationTabs current="delayed" powers={seasonPowers(actor)} />
      <Tabs label="标记的是" tabs={[tab("delayed", "延迟毕业"), tab("teachers", "教师")]} />
      <div className="mb-3">
        <ListAddress fields={{ q: filter.q }} kept={{ show: filter.show }} placeholder="姓名、拼音首字母" />
      </div>
      {rows.length === 0 ? (
        <Empty title={filter.q ? "筛选后没有结果" : title}>{filter.q ? "换个名字再看看。" : note}</Empty>
      ) : (
        <MarkedMembers rows={rows} kind={filter.show} />
      )}
      <Pager page={filter.page} size={MARKED_PAGE} rows={rows.length} more={filter.page * MARKED_PAGE < total} address={address} />
    </Work>
  );
}
