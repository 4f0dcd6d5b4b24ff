import type { Metadata } from "next";
import { ArchiveDesk } from "#components/archives/archive-desk";
import { NumberList } from "#components/archives/number-list";
import { OverviewTable } from "#components/archives/overview";
import { PageHead, Work } from "#components/layout/page-head";
import { AsOf } from "#components/ui/as-of";
import { ButtonLink } from "#components/ui/button";
import { listArchives } from "#lib/archives/list/queries";
import { getOverview, listNumbers } from "#lib/archives/overview/queries";
import { archiveFilterSchema, archiveViewSchema } from "#lib/archives/schema";
import { orNotFound, requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { isBranchLike } from "#lib/organizations/rules";

export const metadata: Metadata = { title: "电子数据库" };

const HERE = "/manage/archives";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ArchivesPage({ searchParams }: Props) {
  const { scope } = await requireManager("archive:V");
  const asked = await searchParams;
  const filter = archiveFilterSchema.parse(asked);
  const { field, list } = archiveViewSchema.parse(asked);
  const overview = orNotFound(await getOverview(scope, filter.at));
  const { at, whole, rows } = overview;
  const listed = isBranchLike(whole.category) || list || filter.q !== "" || filter.show !== "all";
  const own = at.id === scope.organizationId;
  const today = dayOf(now());
  const above = at.parentId === scope.organizationId ? HERE : `${HERE}?at=${at.parentId}`;
  const crumbs = own
    ? [{ label: "团员管理" }, { label: "电子数据库" }]
    : [{ label: "电子数据库", href: HERE }, { label: "上一级", href: above }, { label: at.shortName }];
  return (
    <Work>
      <PageHead
        crumbs={crumbs}
        title={own ? "电子数据库" : at.shortName}
        note="2020年及以后入团的，每人一份入团志愿书"
        tools={
          <>
            <AsOf at={now()} />
            {!listed && <ButtonLink href={`${HERE}?${own ? "" : `at=${at.id}&`}list=1`}>看名单</ButtonLink>}
            {own && <ButtonLink href={`${HERE}/unused`}>编号未使用</ButtonLink>}
          </>
        }
      />
      {field && <NumberList field={field} rows={await listNumbers(scope, at.id, field)} />}
      {!field && listed && (
        <ArchiveDesk home={`${HERE}?list=1`} filter={filter} today={today} {...(await listArchives(scope, filter, at.path))} />
      )}
      {!field && !listed && <OverviewTable whole={whole} rows={rows} />}
    </Work>
  );
}
