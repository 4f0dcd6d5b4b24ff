import type { Metadata } from "next";
import { BelowStaff } from "#components/cadres/below-staff";
import { PostDesk } from "#components/cadres/post-desk";
import { PostRecords } from "#components/cadres/post-records";
import { PageHead, Work } from "#components/layout/page-head";
import { Pager } from "#components/table/pager";
import { SectionTitle } from "#components/ui/bits";
import { Empty } from "#components/ui/states";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { powersOver } from "#lib/cadres/policy";
import { findCadrePlace, getDialogPlace, listBelowStaff, listCadres, listPostRecords } from "#lib/cadres/queries";
import { cadreFilterSchema, placeFilterSchema } from "#lib/cadres/schema";
import { isBranchLike } from "#lib/organizations/rules";
import { LIST_PAGE } from "#lib/organizations/schema";

export const metadata: Metadata = { title: "团干部职务变更" };

type Props = { searchParams: Promise<Record<string, string | undefined>> };
const BASE = "/manage/cadres/changes";
const LABEL = "团干部职务变更";

export default async function PostChangesPage({ searchParams }: Props) {
  const { actor, scope } = await requireManager("postChange:E");
  const { at, page, below } = placeFilterSchema.parse(await searchParams);
  const found = orNotFound(await findCadrePlace(scope, at));
  const { isOwn, shortName, category } = found;
  const [{ rows }, records, place] = await Promise.all([
    listCadres(scope, found, cadreFilterSchema.parse({ at })),
    listPostRecords(scope, found, page),
    getDialogPlace(actor, found),
  ]);
  const listed = rows.map((row) => ({ ...row, powers: powersOver(actor, found, row) }));
  const crumbs = [{ label: "团干部管理" }, ...(isOwn ? [{ label: LABEL }] : [{ label: LABEL, href: BASE }, { label: shortName }])];
  const kept = at ? `at=${at}&` : "";
  return (
    <Work>
      <PageHead crumbs={crumbs} title={isOwn ? "本级的职务变更" : `${shortName}的职务变更`} />
      {listed.length > 0 ? <PostDesk place={place} rows={listed} /> : <Empty title="还没有团干部">录入之后才能变更职务。</Empty>}
      {isOwn && !isBranchLike(category) && <BelowStaff {...(await listBelowStaff(scope, below))} page={below} base={BASE} />}
      <SectionTitle>职务变更记录</SectionTitle>
      <PostRecords rows={records.rows} />
      <Pager page={page} size={LIST_PAGE} rows={records.rows.length} more={records.more} address={(to) => `${BASE}?${kept}page=${to}`} />
    </Work>
  );
}
