import type { Metadata } from "next";
import { BelowStaff } from "#components/cadres/below-staff";
import { CadreFilters, cadreAddress } from "#components/cadres/cadre-filters";
import { CadreEntryTools } from "#components/cadres/entry-tools";
import { OverdueStaff } from "#components/cadres/overdue-staff";
import { CadreList } from "#components/cadres/cadre-list";
import { CadreWords } from "#components/cadres/cadre-words";
import { PageHead, Work } from "#components/layout/page-head";
import { Pager } from "#components/table/pager";
import { Empty } from "#components/ui/states";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { listOverdue } from "#lib/cadres/checks/queries";
import { powersOver } from "#lib/cadres/policy";
import { countCadres, findCadrePlace, getDialogPlace, listBelowStaff, listCadres } from "#lib/cadres/queries";
import { cadreFilterSchema } from "#lib/cadres/schema";
import { isBranchLike } from "#lib/organizations/rules";
import { LIST_PAGE } from "#lib/organizations/schema";

export const metadata: Metadata = { title: "团干部列表" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };
const HERE = { label: "团干部列表", href: "/manage/cadres" };

export default async function CadresPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("cadres:V");
  const filter = cadreFilterSchema.parse(await searchParams);
  const found = orNotFound(await findCadrePlace(scope, filter.at));
  const { isOwn, shortName, category } = found;
  const [{ rows, more }, figures, place] = await Promise.all([
    listCadres(scope, found, filter),
    countCadres(found),
    getDialogPlace(actor, found),
  ]);
  const below = isOwn && !isBranchLike(category) ? await listBelowStaff(scope, filter.below) : null;
  const listed = rows.map((row) => ({ ...row, powers: powersOver(actor, found, row) }));
  const crumbs = [{ label: "团干部管理" }, ...(isOwn ? [{ label: "团干部列表" }] : [HERE, { label: shortName }])];
  const title = `${isOwn ? "本级" : shortName}有 ${figures.cadres}\u00a0位团干部`;
  const pager = { page: filter.page, size: LIST_PAGE, rows: rows.length, more };
  return (
    <Work>
      <PageHead
        crumbs={crumbs}
        title={title}
        tools={isOwn && actor.role !== "OPERATOR" ? <CadreEntryTools branch={isBranchLike(category)} /> : undefined}
      />
      <CadreWords figures={figures} category={category} />
      <CadreFilters filter={filter} posts={place.posts} />
      {listed.length > 0 ? (
        <CadreList place={place} rows={listed} />
      ) : (
        <Empty title="这里没有符合条件的团干部">换一个条件，或者先录入。</Empty>
      )}
      <Pager {...pager} address={(page) => cadreAddress(filter, { page })} />
      {below && <BelowStaff {...below} page={filter.below} base="/manage/cadres" />}
      {below && <OverdueStaff rows={await listOverdue(scope)} />}
    </Work>
  );
}
