import type { Metadata } from "next";
import { listAddress } from "#components/graduation/funnel";
import { GraduateList, OWING } from "#components/graduation/graduate-list";
import { PageHead, Work } from "#components/layout/page-head";
import { ListAddress } from "#components/table/list-address";
import { Pager } from "#components/table/pager";
import { Remind } from "#components/ui/remind";
import { Empty } from "#components/ui/states";
import { Tabs } from "#components/ui/tabs";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { FUNNEL_PAGE, getFunnel, listGraduates } from "#lib/graduation/funnel/queries";
import { STAGES, totalOf } from "#lib/graduation/funnel/rules";
import { STAGE_LABELS } from "#lib/graduation/labels";
import { funnelFilterSchema } from "#lib/graduation/schema";
import { isBranchLike } from "#lib/organizations/rules";

export const metadata: Metadata = { title: "毕业生名单" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export default async function GraduateListPage({ searchParams }: Props) {
  const { scope } = await requireManager("members:V");
  const filter = funnelFilterSchema.parse(await searchParams);
  const [found, listed] = await Promise.all([getFunnel(scope, filter), listGraduates(scope, filter)]);
  const [funnel, { rows, more, names }] = [orNotFound(found), orNotFound(listed)];
  const { stage, q } = filter;
  const seen = { at: funnel.area.id, year: funnel.year };
  const tabs = [
    { href: listAddress(seen), label: `全部 ${totalOf(funnel.totals)}`, current: !stage },
    ...STAGES.map((s) => ({ href: listAddress(seen, s), label: `${STAGE_LABELS[s]} ${funnel.totals[s]}`, current: s === stage })),
  ];
  const pageAddress = (page: number) => `${listAddress(seen, stage)}&${new URLSearchParams({ q, page: String(page) })}`;
  return (
    <Work>
      <PageHead
        crumbs={[{ label: "毕业季", href: `/manage/graduation?at=${seen.at}&year=${seen.year}` }, { label: "毕业生名单" }]}
        title={funnel.name}
        note={`${funnel.year}\u00a0届毕业生`}
        tools={stage === "UNDECLARED" && <Remind opening={OWING} laggards={names.map((name) => ({ name }))} unit="人" />}
      />
      <Tabs label="到了哪一步" tabs={tabs} />
      <div className="mb-3">
        <ListAddress fields={{ q }} kept={{ at: seen.at, year: String(seen.year), stage: stage ?? "" }} placeholder="姓名、拼音首字母" />
      </div>
      {rows.length === 0 ? (
        <Empty title={q ? "筛选后没有结果" : "没有这样的人"}>{q ? "换个名字再看看。" : "回到进展看看别的数字。"}</Empty>
      ) : (
        <GraduateList rows={rows} branches={!isBranchLike(funnel.category)} />
      )}
      <Pager page={filter.page} size={FUNNEL_PAGE} rows={rows.length} more={more} address={pageAddress} />
    </Work>
  );
}
