import type { Metadata } from "next";
import { TrailFilter } from "#components/audit/trail-filter";
import { TrailList } from "#components/audit/trail";
import { PageHead, Work } from "#components/layout/page-head";
import { TextLink } from "#components/ui/bits";
import { trailFilterSchema } from "#lib/audit/schema";
import { listTrail } from "#lib/audit/trail";
import { requireManager } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";

export const metadata: Metadata = { title: "审计记录" };

const NOTE = "做过的每件事：谁、什么时候、由什么改成什么。只能增加，不能修改和删除；证件号与联系方式打码。";

type Props = { searchParams: Promise<Record<string, string | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const { scope } = await requireManager("audit:V");
  const filter = trailFilterSchema.parse(await searchParams);
  const { events, more, below } = await listTrail(scope, filter);
  const whose = scope.role === "OPERATOR" ? "全部组织" : "直属下级";
  const today = dayOf(now());
  const address = (before?: string) => {
    const kept = Object.entries({ ...filter, before }).filter(([, value]) => value);
    return `?${new URLSearchParams(kept as [string, string][])}`;
  };
  return (
    <Work>
      <PageHead crumbs={[{ label: "首页", href: "/manage" }, { label: "审计记录" }]} title="审计记录" note={`${whose}${NOTE}`} />
      <TrailFilter key={address()} filter={filter} whose={whose} below={below} today={today} />
      <TrailList events={events} today={today} />
      <nav aria-label="翻页" className="flex flex-wrap gap-4 py-3 text-mini">
        {filter.before && <TextLink href={address()}>回到最新</TextLink>}
        {more && <TextLink href={address(events.at(-1)?.id)}>更早的</TextLink>}
      </nav>
    </Work>
  );
}
